"""The report: whole, harmless, offline, and on paper with real text."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from pypdf import PdfReader
from typer.testing import CliRunner

import data
import metrics
from dashboard import cli, release
from dashboard.comparing import compared
from dashboard.comparing.compared import Compared
from dashboard.exports.chrome import Chrome, NoBrowser
from dashboard.exports.report import LIMITS, report
from dashboard.figures import wording
from dashboard.selection import Selection
from tests.dashboard.exports.conftest import HOSTILE

SPECS = metrics.HEADLINES
SAMPLE = str(Path(data.__file__).parent / "sample")


def test_it_has_findings_charts_tables_methods_limits_and_agreement(found: Compared) -> None:
    page = report(found, SPECS, "html").decode()
    for spec in SPECS:
        assert spec.question in page
        assert wording.paragraphs(found.figures(spec), spec)[0] in page
        assert f'data-figures="{spec.column}-data"' in page
    for words in (*LIMITS, "We measured 43 articles", "24.8 to 55.2", "BABE", "Every measure of"):
        assert words in page
    assert release.made_by() in page
    assert "On the same stories, the difference from the others is there for Daily Blaze" in page
    assert "At equal length and genre" in page
    renner = next(one for one in found.figures(SPECS[0]) if one.name == "Renner Syndicate")
    assert f"<td>({wording.amount(renner.estimate, SPECS[0])})</td>" in page


def test_it_works_offline_on_a_phone_and_for_everybody(
    tmp_path: Path, compare_outlets: Callable[..., Compared], browser: Browser
) -> None:
    kept = tmp_path / "report.html"
    kept.write_bytes(report(compare_outlets(*HOSTILE), SPECS, "html"))
    asked: list[str] = []
    said: list[str] = []
    for width in (1280, 390):
        context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("console", lambda line: said.append(line.text))
        page.goto(kept.as_uri())
        page.wait_for_function("() => window.drawn.then(() => true)")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert page.locator("figure svg.main-svg").count() >= len(SPECS)
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found] == []
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert said == []


def test_the_pdf_has_real_text_and_numbered_pages(found: Compared, chrome: None) -> None:
    reader = PdfReader(BytesIO(report(found, SPECS, "pdf")))
    assert reader.metadata is not None
    assert reader.metadata.title == "How these outlets write"
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for told in ("What was found", "Daily Blaze", "24.8 to 55.2", "Loaded terms by outlet"):
        assert told in words
    assert LIMITS[-1] in words
    assert f"1 / {len(reader.pages)}" in reader.pages[0].extract_text()
    assert reader.root_object["/MarkInfo"]["/Marked"]  # pyright: ignore[reportIndexIssue]


def test_without_chrome_there_is_the_page(
    found: Compared, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    hidden = Chrome()
    assert report(found, SPECS, "html", hidden).startswith(b"<!DOCTYPE html>")
    with pytest.raises(NoBrowser):
        report(found, SPECS, "pdf", hidden)
    hidden.close()


@pytest.mark.parametrize("form", ["doc", ""])
def test_no_other_form_is_known(found: Compared, form: str) -> None:
    with pytest.raises(KeyError):
        report(found, SPECS, form)


def test_outlets_without_a_figure_and_too_few_articles_are_told(
    compare_outlets: Callable[..., Compared],
) -> None:
    page = report(compare_outlets("A", "B", articles=1), SPECS, "html").decode()
    assert "No outlet has the five articles and 2,000 words that a comparison needs." in page


def test_endless_names_leave_room_for_the_words_beside_them(
    compare_outlets: Callable[..., Compared], chrome: None
) -> None:
    pages = PdfReader(BytesIO(report(compare_outlets(*HOSTILE), SPECS, "pdf"))).pages
    told = "\n".join(page.extract_text() for page in pages)
    assert "US school grade" in told  # stands in the table of all measures alone
    assert len(pages) <= 10


def test_each_finding_names_its_measure(compare_outlets: Callable[..., Compared]) -> None:
    page = report(compare_outlets("A", "B"), SPECS, "html").decode()
    for spec in SPECS:
        assert f"<li><strong>{spec.label}.</strong> " in page


def test_one_outlet_is_told(found: Compared) -> None:
    alone = compared.compared(found.workspace, Selection(("Daily Blaze",)))
    page = report(alone, SPECS, "html").decode()
    assert "With one outlet there is nothing to compare it with." in page


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("r.html", 0, "r.html"),
        ("r.doc", 2, "must end in .html or .pdf"),
        ("nowhere/r.html", 2, "There is no folder"),
    ],
)
def test_the_command(tmp_path: Path, name: str, code: int, said: str) -> None:
    told = CliRunner().invoke(cli.app, ["report", SAMPLE, "-o", str(tmp_path / name)])
    assert told.exit_code == code
    assert said.split()[0] in told.output


def test_the_command_without_chrome_says_what_to_do(tmp_path: Path, no_chrome: None) -> None:
    told = CliRunner().invoke(cli.app, ["report", SAMPLE, "-o", str(tmp_path / "r.pdf")])
    assert told.exit_code == 1
    assert "A report as .html needs no Chrome." in told.output
