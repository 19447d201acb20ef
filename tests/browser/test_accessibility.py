"""Nothing to complain of on any view: by axe-core, light or dark, wide or narrow; at 400 % zoom; by
keyboard; and with less motion."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenView

pytestmark = pytest.mark.browser

PATHS = [
    "",
    "?basis=Same+stories",
    "?basis=Equal+length+and+genre&voice=In+quotations",
    "?look=Two+outlets",
    "?look=Everything+at+a+glance",
    "stories",
    "stories?about=bridge-closure",
    "reprints",
    "article",
    "articles?of=Daily+Blaze&order=Loaded+terms",
    "words",
    "trends",
    "add",
    "classroom",
    "classroom?lesson=who-says-so",
    "methods",
]
FEW = "?look=Everything+at+a+glance&outlet=Daily+Blaze&outlet=Meridian+Wire"
VIEWS = pytest.mark.parametrize("view", PATHS)
PAPER = {"dark": "rgb(18, 18, 18)", "light": "rgb(252, 252, 250)"}
TALL = 2400
# What is wider than the window and not within something that is moved sideways by itself.
CUT_OFF = """() => {
    const scrolls = (e) => { for (let up = e.parentElement; up; up = up.parentElement) {
        if (up.dataset.testid === 'stMain') return false;
        if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return true;
        if (up.matches('[data-testid="stDataFrame"], .unseen')) return true;
    } return false; };
    const main = document.querySelector('[data-testid="stMain"]');
    const wide = [...main.querySelectorAll('*')].filter(e => e.checkVisibility()
        && e.getBoundingClientRect().width > 1
        && (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
        && !scrolls(e));
    return [...wide.map(e => e.outerHTML.slice(0, 120)),
        ...(main.scrollWidth > innerWidth ? [`the page is ${main.scrollWidth} wide`] : [])];
}"""
# The words of a chart that stand outside it.
OUTSIDE = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const left = chart.getBoundingClientRect().left;
    return [...chart.querySelectorAll('.annotation-text, .ytick text')].filter(
        text => text.getBoundingClientRect().left < left - 1).map(text => text.textContent);
})"""
# What has the focus, and whether it, or what is right around it, looks otherwise without it.
FOCUSED = """async () => {
    const settled = () => new Promise(done => setTimeout(done, 60));
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    if (!one || one === document.body) return null;
    const around = [one];
    while (around.length < 6 && around.at(-1).parentElement)
        around.push(around.at(-1).parentElement);
    const look = () => around.map(e => { const s = getComputedStyle(e);
        return [s.outlineStyle !== 'none' && s.outlineWidth, s.boxShadow, s.borderColor,
            s.backgroundColor, s.textDecorationLine].join(); }).join();
    one.dataset.reached = 'yes';
    let isSeen = one.tagName === 'CANVAS';
    for (let tries = 0; !isSeen && tries < 8; tries++) {  // a busy page shows it late
        await settled();
        const focused = look();
        one.blur();
        await settled();
        isSeen = focused !== look();
        one.focus({ focusVisible: true });
    }
    return { seen: isSeen,
        what: one.outerHTML.slice(0, 160) };
}"""
# What a mouse can press. Of radios and tabs the keyboard reaches one, and by arrows the others.
MISSED = """() => {
    const places = [document, ...[...document.querySelectorAll('*')]
        .map(e => e.shadowRoot).filter(Boolean)];
    return places.flatMap(place => [...place.querySelectorAll(
        'a[href], button, summary, input, textarea, select')]).filter(e =>
        e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !e.dataset.reached
        && e.getBoundingClientRect().width > 1
        && !e.closest('.modebar, [role=radiogroup], [aria-hidden=true], [data-testid=stHeading]')
        && !e.matches('[role=radio], [role=tab], [type=file], [tabindex="-1"]')
    ).map(e => e.outerHTML.slice(0, 160));
}"""
MOVES = """() => [...document.querySelectorAll('*')].filter(e => {
    const s = getComputedStyle(e);
    const longest = (times) => Math.max(...times.split(',').map(parseFloat));
    return longest(s.transitionDuration) > 0.01
        || (s.animationName !== 'none' && longest(s.animationDuration) > 0.01);
}).map(e => e.outerHTML.slice(0, 120))"""


def turn(page: Page, scheme: str) -> None:
    """Have the browser ask for a light or a dark page."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", PAPER[scheme])


@VIEWS
def test_axe_finds_nothing_light_or_dark_wide_or_narrow(
    page: Page, open_view: OpenView, view: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": TALL})
    open_view(view)
    assert violations(page) == []
    turn(page, "dark")
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": TALL})
    page.wait_for_timeout(500)
    assert violations(page) == []
    turn(page, "light")
    assert violations(page) == []


@pytest.mark.parametrize(
    "page",
    [{"viewport": {"width": 320, "height": 900}, "reduced_motion": "reduce"}],
    indirect=True,
)
@VIEWS
def test_at_four_times_the_size_nothing_is_lost_and_nothing_need_move(
    page: Page, open_view: OpenView, view: str
) -> None:
    open_view(view)
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(MOVES) == []


@pytest.mark.parametrize("page", [{"reduced_motion": "reduce"}], indirect=True)
@pytest.mark.parametrize("view", ["?outlet=Daily+Blaze", "trends", FEW])
def test_the_keyboard_reaches_what_a_mouse_does_and_is_seen(
    page: Page, open_view: OpenView, view: str
) -> None:
    open_view(view)
    for summary in page.locator("summary").all():
        summary.press("Enter")
    page.wait_for_timeout(1500)
    unseen: list[str] = []
    ends = 0
    while ends < 2:  # from where the last was pressed to the end, and from the start
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        ends += focused is None
        if focused and not focused["seen"]:
            unseen.append(focused["what"])
    assert unseen == []
    missed = page.evaluate(MISSED)
    assert not missed, "\n".join(missed)
