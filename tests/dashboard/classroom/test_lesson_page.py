"""Lessons as pages: numbers are those of the sample, links open what they say, handouts print."""

import re
from collections.abc import Callable
from html import escape
from io import BytesIO
from unicodedata import normalize
from urllib.parse import parse_qs, urlsplit

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

import data
import metrics
from dashboard import workspace
from dashboard.classroom.lesson_page import filled, lesson_page, section_html
from dashboard.comparing import compared
from dashboard.exports.images import printed_page
from dashboard.figures.wording import amount
from dashboard.selection import Selection
from data.lesson import Lesson, LessonError, lessons
from metrics.validity.plainly import verdict

ADDRESS = "http://localhost:8501/"
LOADED = metrics.metric("loaded_terms_rate")
EVERY = pytest.mark.parametrize("each", lessons(), ids=lambda each: each.slug)
# What a page says where an address asks for what there is not.
GONE = ("There is no “", "not here, and left out", "is not among", "is no day here", "not here")


def every_link() -> list[str]:
    texts = (text for each in lessons() for text in each.sections.values())
    return sorted({link for text in texts for link in re.findall(r"\]\((/[^)]*)\)", text)})


@pytest.mark.parametrize("link", every_link())
def test_a_link_opens_the_dashboard_as_it_says(
    open_view: Callable[..., AppTest], link: str
) -> None:
    parts = urlsplit(link)
    app = open_view(parts.path.strip("/") or "compare", **parse_qs(parts.query))
    shown = " ".join(str(each.value) for each in (*app.text, *app.markdown))
    assert [words for words in GONE if words in shown] == []
    headings = (*app.title, *app.header, *app.subheader)
    assert not parts.fragment or parts.fragment in {each.proto.anchor for each in headings}


def test_numbers_are_those_of_the_sample() -> None:
    sample = workspace.build(data.sample())
    figures = compared.compared(sample, Selection()).figures(LOADED)
    once = {one.outlet: one.estimate for one in figures}
    told = filled("{{loaded_terms_rate | Daily Blaze}} and {{ trust | loaded_terms_rate }}", "a")
    assert told == f"{amount(once['Daily Blaze'], LOADED)} and {verdict('loaded_terms_rate')}"
    chosen = Selection(outlets=("Daily Blaze",), stories=("heatwave",), reprints="each")
    scores = sample.scores[chosen.rows(sample.articles)]
    rate = 1000 * scores["n_loaded_narrator"].sum() / scores["n_words_narrator"].sum()
    assert filled("{{loaded_terms_rate|Daily Blaze|heatwave}}", "a") == amount(rate, LOADED)


@pytest.mark.parametrize(
    "asked",
    ["beauty | Daily Blaze", "loaded_terms_rate", "loaded_terms_rate | Nobody", "trust", "",
     "loaded_terms_rate | Daily Blaze | moon", "trust | beauty"],
)  # fmt: skip
def test_a_number_that_there_is_not_is_told(asked: str) -> None:
    with pytest.raises(LessonError, match="a: there is no number"):
        filled(f"{{{{{asked}}}}}", "a")


@EVERY
def test_a_page_has_everything_and_loads_nothing(each: Lesson) -> None:
    page = lesson_page(each, ADDRESS)
    assert page.count("<h1>") == 2
    for heading in list(each.sections)[:-1]:
        assert f"<h2>{heading.replace(chr(39), '&#x27;')}</h2>" in page
    assert "{{" not in page
    assert "<script" not in page and "src=" not in page.replace("src:", "")
    only = lesson_page(each, ADDRESS, only_handout=True)
    assert only.count("<h1>") == 1 and "Teacher" not in re.sub("<style>.*</style>", "", only)


def test_every_link_is_one_of_the_page() -> None:
    page = "".join(lesson_page(each, ADDRESS) for each in lessons())
    for link in every_link():
        assert f'href="{escape(ADDRESS.rstrip("/") + link)}"' in page


def test_html_in_a_lesson_is_shown_and_not_made() -> None:
    assert "<img" not in section_html("<img src=x> **bold**", "a", ADDRESS)
    assert 'href="http://localhost:8501/words"' in section_html("[x](/words)", "a", ADDRESS)


@EVERY
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_handout_is_one_sheet(each: Lesson, paper: str, chrome: None) -> None:
    page = lesson_page(each, ADDRESS, only_handout=True)
    reader = PdfReader(BytesIO(printed_page(page, each.title, each.question, paper=paper)))
    assert len(reader.pages) == 1
    width, height = (float(side) / 72 for side in reader.pages[0].mediabox.upper_right)
    assert (round(width, 1), round(height, 1)) == {"a4": (8.3, 11.7), "letter": (8.5, 11.0)}[paper]
    words = normalize("NFKC", reader.pages[0].extract_text())  # the typeface has ligatures
    assert each.title in " ".join(words.split())
