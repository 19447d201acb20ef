"""What the makers of hostile files share."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

MB: Final = 1_000_000

Files = Mapping[str, tuple[str, Callable[[Path], None]]]
"""For each kind of harm the name of a file, and what writes it."""


def written(content: Callable[[], bytes]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content())

    return write


def cut(content: Callable[[], bytes], share: float) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        whole = content()
        path.write_bytes(whole[: int(len(whole) * share)])

    return write
