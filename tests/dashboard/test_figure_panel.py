"""The parts of a figure's panel that are HTML: complete, and with nothing hostile left in them."""

import pandas as pd

from dashboard.html_parts import list_html, notes_html, table_html

HOSTILE = "<img src=x onerror=alert(1)>"


def test_a_table_has_headings_for_rows_and_columns_and_a_caption() -> None:
    table = pd.DataFrame({"Outlet": ["Wire"], "Range": ["1 to 3"]})
    html = table_html(table, "Loaded terms by outlet")
    assert "<caption>Loaded terms by outlet</caption>" in html
    assert '<th scope="col">Outlet</th>' in html
    assert '<th scope="row">Wire</th><td>1 to 3</td>' in html


def test_nothing_hostile_is_left_in_tables_notes_and_lists() -> None:
    quoted = f'" autofocus onfocus="alert(1){HOSTILE}'
    table = pd.DataFrame({quoted: [HOSTILE], "b": [quoted]})
    for html in (
        table_html(table, quoted),
        notes_html([(HOSTILE, quoted)]),
        list_html([HOSTILE, quoted]),
    ):
        assert "<img" not in html
        assert '" autofocus' not in html


def test_an_empty_table_is_a_table() -> None:
    assert "<tbody></tbody>" in table_html(pd.DataFrame({"Outlet": []}), "None")


def test_an_explanation_may_have_several_paragraphs() -> None:
    html = notes_html([("Agreement", ["BABE: much.", f"BASIL: {HOSTILE}"])])
    assert html.count("<dt>") == 1
    assert html.count("<dd>") == 2
    assert "<img" not in html
