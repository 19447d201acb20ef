"""A whole lesson: a teacher and three pupils, one with a mouse, one with a finger, and one with the
keyboard alone; from the code on the board to the end, when everything is deleted."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.classroom.teaching import LOOK
from data.classroom.opening import open_classroom
from data.classroom.parts import Answer, Mark, Plan
from data.classroom.store import Classroom
from data.lesson import lesson
from tests.browser.conftest import PATIENCE
from tests.dashboard.classroom.server import Served, serving
from tests.dashboard.command.test_classes import CODE, KEY, found_in

pytestmark = pytest.mark.browser

SLUG = "who-says-so"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NARROW = {"viewport": {"width": 390, "height": 844}}
MOST_TABS = 60
# The name of what has the focus, inside of components too.
FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const labelled = at?.getAttribute('aria-labelledby');
    return at?.getAttribute('aria-label') || at?.labels?.[0]?.textContent
        || (labelled && document.getElementById(labelled)?.textContent) || at?.textContent || '';
}"""


@pytest.fixture
def served(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path, "--lesson", SLUG, "--store", str(tmp_path / "c.db")) as found:
        yield found


@contextmanager
def visitor(browser: Browser, **settings: object) -> Iterator[Page]:
    """A person with a browser of their own."""
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called so has the focus."""
    met = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUSED))
        if met[-1].startswith(name):
            return
    raise AssertionError(f"Tab does not reach {name}: {met}")


def saved(page: Page, marks: str) -> None:
    """Wait until the page says how many marks there are, and that they are kept."""
    expect(page.locator(".count")).to_have_text(marks)
    expect(page.locator(".saving")).to_have_text("Saved")


def joined(page: Page) -> str:
    """The animal that a pupil is called."""
    told = page.get_by_text(re.compile("^You are ")).inner_text()
    expect(page.locator(".word").first).to_be_visible()
    return told


def fill_up(kept: Classroom, code: str, others: int) -> None:
    """Have more pupils join who marked the first words."""
    for _ in range(others):
        pupil = kept.join(code).pupil
        kept.save_marks(pupil, Answer(0, 1, (Mark("source", 0, 30),)))
        kept.save_replies(pupil, 0, {"known": 2}, "", finished=True)


def by_mouse(page: Page, served: Served, code: str) -> None:
    """Join by the link, drag over words, load the page again, and guess right."""
    page.goto(f"{served.address}/?class={code}")
    page.get_by_role("button", name="Join").click()
    name = joined(page)
    page.locator('[data-word="4"]').hover()
    page.mouse.down()
    page.locator('[data-word="6"]').hover()
    page.mouse.up()
    page.get_by_role("button", name="Source", exact=True).click()
    saved(page, "1 mark")
    page.reload()
    assert joined(page) == name
    expect(page.locator(".count")).to_have_text("1 mark")
    page.get_by_role("radio", name="2", exact=True).first.click()
    page.get_by_role("combobox").click()
    page.get_by_role("option", name="Meridian Wire").click()
    page.get_by_text("I have finished this text").click()
    expect(page.get_by_role("switch")).to_be_checked()


def by_finger(page: Page, served: Served, code: str) -> None:
    """Join by the link on a phone, tap two words, and take one back."""
    page.goto(f"{served.address}/?class={code}")
    page.get_by_role("button", name="Join").tap()
    joined(page)
    for word in (2, 8):
        page.locator(f'[data-word="{word}"]').tap()
        page.get_by_role("button", name="Nobody named", exact=True).tap()
    saved(page, "2 marks")
    page.get_by_role("button", name="Undo").tap()
    saved(page, "1 mark")
    page.get_by_text("I have finished this text").tap()
    expect(page.get_by_role("switch")).to_be_checked()


def by_keyboard(page: Page, served: Served, code: str) -> None:
    """Type the code, mark, rate, guess and finish without touching anything but keys."""
    page.goto(served.address)
    expect(page.get_by_role("button", name="Join")).to_be_visible()
    tab_to(page, "Code of")
    page.keyboard.type(code.lower())
    page.keyboard.press("Enter")
    joined(page)
    tab_to(page, "Text to mark")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Digit1")
    saved(page, "1 mark")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Digit2")
    saved(page, "2 marks")
    page.keyboard.press("Control+z")
    saved(page, "1 mark")
    tab_to(page, "1 hardly ever")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="2", exact=True).first).to_be_checked()
    tab_to(page, "Who published it")
    page.keyboard.type("Daily B")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox")).to_have_value("Daily Blaze")
    tab_to(page, "I have finished")
    page.keyboard.press("Space")
    expect(page.get_by_role("switch")).to_be_checked()


def counted(page: Page, joined: int, finished: int) -> None:
    """Wait until the teacher's page says so many, without being loaded again."""
    counts = page.locator(".class-counts div")
    expect(counts.filter(has_text="have joined")).to_have_text(f"{joined}have joined")
    expect(counts.filter(has_text="have finished")).to_have_text(f"{finished}have finished")


def downloaded(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    download.value.save_as(folder / name)
    return folder / name


def test_a_lesson_from_the_code_to_the_end(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    code, key = found_in(CODE, served.said), found_in(KEY, served.said)
    with (
        open_classroom(str(tmp_path / "c.db")) as kept,
        visitor(browser) as teacher,
        visitor(browser) as mouse,
        visitor(browser, **PHONE) as finger,
        visitor(browser, **NARROW) as keyboard,
    ):
        plan = kept.session(code).plan
        assert plan.title == lesson(SLUG).title
        teacher.goto(f"{served.address}/teacher")
        teacher.get_by_label("Code of the class").fill(code)
        teacher.get_by_label("Your key").fill(key)
        teacher.get_by_role("button", name="Open").click()
        counted(teacher, 0, 0)

        by_mouse(mouse, served, code)
        by_finger(finger, served, code)
        by_keyboard(keyboard, served, code)
        counted(teacher, 3, 3)
        assert teacher.locator(".slantwise-heat").count() == 0
        teacher.get_by_text(LOOK).click()
        expect(teacher.get_by_text("With fewer than five")).to_be_visible()
        assert teacher.locator(".slantwise-heat mark").count() == 0
        answered_right(kept, code, plan)

        fill_up(kept, code, others=3)
        counted(teacher, 6, 6)
        expect(teacher.locator(".slantwise-heat mark").first).to_be_visible()
        pupils = (mouse, finger, keyboard)
        for page in pupils:
            assert page.locator(".slantwise-heat").count() == 0

        teacher.get_by_role("button", name="Share what the class marked").click()
        for page in pupils:
            expect(page.get_by_text("Marking is closed.")).to_be_visible()
            expect(page.locator(".slantwise-heat mark").first).to_be_visible()
        teacher.get_by_role("button", name="Reveal who published it").click()
        for page in (*pupils, teacher):
            expect(page.get_by_text("It was published by Meridian Wire")).to_be_visible()
        expect(mouse.get_by_text("You guessed Meridian Wire.")).to_be_visible()
        expect(keyboard.get_by_text("You guessed Daily Blaze.")).to_be_visible()

        look_at_files(teacher, tmp_path)
        teacher.get_by_text("End the class", exact=True).click()
        teacher.get_by_role("button", name="Delete everything and end the class").click()
        expect(teacher.get_by_text("The class has ended.")).to_be_visible()
        for page in pupils:
            expect(page.get_by_text(re.compile("class .*is over"))).to_be_visible()
        assert kept.purge(everything=True) == 0


def answered_right(kept: Classroom, code: str, plan: Plan) -> None:
    """What is kept is what was done."""
    every = sorted(kept.answers(code), key=lambda one: one.answer.guess)
    none, blaze, wire = (one.answer for one in every)
    assert (none.guess, blaze.guess, wire.guess) == ("", "Daily Blaze", "Meridian Wire")
    assert [mark.category for mark in wire.marks] == ["source"]
    assert [mark.category for mark in blaze.marks] == ["source"]
    assert [mark.category for mark in none.marks] == ["nobody"]
    text = plan.texts[0].text
    (mark,) = wire.marks
    assert len(text[mark.start : mark.end].split()) == 3
    assert (wire.ratings, blaze.ratings, none.ratings) == ({"known": 2}, {"known": 2}, {})


def look_at_files(teacher: Page, folder: Path) -> None:
    """What the teacher takes home: rows of six pupils, and no animal."""
    marks = pd.read_csv(downloaded(teacher, "Marks (CSV)", folder))
    ratings = pd.read_csv(downloaded(teacher, "Ratings and guesses (CSV)", folder))
    assert len(marks) == len(ratings) == 6
    assert set(marks["reader"]) == set(ratings["reader"])
    report = downloaded(teacher, "Report (HTML)", folder).read_text("utf-8")
    assert "Meridian Wire" in report and "Krippendorff" in report
    if teacher.get_by_role("button", name="Report (PDF)").count():
        assert downloaded(teacher, "Report (PDF)", folder).read_bytes().startswith(b"%PDF-")
