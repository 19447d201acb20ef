"""The commands that compare outlets and take the comparison along."""

import inspect
import sys
from collections.abc import Callable
from difflib import get_close_matches
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import typer

from dashboard.command.examples import (
    COMPARE_EXAMPLES,
    EXPORT_EXAMPLES,
    REPORT_EXAMPLES,
    REPRODUCE_EXAMPLES,
)
from dashboard.command.options import (
    ONLY_TEXTS,
    Categories,
    Lexicons,
    Place,
    Terms,
    instead_of,
    typed,
)

_PATH: Final = "Articles: a file or a folder of any kind that Slantwise reads. Without: a library."
_METRIC: Final = (
    "A measure, by its name in the README. May be repeated. Without: the four main ones."
)

Articles = Annotated[str | None, typer.Argument(metavar="PATH", help=_PATH)]
Metrics = Annotated[list[str] | None, typer.Option("--metric", metavar="NAME", help=_METRIC)]
Outlets = Annotated[
    list[str] | None,
    typer.Option("--outlet", metavar="NAME", help="Only this outlet. May be repeated."),
]
Stories = Annotated[
    list[str] | None,
    typer.Option("--story", metavar="NAME", help="Only this story. May be repeated."),
]
First = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="From this day, such as 2026-03-02.")
]
Last = Annotated[
    str | None, typer.Option("--to", metavar="DAY", help="To this day, which is included.")
]
Genre = Annotated[str, typer.Option("--genre", metavar="GENRE", help="all, news or opinion.")]
Reprints = Annotated[
    str,
    typer.Option(
        "--reprints",
        metavar="WAY",
        help="once: each text counts once; each: every copy counts; out: texts that several outlets"
        " printed are left out.",
    ),
]
Voice = Annotated[
    str,
    typer.Option(
        "--voice",
        metavar="WHOSE",
        help="Whose words count: narrator (the outlet's own), quoted or all. Citations and"
        " readability are always of the whole text.",
    ),
]
OnBasis = Annotated[
    str,
    typer.Option(
        "--basis",
        metavar="BASIS",
        help="raw: all articles; matched: only stories that outlets share; adjusted: as if all"
        " articles were of equal length and genre. The last two tell how each outlet differs from"
        " all others.",
    ),
]
Folder = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="DIR", file_okay=False, help="Folder to write into."),
]


class Asked(NamedTuple):
    """Which articles are to be compared, by which measures: what several commands ask for alike."""

    path: str | None
    place: str | None
    columns: list[str]
    filters: Any  # Filters, and Choices below: importing them takes a second that help does without
    choices: Any


def _asked(
    context: typer.Context,
    path: Articles = None,
    metric: Metrics = None,
    outlet: Outlets = None,
    story: Stories = None,
    first_day: First = None,
    last_day: Last = None,
    genre: Genre = "all",
    reprints: Reprints = "once",
    voice: Voice = "narrator",
    library: Place = None,
    lexicon: Lexicons = None,
    leave_out: Terms = None,
    leave_out_category: Categories = None,
) -> Asked:
    """What these options come to; ends the command where they cannot be meant."""
    from dashboard.command.filtering import Filters

    return Asked(
        path,
        _place(context, path, library),
        _known_metrics(metric),
        Filters(outlet or (), story or (), first_day, last_day, genre, reprints, voice),
        _choices(path, lexicon, leave_out, leave_out_category),
    )


def _asking(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the options of `_asked` beside its own; it is given what they come to."""
    shared, own = (inspect.signature(each).parameters for each in (_asked, command))
    beside = [own[name] for name in own if name != "asked"]

    @wraps(command)
    def called(**options: Any) -> None:  # noqa: ANN401 what typer read
        asked = _asked(**{name: options.pop(name) for name in shared})
        command(asked, **options)

    first = [shared[name] for name in ("context", "path")]
    rest = [each for name, each in shared.items() if name not in ("context", "path")]
    parameters = [
        each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in (*first, *beside, *rest)
    ]
    # Where typer looks for options; types know of no such attribute on a function.
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return called


@_asking
def compare(
    asked: Asked,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="table, csv or json.")
    ] = "table",
    basis: OnBasis = "raw",
) -> None:
    """Compare outlets: each one's figure, its 95 % range and what it rests on."""
    from dashboard.command import comparing
    from dashboard.command.library import guarded
    from dashboard.comparing.contrasts import BASES

    _one_of("--format", form, comparing.FORMATS)
    known = _one_of("--basis", basis, BASES)
    sys.exit(guarded(lambda: comparing.compare(*asked, form, known)))


@_asking
def export(
    asked: Asked,
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="LIST",
            help="With commas: png, svg, pdf, html, json; csv, xlsx, parquet; bundle.",
        ),
    ] = "svg,csv",
    output: Folder = Path("."),
    view: Annotated[
        str, typer.Option("--view", metavar="VIEW", help="What to take along: compare.")
    ] = "compare",
    size: Annotated[
        str, typer.Option(metavar="SIZE", help="print, column, a4, slide, square or wide.")
    ] = "print",
    look: Annotated[str, typer.Option(metavar="LOOK", help="light, dark or grey.")] = "light",
    scale: Annotated[
        int, typer.Option(metavar="N", min=1, max=4, help="PNG: pixels, times 1 to 4.")
    ] = 2,
    basis: OnBasis = "raw",
) -> None:
    """Write charts and numbers to files, as the Compare page saves them."""
    from dashboard.command import exporting
    from dashboard.command.library import guarded
    from dashboard.comparing.contrasts import BASES
    from dashboard.exports.formats import Wanted
    from dashboard.exports.looks import LOOKS
    from dashboard.exports.sizes import SIZES

    _one_of("--view", view, ["compare"])
    named = _formats(formats)
    wanted = Wanted(
        SIZES[_one_of("--size", size, SIZES)], LOOKS[_one_of("--look", look, LOOKS)], scale
    )
    known = _one_of("--basis", basis, BASES)
    if known != "raw" and exporting.BUNDLE in named:
        raise typer.BadParameter("A bundle is of all articles.", param_hint="--basis")
    order = exporting.Order(named, wanted, output, known)
    sys.exit(guarded(lambda: exporting.export(*asked, order)))


@_asking
def report(
    asked: Asked,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="File to write: .html or .pdf.")
    ],
) -> None:
    """Write a report of the comparison: findings, charts, tables, methods and limits."""
    from dashboard.command import pages, reporting
    from dashboard.command.library import guarded

    if reason := pages.unusable(output):
        raise typer.BadParameter(reason, param_hint="--output")
    sys.exit(guarded(lambda: reporting.report(*asked, output)))


def reproduce(
    context: typer.Context,
    bundle: Annotated[
        Path, typer.Argument(metavar="BUNDLE", exists=True, dir_okay=False, help="A bundle (ZIP).")
    ],
    articles: Annotated[
        str | None,
        typer.Option("--articles", metavar="PATH", help="Measure these articles anew."),
    ] = None,
    library: Place = None,
) -> None:
    """Make a bundle's numbers and charts again, and say what differs.

    Without articles, from the numbers of every article that are in the bundle.
    """
    from dashboard.command import reproducing
    from dashboard.command.library import guarded

    place = typed(context, library)
    if articles is not None and place is not None:
        raise typer.BadParameter("Name either articles or a library.", param_hint="--library")
    sys.exit(guarded(lambda: reproducing.reproduce(bundle, articles, place)))


def _place(context: typer.Context, path: str | None, library: str | None) -> str | None:
    """The library that is meant; ends the command where neither it nor a path is named."""
    place = instead_of(path is not None, context, library or context.obj)
    if path is None and place is None:
        raise typer.BadParameter("Name articles, or a library (--library).", param_hint="PATH")
    return place


def _choices(
    path: str | None, lexicons: list[Path] | None, terms: list[str] | None, more: list[str] | None
) -> Any:  # noqa: ANN401 importing Choices takes a second that help does without
    from dashboard.command.choosing import ChoiceError, choose
    from metrics.lexicon import LexiconError

    if path is None and (lexicons or terms or more):
        raise typer.BadParameter(ONLY_TEXTS, param_hint="--library")
    try:
        return choose(lexicons or [], terms or [], more or [])
    except (LexiconError, ChoiceError, OSError) as error:
        print(f"slantwise: {error}", file=sys.stderr)
        raise typer.Exit(2) from error


def _formats(written: str) -> list[str]:
    from dashboard.command import exporting

    try:
        return exporting.formats_in(written)
    except exporting.FormatError as error:
        raise typer.BadParameter(str(error), param_hint="--format") from error


def _known_metrics(named: list[str] | None) -> list[str]:
    import metrics

    known = [spec.column for spec in metrics.METRICS]
    return [_one_of("--metric", name, known) for name in named or []]


def _one_of(option: str, written: str, known: Any) -> Any:  # noqa: ANN401 a list or a mapping
    """What was written, as it is known; ends the command where it is not, with what is near."""
    if written in known:
        return written
    near = get_close_matches(written.replace("-", "_"), known, 3, 0.5)
    begin = [name for name in known if name.startswith(written.replace("-", "_"))]
    meant = list(dict.fromkeys([*begin, *near]))[:3]
    did_you = f" Did you mean {' or '.join(meant)}?" if meant else ""
    told = f"“{written}” is none of {', '.join(known)}.{did_you}"
    raise typer.BadParameter(told, param_hint=option)


def register(app: typer.Typer) -> None:
    """Add the commands to the `slantwise` command."""
    commands: tuple[tuple[Callable[..., None], str, str], ...] = (
        (compare, "Compare outlets in the terminal.", COMPARE_EXAMPLES),
        (export, "Write charts and numbers to files.", EXPORT_EXAMPLES),
        (report, "Write a report to hand out.", REPORT_EXAMPLES),
        (reproduce, "Make a bundle again, and say what differs.", REPRODUCE_EXAMPLES),
    )
    for command, short, examples in commands:
        app.command(short_help=short, epilog=examples)(command)
