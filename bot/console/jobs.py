"""What the worker does for the console: group the inbox, count the figures. The pages only read."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from bot.console.figures.collect import Collect
from bot.console.inbox.sorting import Sorting
from bot.db import make_engine
from bot.jobs import Job
from bot.organisation import Organisation
from bot.settings import Settings

SORT_SECONDS, COUNT_SECONDS = 20.0, 30.0


def console_jobs(settings: Settings, organisation: Organisation, engine: Engine) -> tuple[Job, ...]:
    """The jobs. The encoder is loaded when the first message comes, not before."""
    sorting = Sorting(engine, settings.duplicate_threshold)
    collect = Collect(engine, make_engine(settings.tracker_url), organisation.time_zone)
    return Job("inbox", SORT_SECONDS, sorting.run_once), Job("figures", COUNT_SECONDS, collect.run_once)
