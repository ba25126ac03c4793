"""All routes of events, for the web process."""

from __future__ import annotations

from starlette.routing import Route

from bot.channels.handling import Handling
from bot.events.house import EventHouse
from bot.pages.events.api import EventApi
from bot.pages.events.boards import Boards
from bot.pages.events.desk import DeskPages
from bot.pages.events.public import PublicPages


def event_routes(house: EventHouse, handling: Handling) -> list[Route]:
    """Pages and what they ask for. Call once a process: boards and limits are kept in memory."""
    return [
        *EventApi(house, handling, Boards(house)).routes(),
        *PublicPages(house).routes(),
        *DeskPages(house).routes(),
    ]
