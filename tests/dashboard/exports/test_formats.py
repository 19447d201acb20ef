"""Every format gives what it says; pages work without a network; no Chrome, no surprise."""

import json
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from playwright.sync_api import Browser

import metrics
from dashboard.comparing import compared
from dashboard.comparing.compared import Compared
from dashboard.exports import alone
from dashboard.exports.chrome import Chrome, NoBrowser
from dashboard.exports.formats import DATA, FIGURES, PICTURES, Wanted, data_bytes, figure_bytes
from dashboard.figures.told import Told, told_of, with_told

BEGINS = {
    "png": b"\x89PNG\r\n\x1a\n",
    "svg": b"<svg",
    "pdf": b"%PDF-",
    "html": b"<!DOCTYPE html>",
    "json": b"{",
    "csv": b"\xef\xbb\xbfoutlet,",
    "xlsx": b"PK\x03\x04",
    "parquet": b"PAR1",
}
HOSTILE = "</script><img src=x onerror=alert(1)>"


def figure_of(found: Compared) -> go.Figure:
    figure = alone.by_outlet(found, metrics.metric("loaded_terms_rate"))
    assert figure is not None
    return figure


@pytest.mark.parametrize("form", FIGURES)
def test_every_figure_format(found: Compared, form: str, chrome: None) -> None:
    assert figure_bytes(figure_of(found), form, Wanted()).startswith(BEGINS[form])


@pytest.mark.parametrize("form", DATA)
def test_every_data_format(found: Compared, form: str) -> None:
    table = compared.numbers(found, metrics.metric("loaded_terms_rate"))
    assert data_bytes(table, form, {}).startswith(BEGINS[form])


def test_no_other_format_is_known(found: Compared) -> None:
    with pytest.raises(KeyError):
        figure_bytes(figure_of(found), "gif", Wanted())
    with pytest.raises(KeyError):
        data_bytes(found.comparison, "doc", {})


@pytest.mark.parametrize("form", FIGURES)
def test_without_chrome_only_pictures_are_missing(
    found: Compared, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    hidden = Chrome()
    if form in PICTURES:
        with pytest.raises(NoBrowser):
            figure_bytes(figure_of(found), form, Wanted(), hidden)
    else:
        assert figure_bytes(figure_of(found), form, Wanted(), hidden).startswith(BEGINS[form])
    hidden.close()


def test_json_is_a_figure_again_with_its_words(found: Compared) -> None:
    content = figure_bytes(figure_of(found), "json", Wanted())
    assert content == figure_bytes(figure_of(found), "json", Wanted())
    again = go.Figure(json.loads(content))
    assert told_of(again) == told_of(figure_of(found))


def test_a_page_works_without_a_network_and_nothing_hostile_runs(
    tmp_path: Path, found: Compared, browser: Browser
) -> None:
    told = told_of(figure_of(found))
    hostile = Told(HOSTILE, told.subtitle, HOSTILE, told.method, f'" {HOSTILE}', told.rows)
    kept = tmp_path / "figure.html"
    kept.write_bytes(figure_bytes(with_told(figure_of(found), hostile), "html", Wanted()))
    asked: list[str] = []
    said: list[str] = []
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda line: said.append(line.text))
    page.goto(kept.as_uri())
    page.wait_for_function("() => window.drawn.then(() => true)")
    labelled = page.get_by_role("img").first.get_attribute("aria-label")
    words = page.locator("figure").text_content() or ""
    family: Any = page.evaluate("() => document.fonts.check('16px \"Source Sans\"')")
    context.close()
    assert labelled == f'" {HOSTILE}'
    assert "Daily Blaze" in words
    assert family is True
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert said == []
