"""The `slantwise library` commands."""

import sys
from typing import Annotated

import typer

from dashboard.command.options import Place

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.callback()
def library_commands(context: typer.Context, library: Place = None) -> None:
    """Look after a library of articles: see what is in it, move it, tidy it."""
    context.obj = library or context.obj


@app.command("info")
def info(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    library: Place = None,
) -> None:
    """Count what is in a library."""
    from dashboard.command import library as commands

    place = library or context.obj
    sys.exit(commands.guarded(lambda: commands.info(place, as_json)))


@app.command("export")
def export(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="FILE", help="File to write; a ZIP.")],
    library: Place = None,
) -> None:
    """Write everything in a library to one file that any other library can take in."""
    from dashboard.command import library as commands

    place = library or context.obj
    sys.exit(commands.guarded(lambda: commands.export(target, place)))


@app.command("import")
def take_in(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FILE", help="File that export wrote.")],
    library: Place = None,
) -> None:
    """Take in what another library was exported to; what is there already stays as it is."""
    from dashboard.command import library as commands

    place = library or context.obj
    sys.exit(commands.guarded(lambda: commands.take_in(source, place)))


@app.command("rename-outlet")
def rename_outlet(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FROM", help="The outlet as it is shown now.")],
    to: Annotated[
        str,
        typer.Argument(metavar="TO", help='The name to show; "" for the one it came with.'),
    ],
    library: Place = None,
) -> None:
    """Show an outlet under another name, or two under one; also in what is added later."""
    from dashboard.command import library as commands

    place = library or context.obj
    sys.exit(commands.guarded(lambda: commands.rename_outlet(name, to.strip(), place)))


@app.command("vacuum")
def vacuum(context: typer.Context, library: Place = None) -> None:
    """Drop the numbers of earlier word lists, and give back room that is not needed."""
    from dashboard.command import library as commands

    place = library or context.obj
    sys.exit(commands.guarded(lambda: commands.vacuum(place)))
