"""Which channels: a mix with roles and hours, why, what to leave, and what has just changed."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.changes import Change, between, nearest_risen
from bot.advisor.flows import feeding
from bot.advisor.mix import Choice, Mix
from bot.advisor.profile import Profile
from bot.answers import ask, doubts, wording
from bot.answers.advise import shared, steps
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, merge_sources, paragraphs
from bot.answers.buttons import A_FAILURE, HUMAN, WHERE_TO_BEGIN
from bot.answers.case_choice import good_and_bad
from bot.answers.library import Library
from bot.text import enumerate_fr, sentence

BUTTONS = (
    Button("Pourquoi ces canaux ?", "/why_recommendation"),
    A_FAILURE,
    WHERE_TO_BEGIN,
)
EXPLAINED = 3
"""Channels of the mix that get a reason; a longer list would not be read. One only, when something else must be said."""
MARKET = "marketplace"
NEAR_HOURS = 0.5
"""Hours left over that are worth a line."""


def platform_recommendation(turn: Turn, library: Library) -> Reply:
    """The mix for the person, or what is left when every channel was refused."""
    mix = library.mix(turn.profile)
    if not mix.choices:
        return _nothing_left(turn, library)
    profile, unknown = turn.profile, not _known(turn.profile)
    good, bad = (None, None) if unknown else good_and_bad(library, turn, mix.ids[:2])
    case, profession = good or bad, library.profession(profile)
    same, news = _news(turn, mix, library)
    asides = (doubts.told(turn, library), news, _of_those_held(mix, profile))
    lines = wording.bullet_list(_lines(mix, 1 if any(asides) and not same else EXPLAINED))
    text, overflow = fit(
        (0, _still(mix, profile) if same else _headline(mix, profile, unknown)),
        *((0, aside) for aside in asides[:2]),
        (0, None if same else lines),
        (0, asides[2]),
        (1 if profession else 2, shared.note(library, turn)),
        (3, shared.told(case, library, turn)),
        (0, steps.next_step(mix.choices[0].platform, turn)),
    )
    answer = Answer(
        "answer", "platform_recommendation", text, "conditional" if mix.little else "yes",
        choices=mix.choices,
        cautions=shared.cautions_of(library, profile, [c.platform for c in mix.choices]),
        cases=(case,) if case else (),
        sources=merge_sources((wording.case_source(case),) if case else (), shared.profession_sources(profession)),
        buttons=(*BUTTONS, *doubts.buttons(turn, library)),
        more=join_more(lines if same else None, overflow, _flow(mix, library), _later(mix)),
        extra={"little": mix.little, "warnings": list(library.warnings(profile, turn.meaning.text)), "spare_hours": mix.spare,
               "stop": [one.platform.id for one in mix.stops]},
    )  # fmt: skip
    memory = turn.memory.with_focus(mix.ids[:2]).with_cases((case.id,) if case else ()).but(recommended=mix.ids)
    return ask.append(turn, answer, ask.next_question(turn, library), memory)


def what_changes(turn: Turn, library: Library) -> str | None:
    """What this message changed in the advice shown before, None when no advice was shown or nothing was learnt."""
    before = _mix_before(turn, library)
    return _tell(_change(turn, before, library.mix(turn.profile)), library) if before else None


def _news(turn: Turn, mix: Mix, library: Library) -> tuple[bool, str | None]:
    """(whether what was just learnt leaves the advice as it was shown, what is said of it)."""
    before = _mix_before(turn, library)
    if before is None:
        return False, None
    change = _change(turn, before, mix)
    return (True, _risen(before, mix)) if change.nothing and _known(turn.profile) else (False, _tell(change, library))


def _mix_before(turn: Turn, library: Library) -> Mix | None:
    """The advice before this message, None when none was shown or nothing was learnt."""
    return library.mix(turn.before) if turn.memory.recommended and turn.profile != turn.before else None


def _change(turn: Turn, before: Mix, now: Mix) -> Change:
    """From what was shown to what is advised now."""
    change, shown = between(before, now), turn.memory.recommended
    if {*before.ids} == {*shown}:
        return change
    # something was learnt since without the advice being told again
    added, dropped = (tuple(id for id in one if id not in other) for one, other in ((now.ids, shown), (shown, now.ids)))
    return replace(change, added=added, dropped=dropped)


def _tell(change: Change, library: Library) -> str:
    """« Ce qui change : … »."""
    if change.nothing:
        return "**Ce qui change** : rien, mes conseils restent les mêmes."
    named = {id: wording.named(platform) for id, platform in library.platforms.items()}
    parts = [
        f"{enumerate_fr([named[id] for id in change.added])} en plus" if change.added else None,
        f"{enumerate_fr([named[id] for id in change.dropped])} en moins" if change.dropped else None,
        "le temps de chacun, pas les canaux" if change.hours and not (change.added or change.dropped) else None,
    ]
    return f"**Ce qui change** : {', '.join(part for part in parts if part)}."


def _known(profile: Profile) -> bool:
    return bool(profile.trade or profile.family or profile.statuses or profile.clientele)


def _headline(mix: Mix, profile: Profile, unknown: bool) -> str:
    names = enumerate_fr([wording.named(c.platform) for c in mix.choices[:EXPLAINED]])
    if mix.little:
        return f"**{wording.for_whom(profile)}, peu suffit : tenez {names}, et n'ouvrez rien de nouveau.**"
    if unknown:
        return f"**Sans connaître votre métier, je commencerais par {names}.**"
    return f"**{wording.for_whom(profile)}, je vous conseille {names}.**"


def _still(mix: Mix, profile: Profile) -> str:
    """The headline where nothing that was just learnt changes the advice: the list that was shown is not shown again."""
    names = enumerate_fr([wording.named(c.platform) for c in mix.choices[:EXPLAINED]])
    advice = f"tenez {names}, et n'ouvrez rien de nouveau" if mix.little else f"je vous conseille toujours {names}"
    return f"**{wording.for_whom(profile)}, rien ne change : {advice}.**"


def _risen(before: Mix, now: Mix) -> str | None:
    """« TikTok s'en rapproche. Quelqu'un sait filmer… », so that what was said is seen to count."""
    risen = nearest_risen(before, now)
    if risen is None:
        return None
    channel, reason = risen
    return f"**{wording.capital(wording.named(channel.platform))}** s'en rapproche. {sentence(reason)}"


def _lines(mix: Mix, explained: int) -> list[str]:
    """One line a channel, no reason said twice, the first ones explained; then the hours that are left."""
    said: set[str] = set()
    lines = []
    for i, choice in enumerate(mix.choices):
        reasons = (*choice.ranked.reasons, choice.platform.strengths[0])
        reason = next((one for one in reasons if one not in said), None) if i < explained else None
        said |= {reason} if reason else set()
        lines.append(_line(choice, reason))
    if mix.spare is not None and mix.spare >= NEAR_HOURS:
        lines.append(
            f"**Le reste** ({wording.hours(mix.spare)}) : pour vos clients, plus de temps ici n'apporterait rien"
        )
    return lines


def _line(choice: Choice, reason: str | None) -> str:
    """« Facebook (canal principal, 1 h par semaine) : la raison »."""
    hours = f", {wording.hours(choice.hours)} par semaine" if choice.hours else ""
    head = f"**{wording.capital(wording.named(choice.platform))}** ({wording.ROLES[choice.role]}{hours})"
    return f"{head} : {shared.lower(reason)}" if reason else head


def _of_those_held(mix: Mix, profile: Profile) -> str | None:
    """What to leave among what the person holds, and that where they sell is not left before something replaces it."""
    names = enumerate_fr([wording.named(one.platform) for one in mix.stops[:3]])
    leave = f"**Laissez** {names} : ce temps servira mieux ailleurs." if names else None
    sells_there = (
        MARKET in profile.present and MARKET not in mix.ids and all(s.platform.id != MARKET for s in mix.stops)
    )
    keep = "**Gardez** la plateforme où vous vendez tant qu'elle amène des clients : le reste sert à en dépendre moins."
    return " ".join(one for one in (leave, keep if sells_there else None) if one) or None


def _flow(mix: Mix, library: Library) -> str | None:
    """How the channels feed each other."""
    told = [flow.text for flow in feeding(mix, library.flows)]
    return "**Comment ils se nourrissent**\n" + wording.bullet_list(told) if told else None


def _later(mix: Mix) -> str:
    names = [wording.named(one.platform) for one in mix.later[:2]]
    if not names:
        return "Le reste peut attendre, et c'est très bien ainsi."
    return f"Plus tard, si tout tient : {enumerate_fr(names, 'ou')}. Le reste peut attendre, et c'est très bien ainsi."


def _nothing_left(turn: Turn, library: Library) -> Reply:
    """Every channel was refused: said, with what works without any, and a way back."""
    text = paragraphs(
        "**Vous avez écarté tous les canaux que je connais : il ne m'en reste aucun à vous conseiller.**",
        "Le bouche-à-oreille fait vivre bien des entreprises. Confiez deux cartes à chaque client content, et demandez à chaque nouveau qui l'envoie.",
        "Si vous changez d'avis sur un canal, nommez-le. **À mesurer** : combien de clients viennent de la part d'un autre.",
    )
    buttons = (Button("Revoir mes informations", "/change_profile"), HUMAN)
    return Reply.of(turn, Answer("answer", "platform_recommendation", text, "no", buttons=buttons))
