"""Marking words: by mouse, finger and keyboard; what is kept through reruns, reloads and outages;
and what a screen reader is told. All of it under a strict Content-Security-Policy."""

import contextlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.again import until
from tests.browser.axe import violations
from tools.visitor import ROOT, SETTLED, free_port, wait_for

pytestmark = pytest.mark.browser

TEXT = """🎉 The council “slammed” the cafe\u0301’s plan. It may, critics say, fail.

قال المجلس إن الخطة كارثة.

<img src=x onerror=document.title='broken'> $\\href{javascript:x}{y}$ in the Daily Blaze."""
LONG = TEXT + "\n\nThe mayor said that nobody knew." * 40
POLICY = (
    "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: data: blob:"
)
# The policy as an element: a page whose headers a test has changed is no page of this machine to
# the browser, and may open no connection to it.
OBEY = """new MutationObserver((_, observer) => {
    if (!document.head) return;
    observer.disconnect();
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = POLICY;
    document.head.prepend(policy);
}).observe(document, { childList: true, subtree: true });"""
# Scrolled down, and come to rest: a tap before that only stops it.
SCROLLED = """async before => {
    const main = document.querySelector('[data-testid="stMain"]');
    const at = main.scrollTop;
    await new Promise(done => setTimeout(done, 300));
    return at > before + 50 && main.scrollTop === at;
}"""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@dataclass
class Served:
    """A page with a text to mark: where it answers, and the folder that says what it does."""

    address: str
    folder: Path

    def set(self, name: str, *, on: bool = True) -> None:
        """Turn one of the page's switches, which are files."""
        place = self.folder / name
        place.touch() if on else place.unlink()

    def kept(self) -> list[tuple[str, str]]:
        """What the server has: category and passage of each mark."""
        place = self.folder / "kept.json"
        marks = json.loads(place.read_text("utf-8"))[1] if place.exists() else []
        return [(category, self.text[start:end]) for category, start, end in marks]

    @property
    def text(self) -> str:
        return (self.folder / "text").read_text("utf-8")

    def keep(self, revision: int, *marks: tuple[str, str]) -> None:
        """Put marks there as if they had been kept before."""
        rows = [
            [category, self.text.index(passage), self.text.index(passage) + len(passage)]
            for category, passage in marks
        ]
        (self.folder / "kept.json").write_text(json.dumps([revision, rows]), "utf-8")


@contextlib.contextmanager
def running(folder: Path, port: int) -> Iterator[str]:
    """Serve tests/browser/marking_page.py, with the colours of the dashboard."""
    options = ["--server.headless", "true", "--server.address", "localhost"]
    options += ["--browser.gatherUsageStats", "false", "--server.port", str(port)]
    script = str(Path(__file__).with_name("marking_page.py"))
    environment = {**os.environ, "MARKING_KEPT": str(folder / "kept.json"), "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        # -P: modules of the dashboard must not stand in for those of Python.
        [sys.executable, "-P", "-m", "streamlit", "run", script, *options],
        cwd=ROOT / "dashboard",
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://localhost:{port}"
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("marking")
    with running(folder, free_port()) as address:
        yield Served(address, folder)


@pytest.fixture
def served(server: Served) -> Served:
    for place in server.folder.iterdir():
        place.unlink()
    (server.folder / "text").write_text(TEXT, "utf-8")
    return server


@pytest.fixture
def opened(page: Page, served: Served) -> Page:
    open_page(page, served)
    return page


def open_page(page: Page, served: Served) -> None:
    page.add_init_script(OBEY.replace("POLICY", json.dumps(POLICY)))
    page.goto(served.address)
    settle(page)


def settle(page: Page) -> None:
    page.locator("[data-word]").first.wait_for()
    page.wait_for_function(SETTLED)


def box(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Text to mark")


def word(page: Page, text: str) -> Locator:
    return page.locator("[data-word]").filter(has_text=re.compile(f"^{text}$")).first


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar").get_by_role("button", name=name)


def chosen(page: Page) -> list[str]:
    return page.locator("[data-word][aria-selected=true]").all_text_contents()


def is_told(page: Page, told: str) -> None:
    expect(page.locator(".told")).to_contain_text(told)


def is_saved(page: Page, served: Served, *marks: tuple[str, str]) -> None:
    expect(page.locator(".saving")).to_have_text("Saved")
    assert served.kept() == list(marks)


def drag(page: Page, start: str, end: str) -> None:
    word(page, start).hover()
    page.mouse.down()
    word(page, end).hover()
    page.mouse.up()


def test_a_click_and_a_category_mark_a_word(opened: Page, served: Served) -> None:
    word(opened, "slammed").click()
    assert chosen(opened) == ["slammed"]
    button(opened, "Loaded word").click()
    is_told(opened, "Marked ‘slammed’ as loaded word. 1 mark.")
    expect(word(opened, "slammed")).to_have_accessible_name("slammed, loaded word")
    word(opened, "كارثة").click()
    button(opened, "Hedge").click()
    is_saved(opened, served, ("loaded", "slammed"), ("hedge", "كارثة"))


def test_a_drag_marks_a_phrase_within_its_paragraph(opened: Page, served: Served) -> None:
    drag(opened, "plan", "slammed")
    button(opened, "Loaded word").click()
    drag(opened, "fail", "إن")
    assert chosen(opened) == ["fail"]
    word(opened, "critics").click()
    word(opened, "say").click(modifiers=["Shift"])
    button(opened, "Source").click()
    button(opened, "One word more at the start").click()
    button(opened, "One word less at the end").click()
    assert chosen(opened) == ["may", "critics"]
    button(opened, "Hedge").click()
    marks = [
        ("loaded", "slammed” the cafe\u0301’s plan"),
        ("hedge", "may, critics"),
        ("source", "critics say"),
    ]
    is_saved(opened, served, *marks)


def finger(page: Page, way: list[tuple[float, float]]) -> None:
    """A finger that touches, moves and lets go; the browser decides what that means."""
    devices = page.context.new_cdp_session(page)

    def touch(kind: str, points: list[tuple[float, float]]) -> None:
        told = [{"x": x, "y": y} for x, y in points]
        devices.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    touch("touchStart", way[:1])
    for point in way[1:]:
        touch("touchMove", [point])
    touch("touchEnd", [])


def middle(place: Locator) -> tuple[float, float]:
    found = place.bounding_box()
    assert found
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


@pytest.mark.parametrize("page", [PHONE], indirect=True)
def test_a_finger_taps_drags_aside_and_scrolls(page: Page, served: Served) -> None:
    (served.folder / "text").write_text(LONG, "utf-8")
    open_page(page, served)
    word(page, "critics").tap()
    assert chosen(page) == ["critics"]
    (x, y), (to_x, to_y) = middle(word(page, "The")), middle(word(page, "slammed"))
    steps = [(x + (to_x - x) * step / 8, y + (to_y - y) * step / 8) for step in range(9)]
    finger(page, steps)
    assert chosen(page) == ["The", "council", "slammed"]
    main = page.locator('[data-testid="stMain"]')
    before = main.evaluate("e => e.scrollTop")
    x, y = middle(word(page, "قال"))
    finger(page, [(x, y - 15 * step) for step in range(15)])
    page.wait_for_function(SCROLLED, arg=before)
    assert chosen(page) == ["The", "council", "slammed"]
    # On a busy machine the page may still glide, and then a tap only stops it.
    until(page.locator(".count", has_text="1 mark"), button(page, "Loaded word").tap)
    is_saved(page, served, ("loaded", "The council “slammed"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def test_a_keyboard_alone_marks_removes_and_undoes(opened: Page, served: Served) -> None:
    opened.locator("summary").last.focus()
    keys(opened, "Tab")
    expect(box(opened)).to_be_focused()
    keys(opened, "ArrowRight", "ArrowRight", "Shift+ArrowRight", "1")
    is_told(opened, "Marked ‘council “slammed’ as loaded word. 1 mark.")
    keys(opened, "ArrowDown")
    is_told(opened, "It may, critics say, fail")
    keys(opened, "ArrowRight", "2", "Home", "ArrowRight", "ArrowRight", "Delete")
    is_told(opened, "Removed loaded word from ‘council “slammed’. 1 mark.")
    keys(opened, "Control+z", "Control+z", "Control+Shift+z")
    is_told(opened, "Redone. 2 marks.")
    is_saved(opened, served, ("loaded", "council “slammed"), ("hedge", "may"))
    # In a paragraph from right to left, the left is what comes next.
    keys(opened, "End", "ArrowRight", "ArrowLeft")
    assert chosen(opened) == ["المجلس"]
    # The last word of a text from left to right: "قال", to its left "المجلس".
    keys(opened, "Enter")
    expect(button(opened, "Loaded word")).to_be_focused()
    keys(opened, "ArrowRight", "ArrowRight", "Enter")
    expect(box(opened)).to_be_focused()
    is_told(opened, "Marked ‘المجلس’ as source. 3 marks.")
    keys(opened, "Escape", "3")
    assert chosen(opened) == []
    is_told(opened, "Choose a word first.")
    keys(opened, "Tab")
    expect(box(opened)).not_to_be_focused()
    keys(opened, "Tab")
    assert not opened.evaluate(
        "!!document.activeElement.shadowRoot?.activeElement?.closest('.marking')"
    )


def test_the_same_category_again_takes_its_mark_off(opened: Page, served: Served) -> None:
    word(opened, "slammed").click()
    button(opened, "Loaded word").click()
    button(opened, "Hedge").click()
    expect(button(opened, "Loaded word")).to_have_attribute("aria-pressed", "true")
    button(opened, "Loaded word").click()
    is_saved(opened, served, ("hedge", "slammed"))


def test_a_rerun_leaves_choice_focus_and_undoing_alone(opened: Page, served: Served) -> None:
    word(opened, "fail").click()
    keys(opened, "1", "ArrowLeft", "Shift+ArrowLeft")
    is_saved(opened, served, ("loaded", "fail"))
    served.set("above")
    opened.evaluate("word = document.activeElement.shadowRoot.querySelector('#word-3')")
    # A press that leaves the focus where it is.
    opened.get_by_role("button", name="Run again").evaluate("e => e.click()")
    opened.get_by_text("Something new above the text.").wait_for()
    settle(opened)
    assert chosen(opened) == ["critics", "say"]
    expect(box(opened)).to_be_focused()
    assert opened.evaluate("word.isConnected")
    keys(opened, "2", "Control+z", "Control+z")
    is_told(opened, "Undone. 0 marks.")


def test_saved_marks_are_there_after_a_reload(opened: Page, served: Served) -> None:
    served.keep(4, ("loaded", "slammed"), ("hedge", "may"))
    opened.reload()
    settle(opened)
    expect(word(opened, "slammed")).to_have_accessible_name("slammed, loaded word")
    expect(opened.locator(".count")).to_have_text("2 marks")
    word(opened, "plan").click()
    keys(opened, "3")
    is_saved(opened, served, ("loaded", "slammed"), ("source", "plan"), ("hedge", "may"))


def test_marks_that_were_not_saved_outlive_a_reload(opened: Page, served: Served) -> None:
    served.set("deaf")
    word(opened, "slammed").click()
    keys(opened, "1")
    expect(opened.locator(".saving")).to_have_text("Saving…")
    expect(opened.locator(".saving")).to_have_text("Not saved yet – keep this page open")
    opened.reload()
    settle(opened)
    expect(word(opened, "slammed")).to_have_accessible_name("slammed, loaded word")
    served.set("deaf", on=False)
    # Nobody does anything: the marks are sent again.
    is_saved(opened, served, ("loaded", "slammed"))
    assert opened.evaluate("sessionStorage.length") == 0


def test_what_the_server_lost_is_sent_again(page: Page, served: Served) -> None:
    port = free_port()
    with running(served.folder, port) as address:
        lost = Served(address, served.folder)
        open_page(page, lost)
        word(page, "slammed").click()
        keys(page, "1")
        is_saved(page, lost, ("loaded", "slammed"))
    (served.folder / "kept.json").unlink()
    word(page, "may").click()
    keys(page, "2")
    expect(page.locator(".saving")).to_have_text("Not saved yet – keep this page open")
    with running(served.folder, port):
        is_saved(page, lost, ("loaded", "slammed"), ("hedge", "may"))


def test_newer_marks_elsewhere_come_in_but_undo_nothing(opened: Page, served: Served) -> None:
    rerun = opened.get_by_role("button", name="Run again")
    served.keep(7, ("hedge", "plan"))
    rerun.click()
    expect(opened.locator(".count")).to_have_text("1 mark")
    served.set("deaf")
    word(opened, "slammed").click()
    keys(opened, "1")
    served.keep(9, ("source", "fail"))
    rerun.click()
    expect(opened.locator(".count")).to_have_text("2 marks")
    served.set("deaf", on=False)
    is_saved(opened, served, ("loaded", "slammed"), ("hedge", "plan"))


def test_a_browser_that_stores_nothing_marks_all_the_same(page: Page, served: Served) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no') } })"
    )
    open_page(page, served)
    word(page, "slammed").click()
    keys(page, "1")
    is_saved(page, served, ("loaded", "slammed"))


def test_a_locked_text_shows_marks_and_takes_none(opened: Page, served: Served) -> None:
    word(opened, "slammed").click()
    keys(opened, "1")
    is_saved(opened, served, ("loaded", "slammed"))
    served.set("locked")
    opened.get_by_role("button", name="Run again").click()
    expect(opened.get_by_role("toolbar")).to_be_hidden()
    expect(word(opened, "slammed")).to_have_accessible_name("slammed, loaded word")
    word(opened, "plan").click()
    box(opened).focus()
    keys(opened, "ArrowRight", "2", "Delete", "Control+z")
    assert chosen(opened) == []
    is_saved(opened, served, ("loaded", "slammed"))
    expect(opened.locator(".count")).to_have_text("1 mark")


def test_marks_refused_after_the_lock_are_not_shown_as_kept(opened: Page, served: Served) -> None:
    word(opened, "may").click()
    keys(opened, "2")
    is_saved(opened, served, ("hedge", "may"))
    served.set("deaf")
    word(opened, "slammed").click()
    keys(opened, "1")
    served.set("locked")
    opened.get_by_role("button", name="Run again").click()
    expect(opened.locator(".saving")).to_have_text("Your last marks came too late to be saved")
    expect(opened.locator(".count")).to_have_text("1 mark")


def test_a_hostile_text_stays_text_and_a_name_stays_hidden(page: Page, served: Served) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    open_page(page, served)
    expect(box(page)).to_contain_text("<img src=x onerror=document.title='broken'>")
    expect(box(page)).to_contain_text("$\\href{javascript:x}{y}$ in the ▇▇▇ ▇▇▇.")
    assert box(page).locator("img, a, .katex").count() == 0
    expect(box(page).get_by_role("option", name="hidden", exact=True)).to_have_count(2)
    assert page.title() != "broken"
    # Streamlit's own page has an inline script, which it can do without.
    assert [told for told in problems if "Executing inline script" not in told] == []


@pytest.mark.parametrize(
    "page",
    [
        {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
        for width in (1280, 390)
        for scheme in ("light", "dark")
    ],
    indirect=True,
)
def test_axe_finds_nothing(page: Page, served: Served) -> None:
    served.set("more")
    served.keep(2, ("loaded", "slammed"), ("war", "slammed"), ("hedge", "may"), ("number", "fail"))
    open_page(page, served)
    drag(page, "council", "plan")
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    sizes = (
        page.get_by_role("toolbar")
        .get_by_role("button")
        .evaluate_all("all => all.map(e => Math.min(e.offsetWidth, e.offsetHeight))")
    )
    assert min(sizes) >= 44


def test_a_long_text_stays_quick(page: Page, served: Served) -> None:
    (served.folder / "text").write_text("word after word, so it goes on. " * 300, "utf-8")
    open_page(page, served)
    word(page, "word").click()
    changed = page.evaluate_handle(
        """() => { const seen = { count: 0 };
            const box = [...document.querySelectorAll('*')].find(e => e.shadowRoot
                ?.querySelector('.marking')).shadowRoot.querySelector('.text');
            new MutationObserver((all) => { seen.count += all.length; }).observe(box,
                { subtree: true, childList: true, attributes: true, characterData: true });
            return seen; }"""
    )
    keys(page, *["ArrowRight"] * 20, "1")
    is_told(page, "1 mark.")
    assert page.evaluate("seen => seen.count", changed) < 20 * 8
