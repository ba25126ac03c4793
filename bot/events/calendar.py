"""An event as a calendar file (.ics)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

from bot.events.model import Event
from bot.text import enumerate_fr


def make(event: Event, page: str, made_at: datetime) -> bytes:
    """RFC 5545. Moments are in UTC, so that a clock change between now and then moves nothing; the UID stays the event's."""
    calendar = Calendar()
    calendar.add("prodid", "-//Bon Canal//evenement//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    entry = Entry()
    entry.add("uid", f"evenement-{event.code}@boncanal")
    entry.add("sequence", event.version)
    entry.add("dtstamp", made_at.astimezone(timezone.utc))
    entry.add("dtstart", event.starts_at.astimezone(timezone.utc))
    entry.add("dtend", event.ends_at.astimezone(timezone.utc))
    entry.add("summary", event.title)
    if event.place:
        entry.add("location", event.place)
    speakers = f"Avec {enumerate_fr(event.speakers)}. " if event.speakers else ""
    entry.add("description", f"{speakers}Posez vos questions dès maintenant : {page} (code {event.code}).")
    entry.add("url", page)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", timedelta(days=-1))
    entry.add_component(alarm)
    calendar.add_component(entry)
    return bytes(calendar.to_ical())
