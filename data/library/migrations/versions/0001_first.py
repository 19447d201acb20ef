"""Where every library begins: with the tables that the schema describes.

Nothing is to be done: a new library is made of the schema as it is then and noted as being at the
newest migration. What follows here brings up those that were made before.
"""

revision: str = "0001"
down_revision: str | None = None
branch_labels: None = None
depends_on: None = None


def upgrade() -> None:
    """Leave the tables as they were made."""
