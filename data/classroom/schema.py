"""The tables of classes. Nothing in them lives for more than a day, so that they are never
migrated."""

from typing import Final

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, MetaData, Table, Text

tables: Final = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


classes: Final = Table(
    "class_sessions",
    tables,
    Column("code", Text, primary_key=True),
    _text("key_digest"),
    _text("plan"),  # JSON
    _text("stage"),
    Column("ends", Float(53), nullable=False),  # seconds since 1970
    Column("changes", BigInteger, nullable=False),
)

pupils: Final = Table(
    "class_pupils",
    tables,
    Column("code", Text, ForeignKey("class_sessions.code"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("name"),
    Column("token_digest", Text, nullable=False, unique=True),
)

answers: Final = Table(
    "class_answers",
    tables,
    Column("code", Text, ForeignKey("class_sessions.code"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Integer, primary_key=True, autoincrement=False),
    Column("revision", BigInteger, nullable=False),
    _text("marks"),  # JSON: [[category, start, end], …]
    _text("ratings"),  # JSON
    _text("guess"),
    Column("finished", Integer, nullable=False),
)
