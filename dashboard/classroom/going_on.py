"""The classes of this server, and what guards them: one of each for everybody."""

import os
from collections.abc import Callable
from typing import Final

import streamlit as st

from dashboard.classroom.attempts import Attempts
from data.classroom.opening import default_place, open_classroom
from data.classroom.parts import Stage
from data.classroom.store import Classroom

PLACE_VARIABLE: Final = "SLANTWISE_CLASSES"
ADDRESS_VARIABLE: Final = "SLANTWISE_CLASS_ADDRESS"
KEYS_EACH: Final = 5
"""Wrong keys a minute from one address."""
KEYS_TOGETHER: Final = 50
CODES_EACH: Final = 20
"""Wrong codes a minute from one address; in a school, a whole class may come from one."""
CODES_TOGETHER: Final = 100
AS_GOOD_AS_NOW: Final = 0.5
"""Seconds."""
TOO_OFTEN: Final = "That was wrong too often. Wait a minute, then try again."


def classroom() -> Classroom:
    """The classes that this server serves."""
    return _open(place())


def place() -> str:
    """Where they are kept."""
    return os.environ.get(PLACE_VARIABLE) or default_place()


@st.cache_resource(show_spinner=False, max_entries=2)
def _open(place: str) -> Classroom:
    return open_classroom(place)


@st.cache_resource(show_spinner=False, ttl=AS_GOOD_AS_NOW, max_entries=64)
def stamp(code: str) -> tuple[int, Stage] | None:
    """How often a class has changed and its stage, of this moment or just before; None where it is
    over. All who ask at about the same time are one question to the database."""
    return classroom().stamp(code)


@st.cache_resource(show_spinner=False)
def _attempts(what: str, each: int, together: int) -> Attempts:
    return Attempts(each, together)


def code_tried(attempt: Callable[[], bool]) -> bool | None:
    """Whether a code that was typed is one; None after too many that were none."""
    return _attempts("codes", CODES_EACH, CODES_TOGETHER).tried(_where(), attempt)


def key_tried(attempt: Callable[[], bool]) -> bool | None:
    """Whether a key that was typed is the right one; None after too many wrong ones."""
    return _attempts("keys", KEYS_EACH, KEYS_TOGETHER).tried(_where(), attempt)


def _where() -> str:
    return st.context.ip_address or "this machine"


def address() -> str:
    """Where pupils find this server, such as http://192.168.1.20:8511."""
    return os.environ.get(ADDRESS_VARIABLE, "http://localhost:8511")
