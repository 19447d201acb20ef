"""What axe-core finds on a page once nothing on it fades in or out any more."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# A text that fades is pale for a moment.
STILL = """() => document.getAnimations().every(each => each.playState !== 'running'
    || each.effect.getComputedTiming().endTime === Infinity)"""


def violations(page: Page) -> list[str]:
    """What breaks a rule, a line each."""
    page.wait_for_function(STILL)
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:200]} {node['failureSummary']}"
        for one in Axe().run(page).response["violations"]
        for node in one["nodes"]
    ]
