"""Which Slantwise this is, and which version of the numbers it makes."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from dashboard import library_workspace


@cache
def release() -> str:
    """The version of Slantwise."""
    try:
        return version("slantwise")
    except PackageNotFoundError:
        return "not installed"


def made_by() -> str:
    """The program with its version, and the version of the numbers it makes."""
    return f"Slantwise {release()}, numbers {library_workspace.metric_version()}"
