"""What a visitor does on the Add page, and articles to do it with."""

import json
import re
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.again import until
from tests.browser.links import follow

CHART = '[data-testid="stPlotlyChart"]'


def drop(page: Page, *files: FilePayload) -> None:
    """Drop files."""
    page.locator('input[type="file"]').first.set_input_files(list(files))


def can_be_kept(page: Page, articles: int) -> None:
    """Wait until so many articles are offered to be kept."""
    label = "Keep this article" if articles == 1 else f"Keep these {articles:,} articles"
    button = page.get_by_role("button", name=label, exact=True)
    expect(button).to_be_visible()


def keep(page: Page, told: str = "of yours kept") -> None:
    """Keep what is looked over, and wait until that is told."""
    page.get_by_role("button", name=re.compile(r"^Keep th")).click()
    expect(page.get_by_text(told)).to_be_visible()


def fill_cell(page: Page, right: int, down: int, text: str) -> None:
    """Write into the cell of the review that lies so many pixels right of its corner, and down.

    The table is a drawing: its cells are places.
    """

    def open_cell() -> None:
        box = page.get_by_test_id("stDataFrame").bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + right, box["y"] + down)
        page.keyboard.press("Enter")

    cell = page.locator("#portal textarea")
    until(cell, open_cell)
    cell.fill(text)
    cell.press("Enter")
    expect(cell).to_have_count(0)


def compare(page: Page, *outlets: str) -> None:
    """Follow the link to the comparison, and find these outlets in its first chart."""
    follow(page, "Compare the outlets")
    for outlet in outlets:
        named = page.locator(CHART).first.get_by_text(outlet, exact=True).first
        expect(named).to_be_visible()


def file(name: str, content: bytes | str) -> FilePayload:
    """A file to drop."""
    buffer = content if isinstance(content, bytes) else content.encode()
    return {"name": name, "mimeType": "application/octet-stream", "buffer": buffer}


def file_at(path: Path) -> FilePayload:
    """A file on this machine to drop."""
    return file(path.name, path.read_bytes())


def table(*rows: dict[str, str], name: str = "t") -> FilePayload:
    """A JSON Lines file to drop."""
    return file(f"{name}.jsonl", "\n".join(json.dumps(row) for row in rows))


def told(day: str) -> str:
    """An article that shares no five words in a row with that of another day."""
    return " ".join(f"Case {day}{n} reached court {day}{n} on day {day}." for n in range(20))


def told_by_turns(number: int) -> str:
    """Such an article; the odd ones judge, so that outlets that take turns differ."""
    return told(f"{number}x") + (" It was a disgraceful, shocking farce." if number % 2 else "")


def paged(title: str, outlet: str, text: str) -> str:
    """A web page with an article and a website around it."""
    paragraphs = "".join(f"<p>{part}.</p>" for part in text.removesuffix(".").split(". "))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>'
        f'<meta property="og:site_name" content="{outlet}"></head><body><nav><a href="/">Home</a>'
        f"</nav><main><article><h1>{title}</h1>{paragraphs}</article></main>"
        "<footer><p>All rights reserved</p></footer></body></html>"
    )
