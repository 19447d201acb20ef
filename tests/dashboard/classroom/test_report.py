"""The report of a class: totals and nobody's own marks, harmless, offline, and on paper."""

import re
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from pypdf import PdfReader

from dashboard.classroom.agreement_chart import agreement_chart, agreement_table
from dashboard.classroom.agreement_in_words import agreement_in_words, too_few
from dashboard.classroom.guesses_chart import (
    guesses_chart,
    guesses_in,
    guesses_in_words,
    guesses_table,
)
from dashboard.classroom.ratings_chart import (
    ratings_chart,
    ratings_in_words,
    ratings_of,
    ratings_table,
)
from dashboard.classroom.report import LIMITS, MEASURED, METHOD, NOT_THE_TRUTH, class_report
from dashboard.classroom.together import together
from dashboard.figures.told import told_of
from data.classroom.parts import Category, ClassText, Given, Plan, Scale, Session
from tests.dashboard.classroom.hand_made import (
    FORMULA,
    HOSTILE,
    OWN,
    SCALE,
    SENTENCE,
    TEXT,
    readers,
    session,
    text,
)

MADE_BY = "Slantwise 9.9, numbers abc"


def page_of(made: Session, given: list[Given], joined: int = 30) -> str:
    """The report without style, scripts and the data of figures."""
    whole = class_report(made, joined, given, "html", MADE_BY).decode()
    bare = re.sub(r"<(style|script)\b.*?</\1>", "", whole, flags=re.DOTALL)
    return unescape(bare)


def thirty() -> list[Given]:
    """Twenty who mark one word, ten who mark another."""
    return [*readers(20), *readers(10, "mayor", rating=2, guess="Wire", first=200)]


def hostile() -> Session:
    name = f"{HOSTILE}</script><script>alert(2)</script>"
    body = f"{HOSTILE} slammed & <b>fell</b>. $\\href{{javascript:alert(1)}}{{x}}$ " + TEXT
    texts = (
        ClassText(name, body, name, name, name, ((name, name), ("N" * 200, FORMULA))),
        ClassText("", TEXT, "", "", "", ()),
        text("T" * 200, "صحيفة المدينة اليومية للأخبار"),
    )
    categories = (Category("loaded", name, name), Category(name, "C" * 200, name))
    scales = (Scale(name, name, name, "w" * 200), SCALE)
    plan = Plan(name, texts, categories, scales, (name, "Blaze", "N" * 200))
    return Session("ABC234", plan, "marking", 1_773_576_000.0, 7)


def test_it_says_who_took_part_and_who_published() -> None:
    given = [*thirty(), *readers(1, "", finished=False, first=300)]
    page = page_of(session(text(), title="Words & more"), given, joined=33)
    assert "<h1>Words & more</h1>" in page
    assert "14 March 2026. 33 pupils joined; 30 marked something; 30 finished the text." in page
    assert '<th scope="row">Text 1: A title</th><td>30</td><td>30</td><td>30</td>' in page
    assert "Published by Blaze, written by Ana Ruiz, 14 March 2026." in page
    assert "<li>Wire: Another title</li>" in page
    assert f"Made by {MADE_BY}." in page


def test_to_finish_all_texts_is_to_finish_each() -> None:
    two = session(text(), text("Other"))
    given = [*readers(7), *readers(3, text=1), *readers(2, text=1, finished=False, first=103)]
    assert "7 marked something; 3 finished all texts." in page_of(two, given)


def test_each_category_has_its_heat_its_words_and_its_lists() -> None:
    given = thirty()
    page = page_of(session(), given)
    found = together(TEXT, 0, session().plan.categories, given)
    assert agreement_in_words(found, "loaded") in page
    assert agreement_in_words(found, "own") in page
    assert page.count('<div class="slantwise-text slantwise-heat">') == 2
    assert page.count("How many of you marked a word:") == 2
    assert 'data-tip="20 of 30" tabindex="-1">reckless</mark>' in page
    assert "<li>reckless <small>20 of 30</small></li>" in page
    assert "You are divided over</h4><ul><li>reckless <small>20 of 30</small></li>" in page


def test_slantwise_stands_beside_the_class_where_it_marks_the_same() -> None:
    page = page_of(session(), thirty())
    assert "Slantwise marked 12 passages here. At least half of you marked 6 of them" in page
    assert "Slantwise marked all 6 of them too: its recall is 100%." in page
    assert page.count("You and Slantwise</h4>") == 1  # not of the class's own category
    assert re.search(r"Only you</h5><p>Nothing\.</p>", page)
    assert re.search(r"Only Slantwise</h5><ul><li>slammed", page)


def test_method_and_limits_are_on_the_page() -> None:
    page = page_of(session(), thirty())
    told = [*LIMITS, NOT_THE_TRUTH]
    for _, explained in (*METHOD, MEASURED):
        told += [explained] if isinstance(explained, str) else explained
    assert [words for words in told if words not in page] == []
    assert "1 − observed disagreement ÷ expected disagreement" in page
    assert "Krippendorff (2019), Content Analysis" in page


def test_without_a_machine_nothing_is_said_of_its_marks() -> None:
    page = page_of(session(categories=(OWN,)), readers(6))
    assert NOT_THE_TRUTH not in page
    assert "Precision" not in page


@pytest.mark.parametrize("number", [0, 1, 4])
def test_fewer_than_five_have_no_numbers_and_hear_why(number: int) -> None:
    page = page_of(session(), readers(number), joined=number)
    assert too_few(number) in page
    assert "No text has the five readers" in page
    for told in ("<mark", "slantwise-heat", "reckless", "data-figures", "precision is", "Chosen"):
        assert told not in page
    assert ("Fewer than five of you answered." if number else "Nobody answered.") in page
    assert "fewer than five readers" in page
    assert page.count("<td>–</td>") == 7  # two alphas and five steps


def test_five_have_numbers() -> None:
    page = page_of(session(), readers(5), joined=5)
    assert "reckless <small>5 of 5</small>" in page
    # Agreement, one scale, the guesses.
    assert page.count("data-figures=") == 3


def test_each_text_and_each_question_counts_its_own_answers() -> None:
    two = session(text(), text("Other"))
    given = [
        *readers(6, rating=0, guess=""),
        *readers(4, text=1, rating=0, guess=""),
        *readers(5, "", text=1, finished=False, first=200),
    ]
    page = page_of(two, given)
    assert page.count("data-figures=") == 3  # agreement; ratings and guesses of text 2 alone
    assert 'data-figures="rating-1-0-data"' in page
    assert too_few(4) in page


def test_no_reader_is_in_it() -> None:
    given = [*readers(29, first=500), *readers(1, "mayor", first=987)]
    whole = class_report(session(), 30, given, "html", MADE_BY).decode()
    main = re.sub(r"<(style|script)\b.*?</\1>", "", whole, flags=re.DOTALL)
    assert not re.search(r"\b(987|50[0-9]|51[0-9]|52[0-8])\b", main)


def test_the_same_class_is_the_same_file() -> None:
    made = [class_report(session(), 30, thirty(), "html", MADE_BY) for _ in range(2)]
    assert made[0] == made[1]


def test_it_works_offline_on_a_phone_and_for_everybody(tmp_path: Path, browser: Browser) -> None:
    kept = {
        "fair": (session(text(), text("Other")), [*thirty(), *readers(9, text=1)]),
        "hostile": (hostile(), [one for n in range(3) for one in readers(6, text=n)]),
        "empty": (session(), list[Given]()),
    }
    asked: list[str] = []
    said: list[str] = []
    for name, (made, given) in kept.items():
        path = tmp_path / f"{name}.html"
        path.write_bytes(class_report(made, 30, given, "html", MADE_BY))
        for width in (1280, 390):
            context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
            page = context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.on("dialog", lambda dialog: said.append(dialog.message))
            page.on("console", lambda line: said.append(line.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(path.as_uri())
            page.wait_for_function("() => window.drawn.then(() => true)")
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width, name
            places = page.locator("[data-figures]").count()
            assert page.locator("figure svg.main-svg").count() >= places
            assert page.locator("img, b").count() == 0
            found = Axe().run(page).response["violations"]
            assert [each["id"] for each in found] == [], (name, width)
            context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert said == []


def test_every_figure_is_told_to_those_who_do_not_see_it() -> None:
    page = page_of(session(), thirty())
    labels = re.findall(r'<figure role="img" aria-label="([^"]*)"', page)
    assert len(labels) == 3
    assert labels[0].startswith("Dot chart: agreement on what you marked, Krippendorff's alpha.")
    assert (
        labels[1] == "Bar chart: How much? 1, not at all: 0; 2: 10; 3: 0; 4: 20; 5, very much: 0."
    )
    assert labels[2] == (
        "Bar chart: who you thought had published it. Blaze, which published it: 20; Wire: 10."
    )


def test_the_pdf_has_real_text_and_numbered_pages(chrome: None) -> None:
    two = session(text(), text("Other", "Wire"), title="Two words")
    given = [*thirty(), *readers(6, text=1)]
    reader = PdfReader(BytesIO(class_report(two, 32, given, "pdf", MADE_BY)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Two words"
    # The head, each text, which has two heat maps and its charts, and the method.
    assert 4 <= len(reader.pages) <= 8
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for told in ("32 pupils joined", "Agreement on what you marked", "20 of 30", "Text 2: Other"):
        assert told in words
    assert LIMITS[-1] in words
    assert f"1 / {len(reader.pages)}" in reader.pages[0].extract_text()
    assert reader.root_object["/MarkInfo"]["/Marked"]  # pyright: ignore[reportIndexIssue]


def checked(figure: go.Figure | None) -> Any:  # noqa: ANN401 plotly's figures are untyped
    """A figure that Plotly itself takes for one."""
    assert figure is not None
    return go.Figure(figure.to_dict())


def test_agreement_is_drawn_with_its_range_where_there_is_one() -> None:
    categories = session().plan.categories[:1]
    plan = session(text(), text("Few", body=SENTENCE), categories=categories).plan
    of_few = [
        Given(one.reader, replace(one.answer, text=1, marks=one.answer.marks[:1]))
        for one in thirty()
    ]
    given = [*thirty(), *of_few]
    found = [
        together(each.text, number, categories, given) for number, each in enumerate(plan.texts)
    ]
    drawn = checked(agreement_chart(plan, found))
    table = agreement_table(plan, found)
    alphas = [one.agreement["loaded"].alpha for one in found]
    assert table["Alpha"].tolist() == [f"{alpha:.2f}" for alpha in alphas]
    assert table["95% range"].tolist()[1] == "too few sentences"
    assert " to " in table["95% range"].tolist()[0]
    assert drawn.data[1].marker.symbol == ("circle", "circle-open")
    assert len(drawn.data[0].x) == 3  # one line
    assert {shape.x0 for shape in drawn.layout.shapes} == {0, 0.67, 0.8, 1}
    assert "Hollow sign" in told_of(drawn).method


def test_less_than_chance_is_still_on_the_scale() -> None:
    plan = session(categories=session().plan.categories[:1]).plan
    words = TEXT.split()
    given = [
        one for place, word in enumerate(dict.fromkeys(words)) if place < 8
        for one in readers(1, word, first=100 + place)
    ]  # fmt: skip
    found = [together(TEXT, 0, plan.categories, given)]
    low = found[0].agreement["loaded"].low
    assert low < 0
    drawn = checked(agreement_chart(plan, found))
    assert drawn.layout.xaxis.range[0] < low


def test_ratings_are_counted_step_by_step() -> None:
    given = [
        *readers(3, rating=1),
        *readers(3, rating=5, first=200),
        *readers(9, rating=0, first=300),
    ]
    (found,) = ratings_of((SCALE,), given, 0)
    assert found.counts == (3, 0, 0, 0, 3)
    assert ratings_in_words(found) == "6 of you answered. Chosen most: 1 and 5 (3 of you each)."
    assert tuple(checked(ratings_chart(found)).data[0].y) == (3, 0, 0, 0, 3)
    row = ratings_table([found]).to_numpy().tolist()[0]
    assert row == ["How much? (1 not at all, 5 very much)", "3", "0", "0", "0", "3", "6"]
    (other,) = ratings_of((SCALE,), given, 1)
    assert (other.answers, ratings_chart(other)) == (0, None)


def test_guesses_name_the_right_one_even_where_nobody_guessed_it() -> None:
    plan = session(text(outlet="Lantern")).plan
    found = guesses_in(plan, [*readers(4), *readers(3, guess="Wire", first=200)], 0)
    assert found.ranked == [("Blaze", 4), ("Wire", 3), ("Lantern", 0)]
    assert guesses_in_words(found).startswith("7 of you guessed, and none of them guessed right.")
    assert guesses_table(found)["Published it"].tolist() == ["", "", "yes"]
    drawn = checked(guesses_chart(found))
    assert told_of(drawn).rows[2] == ("Lantern", "published it")
    assert len(set(drawn.data[0].marker.color)) == 2


def test_of_an_unknown_outlet_no_guess_is_right() -> None:
    found = guesses_in(session(text(outlet="")).plan, readers(6), 0)
    assert guesses_in_words(found).endswith("Who published this text is not known here.")
    assert "yes" not in guesses_table(found)["Published it"].tolist()


def test_four_guesses_are_not_told() -> None:
    found = guesses_in(session().plan, readers(4), 0)
    assert guesses_chart(found) is None
    assert len(guesses_table(found)) == 0
    assert "Blaze" not in guesses_in_words(found)
