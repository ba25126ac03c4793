"""the chat where a speaker answers"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.db

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('event_access', schema=None) as batch_op:
        batch_op.add_column(sa.Column('chat_digest', sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column('chat_until', bot.db.UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('conversation_id', sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column('chat_waits', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('chat_told', sa.Integer(), server_default='0', nullable=False))
        batch_op.create_index('ix_event_access_conversation_id', ['conversation_id'], unique=False)
        batch_op.create_foreign_key(
            batch_op.f('fk_event_access_conversation_id_conversation'), 'conversation', ['conversation_id'], ['id'],
            ondelete='SET NULL',
        )


def downgrade() -> None:
    with op.batch_alter_table('event_access', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_event_access_conversation_id_conversation'), type_='foreignkey')
        batch_op.drop_index('ix_event_access_conversation_id')
        batch_op.drop_column('chat_told')
        batch_op.drop_column('chat_waits')
        batch_op.drop_column('conversation_id')
        batch_op.drop_column('chat_until')
        batch_op.drop_column('chat_digest')
