"""The options of the command, with what its help says of each; several parts share them."""

from pathlib import Path
from typing import Annotated

import typer

LIBRARY = (
    "Library to use: a file, or a PostgreSQL database by its address. Without it: yours, in the"
    " folder that this system has for such data."
)


def _place(context: typer.Context, library: str | None) -> str | None:
    """The library that is meant: named behind the command, before it, or in the environment.

    An empty name is a variable that was never set, not the library of one's own.
    """
    if library is not None and not library.strip():
        raise typer.BadParameter("the name is empty. Name a file or a database.")
    if library is None or (context.obj and not _names_library(context)):
        return context.obj
    context.obj = library  # what stands behind this sees it
    return library


def _names_library(context: typer.Context, *, before: bool = False) -> bool:
    """Whether a library was typed behind a command, or `before` it."""
    where = context.parent if before else context
    source = None if where is None else where.get_parameter_source("library")
    return source is not None and source.name == "COMMANDLINE"


def instead_of(inputs: bool, context: typer.Context, library: str | None) -> str | None:
    """The library whose articles are read, or None where inputs were named.

    Raises BadParameter where both stand in the command; one in the environment gives way.
    """
    if inputs and typed(context, library):
        raise typer.BadParameter("Name either inputs or a library.", param_hint="--library")
    return None if inputs else library


def typed(context: typer.Context, library: str | None) -> str | None:
    """The library that stands in the command; one in the environment is not meant."""
    is_named = _names_library(context) or _names_library(context, before=True)
    return library if is_named else None


Place = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="PATH|URL",
        envvar="SLANTWISE_LIBRARY",
        help=LIBRARY,
        callback=_place,
    ),
]
FORMATS = (
    "Text, Markdown, PDF, Word, RTF, saved web pages (HTML, MHTML), web archives (WARC), tables"
    " (CSV, TSV, Excel, JSON, JSON Lines, Parquet, SQLite), lists of references (RIS, JSON from"
    " Zotero), a ZIP of those, or a folder of those"
)
READS = f"{FORMATS}; or - for what another program hands over (stdin)."
ADDS = f"{FORMATS}; the address of a page; or - for what another program hands over (stdin)."
FROM = "A file of addresses, one a line; or - for stdin. May be repeated."
FEED = "The address of a feed (RSS, Atom or a news sitemap). May be repeated."
FETCH = "Fetch the articles that a table names by their links, without their text."
PRIVATE_HOST = (
    "A host that may be fetched from though it lies inside a private network, such as an intranet."
    " None may otherwise. May be repeated; SLANTWISE_PRIVATE_HOSTS names some for good."
)
PORT = "Port to serve at; otherwise 8501, or the next one that is free."
SCHEDULER = (
    "A Dask scheduler, such as tcp://host:8786, whose workers measure: each file a part of the"
    " folder OUT. They have to see the files and the folder, and need slantwise[cluster]."
)
DASK_LOCAL = "Begin so many Dask workers here, and have them measure: each file a part of OUT."
CLUSTER_TAKES = "a cluster takes files or folders as INPUT, and a folder as -o OUT (no ending)."
WRITES = (
    "File to write: .csv, .jsonl or .parquet, as its name ends. - is CSV for another program"
    " (stdout). Without it the terminal shows a short table."
)

LEXICON = (
    'A word list of your own (CSV). Its first line says which list it is for: "# extends:'
    ' loaded_terms" or "# replaces: loaded_terms". May be repeated.'
)
BASELINE = (
    "A word list to hold loaded terms against in place of the built-in one: a text file with one"
    " word a line. Lines that begin with # or ; are remarks."
)
ONLY_INPUTS = "--text-column and --outlet-column are for files: a library knows its columns."
ONLY_TEXTS = "--lexicon and --leave-out are for files: the numbers of a library are there already."
NOTHING_NAMED = "Name an input, or a library (--library)."
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

PrivateHosts = Annotated[
    list[str] | None, typer.Option("--private-host", metavar="HOST", help=PRIVATE_HOST)
]

TextColumn = Annotated[
    str | None, typer.Option(metavar="NAME", help="Column that holds the articles' text.")
]
OutletColumn = Annotated[
    str | None, typer.Option(metavar="NAME", help="Column that holds the outlets' names.")
]
