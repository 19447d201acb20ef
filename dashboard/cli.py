"""The `slantwise` command. Each part imports only what it needs, so that help comes at once."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.command.class_cli import app as class_app
from dashboard.command.examples import (
    ADD_EXAMPLES,
    BENCH_EXAMPLES,
    CUES_EXAMPLES,
    EXAMPLES,
    SCORE_EXAMPLES,
    VALIDATE_EXAMPLES,
)
from dashboard.command.export_cli import register as register_exports
from dashboard.command.lesson_cli import app as lesson_app
from dashboard.command.library_cli import app as library_app
from dashboard.command.options import (
    ADDS,
    BASELINE,
    CLUSTER_TAKES,
    DASK_LOCAL,
    FEED,
    FETCH,
    FROM,
    NOTHING_NAMED,
    ONLY_INPUTS,
    PORT,
    READS,
    SCHEDULER,
    WRITES,
    Categories,
    Lexicons,
    OutletColumn,
    Place,
    PrivateHosts,
    Terms,
    TextColumn,
    instead_of,
)

if TYPE_CHECKING:
    from dashboard.choices import Choices

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(library_app, name="library", short_help="Look after a library of articles.")
app.add_typer(lesson_app, name="lesson", short_help="Lessons that are ready to teach.")
app.add_typer(class_app, name="class", short_help="Read blind and mark together, in a class.")
register_exports(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"slantwise {version('slantwise')}")
        except PackageNotFoundError:
            print("slantwise, not installed")
        raise typer.Exit


def _check_output(output: str | None) -> str | None:
    from dashboard.command.writing import unwritable

    if output is not None and (reason := unwritable(output)):
        raise typer.BadParameter(reason, param_hint="'-o' / '--output'")
    return output


def _allow(hosts: list[str]) -> None:
    """Let these hosts be private wherever this process fetches; ends the command for no host."""
    from dashboard import fetching

    try:
        os.environ[fetching.HOSTS_VARIABLE] = " ".join(sorted(fetching.allowed_hosts(hosts)))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--private-host") from error


def _choices(lexicons: list[Path], terms: list[str], categories: list[str]) -> "Choices":
    """What the options say about words; ends the command where they cannot be meant."""
    from dashboard.command.choosing import ChoiceError, choose
    from metrics.lexicon import LexiconError

    try:
        return choose(lexicons, terms, categories)
    except (LexiconError, ChoiceError, OSError) as error:
        print(f"slantwise: {error}", file=sys.stderr)
        raise typer.Exit(2) from error


@app.callback(invoke_without_command=True, epilog=EXAMPLES)
def dashboard(
    context: typer.Context,
    port: Annotated[int | None, typer.Option(metavar="N", min=1, max=65535, help=PORT)] = None,
    articles: Annotated[
        Path | None,
        typer.Option(metavar="PATH", exists=True, help="Articles to show instead of the sample."),
    ] = None,
    library: Place = None,
    private_host: PrivateHosts = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Serve without opening the browser.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say which it is."),
    ] = False,
) -> None:
    """Compare how news outlets write. Without a command: open the dashboard."""
    if private_host:
        _allow(private_host)
    if context.invoked_subcommand is None:
        # Before NumPy is loaded: visitors share the processors, and threads that wait for each
        # other inside every small product take them from all.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from dashboard.command import serve

        try:
            shown = None if articles else serve.library_to_show(library)
        except ValueError as error:  # a LibraryError, whose name would cost half a second
            print(f"slantwise: {error}", file=sys.stderr)
            raise typer.Exit(1) from error
        try:
            port = serve.choose_port(port)
            serve.serve(port, articles, open_browser=not no_browser, library=shown)
        except serve.PortTaken as error:
            raise typer.BadParameter(str(error), param_hint="--port") from error


@app.command(epilog=SCORE_EXAMPLES)
def score(
    context: typer.Context,
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT", help=READS)] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="OUT", help=WRITES),
    ] = None,
    text_column: TextColumn = None,
    outlet_column: OutletColumn = None,
    library: Place = None,
    lexicon: Lexicons = None,
    leave_out: Terms = None,
    leave_out_category: Categories = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, metavar="N", help="Processes that measure.")
    ] = 1,
    force: Annotated[
        bool, typer.Option("--force", help="Begin anew where a run before was stopped.")
    ] = False,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help=SCHEDULER)
    ] = None,
    dask_local: Annotated[
        int | None, typer.Option("--dask-local", min=1, metavar="N", help=DASK_LOCAL)
    ] = None,
) -> None:
    """Score articles: one row of numbers an article. Without an input: those of a library."""
    from dashboard.command import batch

    cluster = batch.Cluster(scheduler, dask_local or 0) if scheduler or dask_local else None
    if cluster is None:
        _check_output(output)
    elif not inputs or output is None or Path(output).suffix:
        raise typer.BadParameter(CLUSTER_TAKES, param_hint="--scheduler / --dask-local")
    place = instead_of(bool(inputs), context, library)
    choices = _choices(lexicon or [], leave_out or [], leave_out_category or [])
    if inputs:
        sys.exit(
            batch.score(
                inputs,
                output,
                text_column,
                outlet_column,
                choices,
                jobs=jobs,
                force=force,
                cluster=cluster,
            )
        )
    if place is None:
        raise typer.BadParameter(NOTHING_NAMED, param_hint="INPUT")
    if text_column or outlet_column:
        raise typer.BadParameter(ONLY_INPUTS, param_hint="--library")
    from dashboard.command import library as commands

    sys.exit(commands.guarded(lambda: commands.scores(place, output, choices)))


@app.command(epilog=ADD_EXAMPLES, short_help="Keep articles in a library.")
def add(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT", help=ADDS)] = None,
    lists: Annotated[list[str] | None, typer.Option("--from", metavar="FILE", help=FROM)] = None,
    feeds: Annotated[list[str] | None, typer.Option("--feed", metavar="URL", help=FEED)] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help=FETCH)] = False,
    library: Place = None,
    private_host: PrivateHosts = None,
    text_column: TextColumn = None,
    outlet_column: OutletColumn = None,
) -> None:
    """Add articles to a library, and measure them. What is there already is not added twice."""
    from dashboard.command import adding
    from dashboard.command.library import guarded

    if not (inputs or lists or feeds):
        raise typer.BadParameter("Name a file, a folder, an address, --from or --feed.")
    _allow(private_host or [])
    wanted = adding.Wanted(
        inputs or (), lists or (), feeds or (), fetch, text_column, outlet_column
    )
    sys.exit(guarded(lambda: adding.add(wanted, library)))


@app.command(epilog=CUES_EXAMPLES, short_help="List the words behind the numbers.")
def cues(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE", help=READS)] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="OUT", callback=_check_output, help=WRITES),
    ] = None,
    text_column: TextColumn = None,
    library: Place = None,
    lexicon: Lexicons = None,
    leave_out: Terms = None,
    leave_out_category: Categories = None,
) -> None:
    """List the words behind the numbers: one row a cue, with its place in the text."""
    from dashboard.command import batch

    place = instead_of(file is not None, context, library)
    choices = _choices(lexicon or [], leave_out or [], leave_out_category or [])
    if file is not None:
        sys.exit(batch.cues(file, output, text_column, choices))
    if place is None:
        raise typer.BadParameter(NOTHING_NAMED, param_hint="FILE")
    if text_column:
        raise typer.BadParameter(ONLY_INPUTS, param_hint="--library")
    from dashboard.command import library as commands

    sys.exit(commands.guarded(lambda: commands.cues(place, output, choices)))


@app.command(epilog=BENCH_EXAMPLES, short_help="Measure how fast it is.")
def bench(
    context: typer.Context,
    articles: Annotated[
        Path | None, typer.Option(metavar="PATH", exists=True, help="Articles to measure with.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    scale: Annotated[
        bool,
        typer.Option(
            "--scale",
            help="Measure how time and memory grow, up to 150,000 articles: half an hour.",
        ),
    ] = False,
    library: Place = None,
) -> None:
    """Measure articles a second: Slantwise, textstat's four formulas and str.split."""
    from dashboard.command import bench_report

    place = instead_of(articles is not None, context, library)
    report = bench_report.report_scale if scale else bench_report.report
    sys.exit(report(articles, as_json, place))


@app.command(epilog=VALIDATE_EXAMPLES, short_help="Measure agreement with human readers.")
def validate(
    data: Annotated[
        Path,
        typer.Option(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Folder with a folder for each corpus.",
        ),
    ],
    corpus: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this corpus (may be repeated).")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--json", metavar="OUT", help="Write JSON to a file, or to stdout for -."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Fail when a figure fell below the one on record.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help=BASELINE)
    ] = None,
) -> None:
    """Measure how well the numbers agree with human readers, on annotated corpora you have."""
    from dashboard.command import validate
    from metrics.validity.figure import CorpusError

    try:
        sys.exit(validate.report(data, corpus or [], output, check, baseline))
    except KeyError as error:
        raise typer.BadParameter(str(error.args[0]), param_hint="--corpus") from error
    except CorpusError as error:
        raise typer.BadParameter(str(error), param_hint="--baseline") from error


def main() -> None:
    """Entry point of the `slantwise` command."""
    app(prog_name="slantwise")


if __name__ == "__main__":
    main()
