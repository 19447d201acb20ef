"""The first tables.

Spelled out instead of taken from the schema, which goes on changing after this is history.
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: None = None
depends_on: None = None

_Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def upgrade() -> None:
    """Make the tables."""
    _articles()
    _by_hand()
    _numbers()
    op.create_table(
        "failed",
        sa.Column("source", sa.Text, primary_key=True),
        _text("what"),
        _text("advice"),
        _text("where_in_it"),
        _text("tried"),
    )
    changes = op.create_table("changes", sa.Column("number", sa.BigInteger, nullable=False))
    op.bulk_insert(changes, [{"number": 0}])


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("number", _Number, primary_key=True),
        sa.Column("article_id", sa.Text, nullable=False, unique=True),
        _text("outlet"),
        _text("title"),
        _text("standfirst"),
        _text("author"),
        _text("credit"),
        sa.Column("published", sa.BigInteger),
        _text("url"),
        _text("genre"),
        _text("language"),
        _text("story"),
        _text("reprint_group"),
        _text("outlet_raw"),
        _text("source_file"),
        sa.Column("story_found", sa.Text),
        sa.Column("reprint_found", sa.Text),
        _text("text_digest"),
        _text("added"),
    )
    op.create_index("articles_by_text", "articles", ["text_digest"])
    op.create_table(
        "texts",
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.article_id"), primary_key=True),
        _text("text"),
        sa.Column("text_raw", sa.Text),
        _text("removed"),
    )
    op.create_table(
        "traits",
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.article_id"), primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        _text("form"),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )


def _by_hand() -> None:
    op.create_table("aliases", sa.Column("alias", sa.Text, primary_key=True), _text("outlet"))
    op.create_table(
        "edits",
        sa.Column("article_id", sa.Text, sa.ForeignKey("articles.article_id"), primary_key=True),
        sa.Column("field", sa.Text, primary_key=True),
        _text("value"),
    )
    op.create_table(
        "corrections",
        sa.Column("number", _Number, primary_key=True),
        _text("kind"),
        _text("subject"),
        _text("detail"),
        _text("made"),
    )
    op.create_table(
        "views",
        sa.Column("name", sa.Text, primary_key=True),
        _text("query"),
        _text("made"),
        sa.CheckConstraint("name <> ''", name="views_have_names"),
    )


def _numbers() -> None:
    op.create_table(
        "versions",
        sa.Column("number", _Number, primary_key=True),
        sa.Column("version", sa.Text, nullable=False, unique=True),
        _text("columns"),
    )
    op.create_table(
        "scores",
        sa.Column("version_number", _Number, sa.ForeignKey("versions.number"), primary_key=True),
        sa.Column("text_digest", sa.Text, primary_key=True),
        sa.Column("numbers", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
