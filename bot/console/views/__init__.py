"""The pages, one module a subject. They read a form, call a store, show a template; nothing else."""

from __future__ import annotations

from bot.console.views.accounts import pages as accounts
from bot.console.views.events import pages as events
from bot.console.views.figures import pages as figures
from bot.console.views.importing import pages as importing
from bot.console.views.inbox import pages as inbox
from bot.console.views.knowledge import pages as knowledge
from bot.console.views.phrases import pages as phrases
from bot.console.views.talks import pages as talks

PAGES = (inbox, talks, phrases, knowledge, events, importing, figures, accounts)
