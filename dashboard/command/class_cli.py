"""The `slantwise class` commands."""

import sys
from typing import Annotated

import typer

app = typer.Typer(invoke_without_command=True, add_completion=False, rich_markup_mode=None)

LESSON = "A lesson whose texts the class reads; slantwise lesson list names them."
ARTICLE = "A file, folder or address with articles to read instead. Can be given several times."
SHARE = (
    "Let devices on this network in. They can open the class and nothing else: no library, no"
    " articles but those of the class, no file."
)
HOST = "Name or address at which pupils reach this machine, where it is not found by itself."
STORE = "A file, or postgresql://…, to keep classes in for up to a day. Without: your own file."
RESUME = "Serve the classes that were going on, and begin no new one."

Store = Annotated[str | None, typer.Option("--store", metavar="PLACE", help=STORE)]


@app.callback()
def begin(
    context: typer.Context,
    lesson: Annotated[str | None, typer.Option(metavar="LESSON", help=LESSON)] = None,
    article: Annotated[list[str] | None, typer.Option(metavar="INPUT", help=ARTICLE)] = None,
    share: Annotated[bool, typer.Option("--share", help=SHARE)] = False,
    host: Annotated[str | None, typer.Option(metavar="HOST", help=HOST)] = None,
    port: Annotated[int | None, typer.Option(metavar="N", min=1, max=65535)] = None,
    store: Store = None,
    resume: Annotated[bool, typer.Option("--resume", help=RESUME)] = False,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Serve without opening the teacher's page.")
    ] = False,
    while_read: Annotated[bool, typer.Option("--while-read", hidden=True)] = False,
) -> None:
    """Begin a class that marks the same texts: a code for pupils, a key for you."""
    if context.invoked_subcommand is not None:
        return
    from dashboard.command import classes

    if sum(map(bool, (lesson, article, resume))) > 1:
        raise typer.BadParameter("Choose one of --lesson, --article and --resume.")
    wanted = classes.Wanted(lesson, tuple(article or ()), share, host, port, store, resume)
    sys.exit(classes.begin(wanted, open_browser=not no_browser, while_read=while_read))


@app.command()
def purge(
    store: Store = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Delete the classes that are still going on too.")
    ] = False,
) -> None:
    """Delete the classes whose day is over, with all that was marked in them."""
    from dashboard.command import classes

    sys.exit(classes.purge(store, everything=everything))
