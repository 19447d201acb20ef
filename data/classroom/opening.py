"""Where classes are kept: a file of this machine, or a PostgreSQL database."""

import os
from typing import Final

from platformdirs import user_data_path

from data.classroom.store import Classroom
from data.library.connecting import Connector
from data.library.place import Place, place_of

FILE_NAME: Final = "classes.db"
_ONLY_OWNER: Final = 0o600


def default_place() -> str:
    """The file for the classes of whoever runs this, in the folder the system has for such data."""
    return str(user_data_path("slantwise", appauthor=False) / FILE_NAME)


def open_classroom(named: str | None = None) -> Classroom:
    """The classes at a path or a postgresql:// address; without one, of whoever runs this.

    Made where there are none. Raises LibraryError where they cannot be kept there.
    """
    place = place_of(named or default_place())
    _make_private(place)
    return Classroom(Connector(place))


def _make_private(place: Place) -> None:
    """Have the file there before SQLite makes it, readable for nobody else; and the folder for
    one's own classes, while any other has to be there, or a name is misspelt."""
    if place.path is None or place.path.exists():
        return
    try:
        if str(place.path) == default_place():
            place.path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(place.path, os.O_CREAT | os.O_EXCL, _ONLY_OWNER))
    except OSError:
        return  # SQLite says what is wrong with the place, in our words
