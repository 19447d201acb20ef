"""Add as a visitor meets it: from a pasted page to a chart with its outlet in it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, expect

pytestmark = pytest.mark.browser

OpenView = Callable[..., Page]
Settle = Callable[[Page], None]

CHART = '[data-testid="stPlotlyChart"]'
HOSTILE = "<img src=x onerror=window.ran=1>"
BODY = (
    "The council met on Monday and closed the bridge, officials said. It may take a week.\n\n" * 3
)


def paste(page: Page, text: str) -> None:
    page.get_by_role("tab", name="Text").click()
    page.get_by_label("Paste an article").fill(text)
    page.get_by_role("button", name="Read the text").click()
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()


def keep(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"^Keep th")).click()
    expect(page.get_by_text("of yours kept")).to_be_visible()


def drop(page: Page, *files: FilePayload) -> None:
    page.locator('input[type="file"]').first.set_input_files(list(files))


def told(day: str) -> str:
    """An article that shares no five words in a row with that of another day."""
    return " ".join(f"Case {day}{n} reached court {day}{n} on day {day}." for n in range(20))


def table(*rows: dict[str, str], name: str = "t") -> FilePayload:
    """A JSON Lines file to drop."""
    lines = "\n".join(json.dumps(row) for row in rows)
    return {"name": f"{name}.jsonl", "mimeType": "application/json", "buffer": lines.encode()}


def violations(page: Page) -> list[str]:
    return [str(one["id"]) for one in Axe().run(page).response["violations"]]


def test_a_page_as_people_paste_it_is_cleaned_put_right_and_compared(
    page: Page, open_view: OpenView, settle: Settle, shared: Path
) -> None:
    seed = sorted((shared / "seeds").glob("*.txt"))[0]
    open_view("add")
    paste(page, seed.read_text(encoding="utf-8"))
    expect(page.get_by_role("cell", name="Exit mobile version")).to_be_visible()
    assert page.get_by_role("textbox", name="Title").input_value()
    outlet = page.get_by_role("textbox", name="Outlet", exact=True)
    outlet.fill("School Paper")
    outlet.press("Enter")
    settle(page)
    assert violations(page) == []
    keep(page)
    page.get_by_role("link", name="Compare the outlets").click()
    expect(page.locator(CHART)).to_have_count(5)
    expect(page.locator(CHART).first.get_by_text("School Paper")).to_be_visible()
    few = page.locator(CHART).first.get_by_text("1 article: too few to compare")
    expect(few.first).to_be_visible()


@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
def test_files_that_cannot_be_read_are_named_on_a_phone(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view("add")
    drop(
        page,
        {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
        {"name": "page.txt", "mimeType": "text/plain", "buffer": BODY.encode()},
    )
    expect(page.get_by_text("empty.txt: The file is empty.")).to_be_visible()
    expect(page.get_by_text("What to do: Check that it was saved.")).to_be_visible()
    expect(page.get_by_role("button", name="Keep this article")).to_be_visible()
    settle(page)
    assert violations(page) == []
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")


def test_markup_in_a_title_or_an_outlet_does_nothing(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view("add")
    rows = [{"title": f"{HOSTILE}{n}", "outlet": HOSTILE, "text": BODY + "!" * n} for n in range(2)]
    drop(page, table(*rows))
    expect(page.get_by_role("button", name="Keep these 2 articles")).to_be_visible()
    settle(page)
    assert violations(page) == []
    keep(page)
    page.get_by_role("link", name="Compare the outlets").click()
    expect(page.locator(CHART)).to_have_count(5)
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src='x']").count() == 0


def test_only_my_articles_and_start_over(page: Page, open_view: OpenView, settle: Settle) -> None:
    open_view("add")
    rows = [{"title": str(n), "outlet": "School Paper", "text": BODY + "!" * n} for n in range(6)]
    drop(page, table(*rows))
    keep(page)
    page.get_by_text("Only my articles").click()
    settle(page)
    page.get_by_role("link", name="Compare the outlets").click()
    expect(page.get_by_text("6 articles by 1 outlet")).to_be_visible()
    page.get_by_role("link", name="Add", exact=True).click()
    page.get_by_role("button", name="Start over").click()
    expect(page.get_by_text("of yours kept")).to_have_count(0)
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_text("by 7 outlets")).to_be_visible()


def test_a_file_is_looked_over_put_right_in_the_table_and_kept(
    page: Page, open_view: OpenView, settle: Settle
) -> None:
    open_view("add")
    drop(
        page,
        *(table({"title": f"T{n}", "text": told(n), "outlet": "Quay"}, name=f"{n}") for n in "123"),
    )
    expect(page.get_by_role("button", name="Keep these 3 articles")).to_be_visible()
    settle(page)
    grid = page.get_by_test_id("stDataFrame")
    box = grid.bounding_box()
    assert box is not None
    # The table is a drawing: its cells are places. The second article's outlet stands behind a
    # tick and the title.
    page.mouse.click(box["x"] + 310, box["y"] + 88)
    page.keyboard.press("Enter")
    cell = page.locator("#portal textarea")
    cell.fill("School Paper")
    cell.press("Enter")
    expect(cell).to_have_count(0)
    # Untick the first article.
    page.mouse.click(box["x"] + 35, box["y"] + 53)
    expect(page.get_by_role("button", name="Keep these 2 articles")).to_be_visible()
    keep(page)
    page.get_by_text("Only my articles").click()
    settle(page)
    page.get_by_role("link", name="Compare the outlets").click()
    expect(page.get_by_text("2 articles by 2 outlets")).to_be_visible()
    expect(page.locator(CHART).first.get_by_text("School Paper")).to_be_visible()


def test_a_folder_is_read_with_what_lies_in_it(
    page: Page, open_view: OpenView, tmp_path: Path
) -> None:
    folder = tmp_path / "my articles"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.txt").write_text(BODY, encoding="utf-8")
    (folder / "deep" / "two.txt").write_text(BODY.replace("bridge", "tunnel"), encoding="utf-8")
    (folder / "cat.png").write_bytes(b"\x89PNG")
    open_view("add")
    page.locator('input[type="file"]').nth(1).set_input_files(folder)
    expect(page.get_by_role("button", name="Keep these 2 articles")).to_be_visible()
    expect(page.get_by_text("Passed over, being no articles: cat.png.")).to_be_visible()
