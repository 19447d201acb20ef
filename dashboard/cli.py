"""The `slantwise` command. Each part imports only what it needs, so that help comes at once."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dashboard.words.choices import Choices

# \b keeps the lines of a paragraph as they are.
EXAMPLES = """\b
Examples:
  slantwise
      compare the outlets of the sample in the browser
  slantwise --articles my-articles/
      the same with a folder of yours, a table or a text file
  slantwise score *.txt -o scores.csv
      one row of numbers an article
  slantwise score news.csv --text-column story --outlet-column paper -o scores.parquet
      from a table whose columns go by other names
  slantwise cues article.txt
      the words behind the numbers
  slantwise bench
      how fast it is on this machine
"""
SCORE_EXAMPLES = """\b
Examples:
  slantwise score article.txt
  slantwise score articles/ more.jsonl -o scores.csv
  slantwise score news.csv --text-column story -o scores.parquet
  cat article.txt | slantwise score - -o - > scores.csv
  slantwise score articles/ --leave-out slammed --leave-out-category loaded:alarm
  slantwise score articles/ --lexicon my-words.csv

\b
Exit codes:
  0  done
  1  some inputs could not be read: they are named, and the rest is done
  2  the command was called in a way it does not understand
"""
CUES_EXAMPLES = """\b
Examples:
  slantwise cues article.txt
  slantwise cues news.csv -o cues.csv
  slantwise cues news.csv --leave-out "so called" -o cues.csv
"""
BENCH_EXAMPLES = """\b
Examples:
  slantwise bench
  slantwise bench --articles news.csv --json
"""
VALIDATE_EXAMPLES = """\b
Examples:
  slantwise validate --data corpora/
  slantwise validate --data corpora/ --corpus babe --json agreement.json
  slantwise validate --data corpora/ --check

\b
Exit codes:
  0  done
  1  a corpus could not be read, or a figure is below its floor
  2  there is no corpus in the folder, or the command was called in a way it does not understand
"""
READS = (
    "Text, Markdown, CSV, TSV, JSON Lines, JSON or Parquet; a folder of those; or - for what"
    " another program hands over (stdin)."
)
PORT = "Port to serve at; otherwise 8501, or the next one that is free."
WRITES = (
    "File to write: .csv, .jsonl or .parquet, as its name ends. - is CSV for another program"
    " (stdout). Without it the terminal shows a short table."
)

LEXICON = (
    'A word list of your own (CSV). Its first line says which list it is for: "# extends:'
    ' loaded_terms" or "# replaces: loaded_terms". May be repeated.'
)
LEAVE_OUT = "A term that is not to count, whichever list it is on. May be repeated."
LEAVE_OUT_CATEGORY = "A category that is not to count, such as loaded:alarm. May be repeated."
Lexicons = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="FILE", exists=True, dir_okay=False, help=LEXICON),
]
Terms = Annotated[list[str] | None, typer.Option("--leave-out", metavar="TERM", help=LEAVE_OUT)]
Categories = Annotated[
    list[str] | None,
    typer.Option("--leave-out-category", metavar="FAMILY:CATEGORY", help=LEAVE_OUT_CATEGORY),
]

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
        raise typer.BadParameter(reason)
    return output


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
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Serve without opening the browser.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say which it is."),
    ] = False,
) -> None:
    """Compare how news outlets write. Without a command: open the dashboard."""
    if context.invoked_subcommand is None:
        from dashboard.command import serve

        try:
            serve.serve(serve.choose_port(port), articles, open_browser=not no_browser)
        except serve.PortTaken as error:
            raise typer.BadParameter(str(error), param_hint="--port") from error


@app.command(epilog=SCORE_EXAMPLES)
def score(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help=READS)],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="OUT", callback=_check_output, help=WRITES),
    ] = None,
    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Column that holds the articles' text.")
    ] = None,
    outlet_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Column that holds the outlets' names.")
    ] = None,
    lexicon: Lexicons = None,
    leave_out: Terms = None,
    leave_out_category: Categories = None,
) -> None:
    """Score articles: one row of numbers an article."""
    from dashboard.command import batch

    choices = _choices(lexicon or [], leave_out or [], leave_out_category or [])
    sys.exit(batch.score(inputs, output, text_column, outlet_column, choices))


@app.command(epilog=CUES_EXAMPLES, short_help="List the words behind the numbers.")
def cues(
    file: Annotated[str, typer.Argument(metavar="FILE", help=READS)],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="OUT", callback=_check_output, help=WRITES),
    ] = None,
    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Column that holds the articles' text.")
    ] = None,
    lexicon: Lexicons = None,
    leave_out: Terms = None,
    leave_out_category: Categories = None,
) -> None:
    """List the words behind the numbers: one row a cue, with its place in the text."""
    from dashboard.command import batch

    choices = _choices(lexicon or [], leave_out or [], leave_out_category or [])
    sys.exit(batch.cues(file, output, text_column, choices))


@app.command(epilog=BENCH_EXAMPLES, short_help="Measure how fast it is.")
def bench(
    articles: Annotated[
        Path | None, typer.Option(metavar="PATH", exists=True, help="Articles to measure with.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Measure articles a second: Slantwise, textstat's four formulas and str.split."""
    from dashboard.command import bench_report

    sys.exit(bench_report.report(articles, as_json))


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
) -> None:
    """Measure how well the numbers agree with human readers, on annotated corpora you have."""
    from dashboard.command import validate

    try:
        sys.exit(validate.report(data, corpus or [], output, check))
    except KeyError as error:
        raise typer.BadParameter(str(error.args[0]), param_hint="--corpus") from error


def main() -> None:
    """Entry point of the `slantwise` command."""
    app(prog_name="slantwise")


if __name__ == "__main__":
    main()
