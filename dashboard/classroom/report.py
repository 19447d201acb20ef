"""The report of a class: totals alone, as one HTML page that needs nothing, or its PDF."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Final, Literal

import pandas as pd

from dashboard.classroom.agreement_chart import agreement_chart, agreement_table
from dashboard.classroom.agreement_in_words import RELIABLE, TENTATIVE
from dashboard.classroom.machine import FAMILY_OF
from dashboard.classroom.report_text import WIDE, figure, name_of, text_html
from dashboard.classroom.together import ENOUGH, Together, together
from dashboard.exports.images import printed_page
from dashboard.exports.page import page
from dashboard.figures.wording import NUMBERS, TIMES_DRAWN, counted
from dashboard.html_parts import Note, list_html, notes_html, paragraph_html, table_html
from data.classroom.parts import Given, Session
from data.classroom.store import LASTS

_STYLE: Final = Path(__file__).parents[1] / "style"
_PART: Final = "Who took part; counted are those who marked something or finished"
_STYLES: Final = ("report.css", "heat.css", "class_report.css")
METHOD: Final[tuple[Note, ...]] = (
    (
        "Who is counted",
        "In each text, everybody who marked something in it or said they had finished it. With"
        f" fewer than {NUMBERS[ENOUGH]} there are no numbers: they would tell what single pupils"
        " did, and chance would decide most of them. Ratings and guesses are held to the same"
        " number.",
    ),
    (
        "Agreement",
        (
            "Krippendorff's alpha is 1 − observed disagreement ÷ expected disagreement. Each word"
            " of the text counts on its own: it was marked by some of you and not by the others."
            " The observed disagreement is how often two readers, drawn at random, differ over a"
            " word. The expected disagreement is how often they would differ if the same marks were"
            " dealt out to the words by chance. So 1 is everybody marking the same words, and 0 is"
            " what chance would give.",
            f"The 95% range comes from drawing the sentences of the text anew {TIMES_DRAWN}"
            " (bootstrap). It says how much the figure hangs on single sentences. It does not say"
            " what another class would find.",
            f"By convention, marks with at least {RELIABLE:.2f} can be relied on, and at least"
            f" {TENTATIVE:.2f} is enough for careful conclusions.",
            "Source: Krippendorff (2019), Content Analysis, 4th edition, chapter 12; (2011),"
            " Computing Krippendorff's Alpha-Reliability; (2004), Reliability in Content Analysis,"
            " Human Communication Research 30 (3), 411-433.",
        ),
    ),
)
MEASURED: Final[Note] = (
    "Precision and recall",
    (
        "Here you are what Slantwise is measured by. A passage of yours is words in a row that"
        " at least half of you marked. It and a passage of Slantwise meet where they share a"
        " word. Precision is the share of Slantwise's passages that you marked too. Recall is"
        " the share of your passages that Slantwise marked too.",
        "Words inside quotation marks count here as well, because you mark what you read. The"
        " figures for outlets elsewhere in Slantwise leave them out.",
        "Source: Wiebe, Wilson and Cardie (2005), Language Resources and Evaluation 39,"
        " 165-210 (the measure agr).",
    ),
)
NOT_THE_TRUTH: Final = (
    "A mark of Slantwise is not the truth. It looks words up in lists and does not understand a"
    " text. Where you and Slantwise differ, read the sentence: either can be right."
)
LIMITS: Final = (
    "To agree is not to be right. A whole class can miss a word, or take a fair word for a loaded"
    " one.",
    "A marked word is not a fault of the article. A loaded word can be the right word, and a hedge"
    " can be honest.",
    "These are the marks of one class in these texts. They say nothing about other articles of an"
    " outlet.",
    "No single pupil is shown: only how many of you did something, and never who.",
)


def class_report(
    session: Session,
    joined: int,
    given: Sequence[Given],
    form: Literal["html", "pdf"],
    made_by: str,
) -> bytes:
    """What `joined` pupils marked, rated and guessed, with who published the texts.

    Raises NoBrowser or PictureError for a PDF that cannot be printed.
    """
    title = session.plan.title or "A class"
    css = "\n".join((_STYLE / name).read_text(encoding="utf-8") for name in _STYLES)
    made = page(title, css, _body(session, title, joined, given, made_by))
    if form == "html":
        return made.encode()
    return printed_page(made, title, _who(session, joined, given))


def _body(session: Session, title: str, joined: int, given: Sequence[Given], made_by: str) -> str:
    plan = session.plan
    found = [
        together(text.text, number, plan.categories, given)
        for number, text in enumerate(plan.texts)
    ]
    texts = (text_html(session, number, one, given) for number, one in enumerate(found))
    return (
        f"<main><h1>{escape(title)}</h1>"
        f'<p class="about">{escape(_who(session, joined, given))}</p>'
        f"{table_html(_part(session, found, given), _PART)}"
        f"{_agreement(session, found)}{''.join(texts)}{_method(session, made_by)}</main>"
    )


def _who(session: Session, joined: int, given: Sequence[Given]) -> str:
    answers = [(one.reader, one.answer) for one in given]
    marked = {reader for reader, answer in answers if answer.marks}
    finished = [reader for reader, answer in answers if answer.finished]
    n_texts = len(session.plan.texts)
    of_all = {reader for reader in finished if finished.count(reader) == n_texts}
    # A class keeps no day of its own; it lasts as long as every other.
    day = datetime.fromtimestamp(session.ends - LASTS)
    return (
        f"{day.day} {day:%B %Y}. {counted(joined, 'pupil')} joined; {len(marked)} marked"
        f" something; {len(of_all)} finished {'the text' if n_texts == 1 else 'all texts'}."
    )


def _part(session: Session, found: Sequence[Together], given: Sequence[Given]) -> pd.DataFrame:
    rows: list[dict[str, str]] = []
    for number, one in enumerate(found):
        answers = [each.answer for each in given if each.answer.text == number]
        rows.append(
            {
                "Text": name_of(session, number),
                "Marked": str(sum(bool(answer.marks) for answer in answers)),
                "Finished": str(sum(answer.finished for answer in answers)),
                "Counted": str(one.readers),
            }
        )
    return pd.DataFrame(rows)


def _agreement(session: Session, found: Sequence[Together]) -> str:
    drawn = agreement_chart(session.plan, found)
    shown = (
        figure("agreement", drawn, WIDE)
        if drawn
        else paragraph_html(
            f"No text has the {NUMBERS[ENOUGH]} readers and the marks that a figure needs."
        )
    )
    table = agreement_table(session.plan, found)
    return (
        f"<h2>How far you agree</h2>{shown}"
        f"{table_html(table, 'Agreement on each kind of mark, text by text')}"
    )


def _method(session: Session, made_by: str) -> str:
    has_machine = any(each.key in FAMILY_OF for each in session.plan.categories)
    notes = [*METHOD, *([MEASURED] if has_machine else [])]
    limits = [*([NOT_THE_TRUTH] if has_machine else []), *LIMITS]
    return (
        '<section class="method"><h2>How these numbers are made</h2>'
        f"{notes_html(notes)}<h2>What they cannot tell</h2>{list_html(limits)}"
        f'<p class="small">Made by {escape(made_by)}.</p></section>'
    )
