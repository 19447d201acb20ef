"""A report of a comparison, fit for handing out: one HTML page that needs nothing, or its PDF.

The PDF is the page printed by the Chrome that draws figures: one layout for both, real text in any
script, tags for screen readers, and no further package. (weasyprint needs Pango on the system;
reportlab and fpdf2 would need the layout a second time and do not set Arabic without help.)
"""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from dashboard.comparing import contrasts, holding
from dashboard.comparing.compared import Compared, period, source
from dashboard.comparing.voices import stays
from dashboard.exports import provenance
from dashboard.exports.alone import by_outlet
from dashboard.exports.chrome import SHARED, Chrome
from dashboard.exports.images import printed_page
from dashboard.exports.looks import LOOKS
from dashboard.exports.page import figure_html, page
from dashboard.exports.sheet import sheet
from dashboard.exports.sizes import SIZES
from dashboard.figures import wording
from dashboard.figures.outlet_figure import OutletFigure, ranked
from dashboard.figures.outlet_table import outlet_table
from dashboard.figures.told import told_of
from dashboard.html_parts import table_html
from metrics import MetricSpec
from metrics.validity.plainly import agreements, verdict

TITLE: Final = "How these outlets write"
FORMS: Final = ("html", "pdf")
# The widest for a screen and a sheet of paper, the other for a phone.
_WIDTHS: Final = ("print", "column")
MOST_COLUMNS: Final = 8
_CSS: Final = Path(__file__).parents[1] / "style" / "report.css"
LIMITS: Final = (
    "These figures are not a score of bias. They count words that can be pointed at, and call no"
    " outlet left, right, good or bad.",
    "A loaded word can be the right word: a count does not know whether the scandal was one. Read"
    " the articles before you quote a number.",
    "Different stories ask for different words. Outlets are compared best on the same stories.",
    "Few articles say little. Where two ranges overlap, the difference may be chance; for"
    f" {wording.TOO_FEW} no range is given.",
    "Words inside quotation marks belong to the person quoted. Which quotations an outlet chose is"
    " not measured.",
    "Only articles in English are measured.",
)


def report(
    found: Compared, specs: Sequence[MetricSpec], form: str, chrome: Chrome = SHARED
) -> bytes:
    """The report on some measures as HTML or PDF.

    Raises NoBrowser or PictureError for a PDF that cannot be printed, KeyError for another form.
    """
    if form not in FORMS:
        raise KeyError(form)
    made = page(TITLE, _CSS.read_text(encoding="utf-8"), _body(found, specs))
    if form == "html":
        return made.encode("utf-8", "replace")
    return printed_page(made, TITLE, _who(found), chrome)


def _body(found: Compared, specs: Sequence[MetricSpec]) -> str:
    second_looks = _second_looks(found, specs)
    parts = (
        f"<h1>{TITLE}</h1>",
        f'<p class="about">{escape(_who(found))} {escape(source(found))}</p>',
        _findings(found, specs),
        _limits(),
        *(_measure(found, spec, second_looks[spec.column]) for spec in specs),
        _everything(found),
        _agreement(specs),
        f"<h2>Methods</h2><p>{escape(provenance.methods(found, specs))}</p>",
    )
    return f"<main>{''.join(parts)}</main>"


def _who(found: Compared) -> str:
    articles = found.articles
    outlets = found.selection.outlet_of(articles).nunique()
    told = (
        wording.counted(len(articles), "article"),
        f"by {wording.counted(outlets, 'outlet')}",
        period(articles["published"]),
    )
    return f"{' '.join(filter(None, told))}."


def _findings(found: Compared, specs: Sequence[MetricSpec]) -> str:
    told = [
        f"<li><strong>{escape(spec.label)}.</strong> {escape(paragraphs[0])}</li>"
        for spec in specs
        if (paragraphs := wording.paragraphs(found.figures(spec), spec))
    ]
    return f"<h2>What was found</h2><ul>{''.join(told)}</ul>"


def _second_looks(found: Compared, specs: Sequence[MetricSpec]) -> dict[str, list[str]]:
    """By measure, whether differences are there on the same stories and at equal length and
    genre."""
    columns = tuple(spec.column for spec in specs)
    again = contrasts.drawn(found.workspace, found.selection, columns)
    rest = contrasts.contrasts(again).rest
    return {column: holding.told(rest, column) for column in columns}


def _measure(found: Compared, spec: MetricSpec, second_looks: Sequence[str]) -> str:
    figures = found.figures(spec)
    stay = filter(None, [stays(spec, found.voice)])
    words = [*wording.paragraphs(figures, spec), *second_looks, *stay]
    told = "".join(f"<p>{escape(each)}</p>" for each in words)
    table = outlet_table(figures, spec)
    notes = (f"What is counted: {spec.definition}", f"What it misses: {spec.misses}")
    return (
        f'<section class="measure"><h2>{escape(spec.question)}</h2>{_chart(found, spec)}{told}'
        f"{table_html(table, f'{spec.label}, {wording.unit_and_voice(spec)}')}"
        + "".join(f'<p class="small">{escape(note)}</p>' for note in notes)
        + "</section>"
    )


def _chart(found: Compared, spec: MetricSpec) -> str:
    drawn = by_outlet(found, spec)
    if drawn is None:
        return ""
    widths: list[go.Figure] = [sheet(drawn, SIZES[size], LOOKS["light"]) for size in _WIDTHS]
    return figure_html(spec.column, widths, told_of(drawn).alt)


def _everything(found: Compared) -> str:
    """Every measure of every outlet, a row a measure; many outlets are left to the data."""
    order = ranked(found.figures(found.specs[0]))[:MOST_COLUMNS]
    rows: list[dict[str, str]] = []
    for spec in found.specs:
        known = {one.outlet: one for one in found.figures(spec)}
        values = {one.name: _bracketed(known[one.outlet], spec) for one in order}
        rows.append({"Measure": f"{spec.label}, {wording.unit_and_voice(spec)}", **values})
    outlets = found.comparison["outlet"].nunique()
    caption = "Every measure of every outlet"
    if outlets > MOST_COLUMNS:
        caption = f"Every measure, of the first {MOST_COLUMNS} of {outlets:,} outlets"
    caption += "; in brackets: too little to compare"
    return f"<h2>All measures</h2>{table_html(pd.DataFrame(rows), caption)}"


def _bracketed(figure: OutletFigure, spec: MetricSpec) -> str:
    told = wording.amount(figure.estimate, spec)
    return told if figure.enough or not figure.is_defined else f"({told})"


def _agreement(specs: Sequence[MetricSpec]) -> str:
    """How far each measure agrees with readers."""
    told = ""
    for spec in specs:
        known = [f"{each.corpus.title}: {each.told}" for each in agreements(spec.column)]
        lines = [verdict(spec.column), *known]
        told += f"<dt>{escape(spec.label)}</dt>" + "".join(f"<dd>{escape(x)}</dd>" for x in lines)
    return f"<h2>How far to trust it</h2><dl>{told}</dl>"


def _limits() -> str:
    told = "".join(f"<li>{escape(limit)}</li>" for limit in LIMITS)
    return f"<h2>What the numbers cannot tell</h2><ul>{told}</ul>"
