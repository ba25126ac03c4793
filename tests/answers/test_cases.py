"""Cases near somebody who has said their status and not their trade."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library


@pytest.mark.parametrize(
    ("status", "sectors"),
    [("liberal", {"profession libérale", "santé"}), ("association", {"association et collectivité"})],
)
@pytest.mark.parametrize("outcome", ["success", "failure"])
def test_the_nearest_case_is_of_the_status(library: Library, status: str, sectors: set[str], outcome: str) -> None:
    (case,) = library.cases(Profile(statuses=(status,)), ("facebook",), outcome)
    assert case.sector in sectors


def test_the_trade_counts_more_than_the_status(library: Library) -> None:
    profile = Profile(trade="fleuriste", family="florist_garden_centre", statuses=("liberal",))
    (case,) = library.cases(profile, ("instagram",), "success")
    assert case.sector == "commerce"
