"""The tables of a library, of which a new one is made.

A change here needs a migration in migrations/versions/ for the libraries that are there.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

HEAD: Final = "0001"
"""The newest migration. Their names are numbers, so that a library from a newer Slantwise shows."""

VERSION_TABLE: Final = "slantwise_version"
"""Holds the migration a library is at; its being there says that a database is a library."""

tables: Final = MetaData()

# SQLite counts up rows by itself for INTEGER alone; PostgreSQL would stop at two thousand million.
_Number: Final = BigInteger().with_variant(Integer(), "sqlite")


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


articles: Final = Table(
    "articles",
    tables,
    Column("number", _Number, primary_key=True),
    Column("article_id", Text, nullable=False, unique=True),
    # As they came; aliases and edits are laid over them when they are read.
    _text("outlet"),
    _text("title"),
    _text("standfirst"),
    _text("author"),
    _text("credit"),
    Column("published", BigInteger),  # nanoseconds since 1970 UTC, as in an Articles frame
    _text("url"),
    _text("genre"),
    _text("language"),
    _text("story"),
    _text("reprint_group"),
    _text("outlet_raw"),
    _text("source_file"),
    # What grouping found: NULL before it has looked, "" where there is none.
    Column("story_found", Text),
    Column("reprint_found", Text),
    _text("text_digest"),
    _text("added"),
    Index("articles_by_text", "text_digest"),
)

texts: Final = Table(
    "texts",
    tables,
    Column("article_id", Text, ForeignKey("articles.article_id"), primary_key=True),
    _text("text"),
    Column("text_raw", Text),  # NULL where it is the text itself
    _text("removed"),
)
"""Kept apart, so that listing a hundred thousand articles reads none of them."""

traits: Final = Table(
    "traits",
    tables,
    Column("article_id", Text, ForeignKey("articles.article_id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    _text("form"),
    Column("packed", LargeBinary, nullable=False),
)
"""By which reprints and stories are found without reading the texts again."""

aliases: Final = Table(
    "aliases",
    tables,
    Column("alias", Text, primary_key=True),  # in lower case, as str.casefold has it
    _text("outlet"),
)

edits: Final = Table(
    "edits",
    tables,
    Column("article_id", Text, ForeignKey("articles.article_id"), primary_key=True),
    Column("field", Text, primary_key=True),
    _text("value"),
)

corrections: Final = Table(
    "corrections",
    tables,
    Column("number", _Number, primary_key=True),
    _text("kind"),
    _text("subject"),
    _text("detail"),  # JSON
    _text("made"),
)

versions: Final = Table(
    "versions",
    tables,
    Column("number", _Number, primary_key=True),
    Column("version", Text, nullable=False, unique=True),
    _text("columns"),  # JSON: for each column of numbers, in order, whether it is int64 or float64
)

scores: Final = Table(
    "scores",
    tables,
    Column("version_number", _Number, ForeignKey("versions.number"), primary_key=True),
    Column("text_digest", Text, primary_key=True),
    Column("numbers", LargeBinary, nullable=False),  # eight bytes a column, lowest first
    # Packed and in the order of the key: a hundred thousand rows are one short read.
    sqlite_with_rowid=False,
)

views: Final = Table(
    "views",
    tables,
    Column("name", Text, primary_key=True),
    _text("query"),
    _text("made"),
    CheckConstraint("name <> ''", name="views_have_names"),
)

failed: Final = Table(
    "failed",
    tables,
    Column("source", Text, primary_key=True),
    _text("what"),
    _text("advice"),
    _text("where_in_it"),
    _text("tried"),
)

changes: Final = Table("changes", tables, Column("number", BigInteger, nullable=False))
"""One row: how often something in the library was changed."""
