"""The person's hours shared between the channels of a mix, so that a week adds up."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor.model import Platform

SMALLEST = 5
"""Minutes under which a share says nothing to anybody."""


def share(platforms: Sequence[Platform], hours: float | None) -> tuple[list[float | None], float | None]:
    """(hours of each channel, hours left over). Their sum is `hours`, to the minute; all None when it is unknown.

    Shares follow each channel's lowest sensible effort; none goes over its highest: beyond that, more time brings nothing
    and is left over. Ordinary weeks are cut in quarters of an hour, short ones in five minutes.
    """
    if hours is None or not platforms:
        return [None] * len(platforms), hours
    minutes = round(max(0.0, hours) * 60)
    given = _rounded(_fair(platforms, minutes), 15 if minutes >= 60 else SMALLEST)
    spent = sum(given)
    room = [round(p.hours[1] * 60) - g for p, g in zip(platforms, given, strict=True)]
    for i in sorted(range(len(given)), key=lambda i: -room[i]):
        more = min(max(0, room[i]), minutes - spent)
        given[i], spent = given[i] + more, spent + more
    return [round(g / 60, 4) for g in given], round((minutes - spent) / 60, 4)


def _fair(platforms: Sequence[Platform], minutes: int) -> list[float]:
    """Minutes in proportion to effort, each at most its highest; what one cannot take goes to the others."""
    given = [0.0] * len(platforms)
    open_ = set(range(len(platforms)))
    left = float(minutes)
    while open_ and left > 1e-6:
        efforts = {i: max(platforms[i].hours[0], 0.25) for i in open_}
        total, full = sum(efforts.values()), set()
        for i in open_:
            most = platforms[i].hours[1] * 60 - given[i]
            part = left * efforts[i] / total
            given[i] += min(part, most)
            full |= {i} if part >= most else set()
        if not full:
            break
        left, open_ = minutes - sum(given), open_ - full
    return given


def _rounded(given: Sequence[float], step: int) -> list[int]:
    """Down to the step: what is cut off is given back by `share`."""
    return [int(g + 1e-6) // step * step for g in given]
