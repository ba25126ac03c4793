"""The cluster under load loses a process of each kind, and its database, one after the other: nobody is left without an answer.

The long form, with everything that hangs for half a minute, is `make cluster-test`.
"""

from __future__ import annotations

import pytest

from bench.faults.faults import faults
from bench.faults.run import run
from bot.run.services import ServiceMissingError, find

pytestmark = [pytest.mark.slow, pytest.mark.cluster]


@pytest.mark.timeout(600)
def test_nothing_is_lost_or_handled_twice_and_everybody_is_told() -> None:
    try:
        find("nginx")
        find("redis-server")
    except ServiceMissingError as error:
        pytest.skip(str(error))
    report = run(faults(short=True), people=5)
    assert report.messages >= 20
    assert report.lost == []
    assert report.twice == []
    assert report.unanswered == 0
    assert [s for s in report.seen if not s.as_it_should] == []
