"""The heart: is this channel for me, which ones, this or that, and why."""

from __future__ import annotations

from bot.advisor.cautions import CHECK, CONFIDENCE_WORDS, platform_cautions, warnings
from bot.advisor.mix import Choice, Mix
from bot.advisor.model import CaseStudy, Platform, Profession, Source, Verdict
from bot.advisor.profile import Profile
from bot.advisor.ranking import Ranked
from bot.answers import ask, wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, merge_sources, paragraphs
from bot.answers.cases import good_and_bad, is_near
from bot.answers.library import Library
from bot.text import enumerate_fr, sentence, shorten

CONDITIONAL_RANK = 6
FLOOR = -1.0


def platform_fit(turn: Turn, library: Library) -> Reply:
    """Is this channel right for me? Verdict first, for this person, with cases, a caution and a first step."""
    about = [library.platforms[p] for p in turn.meaning.platforms if p in library.platforms]
    if not about:
        return platform_recommendation(turn, library)
    if len(about) > 1:
        return platform_comparison(turn, library)
    platform = about[0]
    mix = library.mix(turn.profile)
    one = _ranked(library, turn.profile, platform)
    verdict = _verdict(one, mix, turn.profile)
    good, bad = good_and_bad(library, turn, (platform.id,))
    text, overflow = fit(
        (0, _fit_headline(platform, one, mix, verdict, turn.profile)),
        (1, _fit_why(one, verdict, platform)),
        (2, profession_note(library, turn.profile)),
        (3, _told(good, library, turn)),
        (3, _told(bad, library, turn)),
        (0, _first_step(platform, mix, verdict)),
    )
    question = ask.next_question(turn)
    answer = Answer(
        "answer", "platform_fit", text, verdict,
        choices=tuple(c for c in mix.choices if c.platform.id == platform.id),
        cautions=_cautions(library, turn.profile, [platform]),
        cases=tuple(c for c in (good, bad) if c),
        sources=merge_sources(tuple(wording.case_source(c) for c in (good, bad) if c), _profession_sources(library.profession(turn.profile))),
        buttons=_fit_buttons(platform, mix),
        more=join_more(overflow, _facts(platform)),
    )  # fmt: skip
    memory = (
        turn.memory.with_focus((platform.id,))
        .with_cases(tuple(c.id for c in (good, bad) if c))
        .but(recommended=mix.ids)
    )
    return ask.append(turn, answer, question, memory)


def platform_recommendation(turn: Turn, library: Library) -> Reply:
    """Which channels: a mix with roles and hours, and why."""
    mix = library.mix(turn.profile)
    unknown = not (turn.profile.trade or turn.profile.statuses or turn.profile.clientele)
    question = ask.next_question(turn)
    good, bad = good_and_bad(library, turn, mix.ids[:2])
    text, overflow = fit(
        (0, _mix_headline(mix, turn.profile, unknown)),
        (0, wording.bullet_list([_line(choice, turn.profile) for choice in mix.choices])),
        (2, profession_note(library, turn.profile)),
        (3, None if unknown else _told(good or bad, library, turn)),
        (0, _first_step(mix.choices[0].platform, mix, "yes")),
    )
    answer = Answer(
        "answer", "platform_recommendation", text, "conditional" if mix.little else "yes",
        choices=mix.choices,
        cautions=_cautions(library, turn.profile, [c.platform for c in mix.choices]),
        cases=() if unknown else tuple(c for c in (good,) if c) or tuple(c for c in (bad,) if c),
        sources=merge_sources(
            () if unknown else tuple(wording.case_source(c) for c in (good or bad,) if c), _profession_sources(library.profession(turn.profile))
        ),
        buttons=(
            Button("Pourquoi ces canaux ?", "/why_recommendation"),
            Button("Un exemple qui a mal tourné", '/case_study{"outcome": "failure"}'),
            Button("Par où commencer ?", "/action_plan"),
        ),
        more=join_more(overflow, _flow(mix)),
        extra={"little": mix.little, "warnings": list(_warnings(library, turn.profile))},
    )  # fmt: skip
    shown = tuple(c.id for c in (good or bad,) if c and not unknown)
    memory = turn.memory.with_focus(mix.ids[:2]).with_cases(shown).but(recommended=mix.ids)
    return ask.append(turn, answer, question, memory)


def platform_comparison(turn: Turn, library: Library) -> Reply:
    """This or that, for me: the better one first, then what each does."""
    ids = list(turn.meaning.platforms)
    mix = library.mix(turn.profile)
    ids += [p for p in mix.ids if p not in ids] if len(ids) < 2 else []
    pair = [_ranked(library, turn.profile, library.platforms[p]) for p in ids if p in library.platforms][:3]
    pair.sort(key=lambda one: -one.score)
    best, *others = pair
    close = others and best.score - others[0].score < 0.8
    names = [wording.named(o.platform) for o in others]
    lead = f"{wording.for_whom(turn.profile)}, {wording.named(best.platform)} passe avant {enumerate_fr(names)}"
    head = f"**{lead}, mais de peu.**" if close else f"**{lead}.**"
    lines = [_compared(one) for one in pair]
    good, bad = good_and_bad(library, turn, (best.platform.id,))
    text, overflow = fit(
        (0, head),
        (1, wording.bullet_list(lines)),
        (2, profession_note(library, turn.profile)),
        (3, _told(good or bad, library, turn)),
        (0, _first_step(best.platform, mix, "yes")),
    )
    case = good or bad
    answer = Answer(
        "answer", "platform_comparison", text, "conditional" if close else "yes",
        choices=tuple(_choice(one, mix) for one in pair),
        cautions=_cautions(library, turn.profile, [one.platform for one in pair]),
        cases=(case,) if case else (),
        sources=merge_sources((wording.case_source(case),) if case else (), _profession_sources(library.profession(turn.profile))),
        buttons=(Button("Pourquoi ?", "/why_recommendation"), Button("Quels canaux me conviennent ?", "/platform_recommendation")),
        more=overflow,
    )  # fmt: skip
    memory = turn.memory.with_focus(tuple(one.platform.id for one in pair[:2])).with_cases((case.id,) if case else ())
    return ask.append(turn, answer, ask.next_question(turn), memory)


def why_recommendation(turn: Turn, library: Library) -> Reply:
    """Why that, why not that: the strongest points of the sum, in words, and what they rest on."""
    named = [library.platforms[p] for p in turn.meaning.facts.platforms if p in library.platforms]
    about = named or [
        library.platforms[p] for p in (turn.memory.recommended or turn.memory.focus)[:2] if p in library.platforms
    ]
    if not about:
        return _why_in_general(turn, library)
    mix = library.mix(turn.profile)
    lines = [_why_line(_ranked(library, turn.profile, p), mix) for p in about]
    figures = [f for p in about for f in p.facts[:1]]
    text = paragraphs(
        *(f"**{head}.** {rest}" if i == 0 else f"{head}. {rest}" for i, (head, rest) in enumerate(lines)),
        "Ce classement est notre jugement : un calcul à points fondé sur votre métier, votre clientèle, votre but et votre temps.",
        "\n".join(f"Chiffre : {f.text} ({wording.link(f.source)})" for f in figures[:2]),
        "Dites-moi si un point ne vous ressemble pas, et je recalcule. **À mesurer** : d'où viennent vos nouveaux clients, en le leur demandant pendant un mois.",
    )
    verdict: Verdict | None = _verdict(_ranked(library, turn.profile, about[0]), mix, turn.profile) if named else None
    answer = Answer(
        "answer", "why_recommendation", text, verdict,
        choices=tuple(_choice(_ranked(library, turn.profile, p), mix) for p in about),
        sources=merge_sources(tuple(f.source for f in figures[:2])),
        buttons=(Button("Corriger mes informations", "/change_profile"), Button("Un exemple réel", "/case_study")),
    )  # fmt: skip
    memory = turn.memory.with_focus(tuple(p.id for p in about[:2])) if named else turn.memory
    return Reply.of(turn, answer, memory=memory)


def _why_in_general(turn: Turn, library: Library) -> Reply:
    text = paragraphs(
        "**Mes conseils s'appuient sur une base de cas réels et de chiffres dont je donne la source.**",
        f"Elle contient des centaines d'études de cas, réussites et échecs, et les règles de "
        f"{len(library.professions)} professions. Le choix des canaux, lui, est un jugement : je vous en donne les raisons, et je peux me tromper.",
        "Si vous doutez d'un point précis, citez-le : je vous dirai sur quoi il repose, ou que je n'ai pas de chiffre.",
    )
    return Reply.of(
        turn, Answer("answer", "why_recommendation", text, buttons=(Button("Voir un exemple réel", "/case_study"),))
    )


def _ranked(library: Library, profile: Profile, platform: Platform) -> Ranked:
    return next(one for one in library.ranking(profile) if one.platform.id == platform.id)


def _verdict(one: Ranked, mix: Mix, profile: Profile) -> Verdict:
    """Yes inside the mix, conditional just outside it, no beyond. Nothing known about the person: never a flat answer."""
    position = [c.platform.id for c in mix.choices] + [o.platform.id for o in mix.others]
    place = position.index(one.platform.id)
    known = bool(profile.trade or profile.clientele)
    if place < len(mix.choices):
        return "yes" if known and not mix.little else "conditional"
    if place < CONDITIONAL_RANK and one.score > FLOOR:
        return "conditional"
    return "no"


def _fit_headline(platform: Platform, one: Ranked, mix: Mix, verdict: Verdict, profile: Profile) -> str:
    name, someone = wording.named(platform), wording.for_whom(profile)
    someone = someone[:1].lower() + someone[1:]
    role = mix.role(platform.id)
    if verdict == "yes":
        place = {"main": "comme canal principal", "home": "comme base", "support": "en appui"}[role or "support"]
        return f"**Oui, {someone}, {name} a sa place, {place}.**"
    first = wording.named(mix.choices[0].platform)
    if verdict == "conditional" and role:
        return f"**Oui, sous conditions : {someone}, {name} peut servir, à côté d'autres canaux.**"
    if verdict == "conditional":
        return f"**Pas en premier : {someone}, {name} peut venir plus tard, après {first}.**"
    return f"**Non, pas en priorité : {someone}, {name} vous prendrait du temps pour peu. Commencez par {first}.**"


def _fit_why(one: Ranked, verdict: Verdict, platform: Platform) -> str:
    reasons = one.reasons[:2] if verdict != "no" else one.objections[:2]
    if not reasons:
        reasons = (platform.strengths[0],) if verdict != "no" else (platform.limits[0],)
    extra = f" Sa limite : {_lower(platform.limits[0])}." if verdict != "no" else ""
    return " ".join(sentence(r) for r in reasons) + extra


def profession_note(library: Library, profile: Profile) -> str | None:
    """The profession's own rule, said before anything is tried."""
    profession = library.profession(profile)
    if not profession:
        family = library.family(profile)
        found = warnings(profile, None, family.sector if family else None, library.cautions)
        return f"**Attention** : {sentence(found[0])}" if found else None
    forbidden = _lower(profession.forbidden[0]) if profession.forbidden else _lower(profession.duties[0])
    basis = profession.references[0] if profession.references else None
    where = wording.link(Source("", shorten(basis.text, 45), basis.url)) if basis else profession.authority
    return (
        f"**Vos règles** ({profession.label}) : à éviter, {forbidden.rstrip('.')}. {wording.capital(CONFIDENCE_WORDS[profession.confidence])}, "
        f"{profession.as_of} ({where}) ; {CHECK[profession.regime]}."
    )


def _told(case: CaseStudy | None, library: Library, turn: Turn) -> str | None:
    return wording.tell_lesson(case, is_near(case, library, turn)) if case else None


def _first_step(platform: Platform, mix: Mix, verdict: Verdict) -> str:
    target = platform if verdict != "no" else mix.choices[0].platform
    steps = target.first_steps
    return f"**À essayer** : {_lower(steps[0]).rstrip('.')}. **À mesurer**, un mois avant et un mois après : {_lower(target.indicators[0]).rstrip('.')}."


def _mix_headline(mix: Mix, profile: Profile, unknown: bool) -> str:
    names = [wording.named(c.platform) for c in mix.choices]
    if mix.little:
        return (
            f"**{wording.for_whom(profile)}, peu suffit : tenez {enumerate_fr(names)}, et n'ouvrez rien de nouveau.**"
        )
    if unknown:
        return f"**Sans connaître votre métier, je commencerais par {enumerate_fr(names)}.**"
    return f"**{wording.for_whom(profile)}, je vous conseille {enumerate_fr(names)}.**"


def _line(choice: Choice, profile: Profile) -> str:
    hours = f", {wording.hours(choice.hours)} par semaine" if choice.hours else ""
    reason = choice.ranked.reasons[0] if choice.ranked.reasons else choice.platform.strengths[0]
    return f"**{choice.platform.name}** ({wording.ROLES[choice.role]}{hours}) : {_lower(reason)}"


def _compared(one: Ranked) -> str:
    low, high = one.platform.hours
    return f"**{one.platform.name}** : {_lower(one.platform.strengths[0])} ; sa limite : {_lower(one.platform.limits[0])} ({low:g} à {high:g} h par semaine)."


def _why_line(one: Ranked, mix: Mix) -> tuple[str, str]:
    """The straight answer about one channel, and its reasons."""
    name = wording.capital(wording.named(one.platform))
    kept = one.platform.id in mix.ids
    reasons = one.reasons[:2] if kept else one.objections[:2]
    reasons = reasons or ((one.platform.strengths[0],) if kept else (one.platform.limits[0],))
    because = " ".join(sentence(r) for r in reasons)
    if kept:
        return f"{name} figure parmi mes conseils", because
    return f"{name} n'est pas exclu, mais passe après {wording.named(mix.choices[0].platform)}", because


def _choice(one: Ranked, mix: Mix) -> Choice:
    return next((c for c in mix.choices if c.platform.id == one.platform.id), Choice(one, "support", None))


def _cautions(library: Library, profile: Profile, platforms: list[Platform]) -> dict[str, tuple[str, ...]]:
    return {p.id: platform_cautions(p.id, profile, library.cautions, p.limits) for p in platforms}


def _warnings(library: Library, profile: Profile) -> tuple[str, ...]:
    family = library.family(profile)
    return warnings(profile, library.profession(profile), family.sector if family else None, library.cautions)


def _profession_sources(profession: Profession | None) -> tuple[Source, ...]:
    if not profession:
        return ()
    return tuple(Source(r.text, profession.authority, r.url, profession.as_of) for r in profession.references[:2])


def _fit_buttons(platform: Platform, mix: Mix) -> tuple[Button, ...]:
    return (
        Button("Pourquoi ?", "/why_recommendation"),
        Button("Un exemple qui a mal tourné", '/case_study{"outcome": "failure"}'),
        Button("Quels canaux me conviennent ?", "/platform_recommendation"),
    )


def _facts(platform: Platform) -> str:
    return wording.bullet_list([f"{f.text} ({wording.link(f.source)})" for f in platform.facts[:4]])


def _flow(mix: Mix) -> str:
    """How the channels feed each other, and what can wait."""
    homes = [wording.named(c.platform) for c in mix.choices if c.role == "home"]
    rest = [wording.named(c.platform) for c in mix.choices if c.role != "home"]
    lines = []
    if homes and rest:
        lines.append(
            f"Chaque publication sur {enumerate_fr(rest)} renvoie vers {enumerate_fr(homes)}, où l'on vous joint et où l'on revient."
        )
    later = [wording.named(o.platform) for o in mix.others[:2]]
    lines.append(
        f"Plus tard, si tout tient : {enumerate_fr(later, 'ou')}. Le reste peut attendre, et c'est très bien ainsi."
    )
    return "\n".join(lines)


def _lower(text: str) -> str:
    """Lower-case the first letter unless the word is a name or an acronym."""
    first = text.split(" ", 1)[0]
    return (
        text
        if first[1:] != first[1:].lower() or first.rstrip(",") in ("Facebook", "Instagram", "Google", "LinkedIn")
        else text[:1].lower() + text[1:]
    )
