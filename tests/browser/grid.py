"""The table of the Articles page, which is drawn on a canvas: what its cells say, and where."""

from playwright.sync_api import Page

TITLE, OUTLET, READ, LOADED = 0, 1, 2, 3
WIDTHS = (200, 145, 55, 68, 70, 78, 102)  # pixels of a column, as the view sets them


def cell(page: Page, row: int, column: int) -> str:
    """What a cell says."""
    return page.get_by_test_id(f"glide-cell-{column}-{row}").inner_text()


def place(page: Page, row: int, column: int) -> tuple[float, float]:
    """Where a cell is drawn; row -1 is the headings. The table itself is a canvas."""
    box = page.get_by_test_id("stDataFrame").bounding_box()
    assert box
    left = box["x"] + sum(WIDTHS[:column])
    return left + WIDTHS[column] / 2, box["y"] + 35 * (row + 1) + 17
