"""The `slantwise library` commands."""

import sys
from typing import Annotated

import typer

from dashboard.command.options import Place

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.callback()
def library_commands(library: Place = None) -> None:
    """Look after a library of articles: see what is in it, move it, tidy it."""


@app.command("info")
def info(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    library: Place = None,
) -> None:
    """Count what is in a library."""
    from dashboard.command import library as commands

    sys.exit(commands.guarded(lambda: commands.info(library, as_json)))


@app.command("export")
def export(
    target: Annotated[str, typer.Argument(metavar="FILE", help="File to write; a ZIP.")],
    force: Annotated[
        bool, typer.Option("--force", help="Replace another file of this name.")
    ] = False,
    library: Place = None,
) -> None:
    """Write a library to one file.

    Everything in it goes along, and any other library can take it in.
    """
    from dashboard.command import library as commands

    sys.exit(commands.guarded(lambda: commands.export(target, library, force)))


@app.command("import")
def take_in(
    source: Annotated[str, typer.Argument(metavar="FILE", help="File that export wrote.")],
    library: Place = None,
) -> None:
    """Take in a file that export wrote.

    What is in the library already stays as it is.
    """
    from dashboard.command import library as commands

    sys.exit(commands.guarded(lambda: commands.take_in(source, library)))


@app.command("rename-outlet")
def rename_outlet(
    name: Annotated[str, typer.Argument(metavar="FROM", help="The outlet as it is shown now.")],
    to: Annotated[
        str,
        typer.Argument(metavar="TO", help='The name to show; "" for the one it came with.'),
    ],
    library: Place = None,
) -> None:
    """Show an outlet under another name.

    Two may go by one name. It holds for what is added later, too.
    """
    from dashboard.command import library as commands

    sys.exit(commands.guarded(lambda: commands.rename_outlet(name, to.strip(), library)))


@app.command("vacuum")
def vacuum(library: Place = None) -> None:
    """Give back room that is not needed.

    The numbers by other word lists than Slantwise's own are dropped: they are worked out again
    when somebody asks for them. Pages that were fetched long ago are deleted.
    """
    from dashboard.command import library as commands

    sys.exit(commands.guarded(lambda: commands.vacuum(library)))
