"""What Alembic runs for each migration: on the connection it is handed, in one transaction."""

from typing import cast

from alembic import context
from sqlalchemy import Connection

from data.library.schema import VERSION_TABLE, tables

context.configure(
    connection=cast(Connection, context.config.attributes["connection"]),
    target_metadata=tables,
    version_table=VERSION_TABLE,
    # SQLite can take back changes of tables too, once the driver does not commit by itself.
    transactional_ddl=True,
)
context.run_migrations()
