"""The plan as a calendar file (.ics): one event a week, to be moved where it suits; the last one counts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from bot.advisor.plan import Plan, Week
from bot.pages.wording import minutes_fr

DOMAIN = "boncanal"


def make(plan: Plan, start: date, id: str, made_at: datetime, page: str) -> bytes:
    """RFC 5545. Whole-day events on the first day of each week; the same plan keeps the same UIDs, so that importing it again
    replaces it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Bon Canal//plan//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Mon plan de 30 jours")
    for week in plan.weeks:
        calendar.add_component(_event(week, start + timedelta(weeks=week.number - 1), id, made_at, page))
    return bytes(calendar.to_ical())


def _event(week: Week, day: date, id: str, made_at: datetime, page: str) -> Event:
    event = Event()
    event.add("uid", f"{id}-{week.number}@{DOMAIN}")
    event.add("dtstamp", made_at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"Semaine {week.number} : {week.title} ({minutes_fr(week.minutes)})")
    event.add("description", description(week, page))
    event.add("url", page)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Semaine {week.number} : {week.title}")
    alarm.add("trigger", timedelta(hours=9))
    event.add_component(alarm)
    return event


def description(week: Week, page: str) -> str:
    """What to do, as plain lines."""
    tasks = [f"- {task.text} ({minutes_fr(task.minutes)})" for task in week.tasks]
    trial = week.trial
    return "\n".join((*tasks, f"À essayer : {trial.do} ({minutes_fr(trial.minutes)})", f"Hypothèse : {trial.hypothesis}",
                      f"À mesurer : {trial.measure}", f"Tout le plan : {page}"))  # fmt: skip
