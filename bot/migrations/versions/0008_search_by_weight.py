"""the entries in which a stem weighs most, without reading all that hold it"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    columns: list[Any] = ['term', sa.text('weight DESC'), 'kind', 'entry_id']
    op.create_index('ix_search_term_weight', 'search_term', columns, unique=False)


def downgrade() -> None:
    op.drop_index('ix_search_term_weight', table_name='search_term')
