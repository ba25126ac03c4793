"""A channel judged for one person: the verdict, and what makes the answer particular."""

from __future__ import annotations

from dataclasses import dataclass

from bot.advisor.mix import Mix
from bot.advisor.model import Platform, Verdict
from bot.advisor.ranking import Ranked
from bot.answers.advise import shared
from bot.answers.answer import Turn
from bot.answers.library import Library
from bot.dialogue.cues import HEARSAY, NO_RESULT
from bot.dialogue.settling import STOP_OR_GO
from bot.text import fold


@dataclass(frozen=True)
class Judged:
    """The verdict on one channel, and what makes its answer particular.

    `spared`: who needs little may leave it alone, whatever it could bring. `in_vain`: the person says that it brought nothing so
    far. `stays`: it has its place in the mix all the same.
    """

    ranked: Ranked
    mix: Mix
    verdict: Verdict
    spared: bool
    in_vain: bool
    stays: bool

    @classmethod
    def of(cls, platform: Platform, turn: Turn, library: Library) -> Judged:
        """For the person of this turn."""
        mix, one = library.mix(turn.profile), shared.ranked_one(library, turn.profile, platform)
        verdict = shared.verdict_on(one, mix, turn.profile)
        spared = mix.little and verdict != "yes" and not one.barred and platform.id not in turn.profile.present
        verdict = "no" if spared else verdict
        return cls(
            one,
            mix,
            verdict,
            spared,
            _is_in_vain(turn, verdict, platform),
            verdict == "yes" and bool(mix.role(platform.id)),
        )

    @property
    def tried(self) -> Platform | None:
        """Where the next experiment is: there, or on the first channel of the mix."""
        elsewhere = self.verdict == "no" or (self.in_vain and not self.stays)
        return shared.first_of(self.mix) if elsewhere else self.ranked.platform


def _is_in_vain(turn: Turn, verdict: Verdict, platform: Platform) -> bool:
    """Whether the person says that the channel brought nothing so far: a plain yes would not have listened."""
    said = fold(turn.meaning.text)
    told = platform.id in turn.meaning.facts.tried or (NO_RESULT.search(said) and not HEARSAY.search(said))
    before = turn.meaning.why == STOP_OR_GO and platform.id in turn.profile.tried
    return verdict != "no" and bool(told or before)
