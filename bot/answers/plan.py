"""« Par où je commence ? »: a 30-day plan for this person, in four lines; page, PDF and calendar keep the whole of it."""

from __future__ import annotations

from typing import Any

from bot.advisor.plan import Plan, Week, build, listening
from bot.answers import ask, topics, wording
from bot.answers.advise import note
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, paragraphs
from bot.answers.desk import PlanLinks
from bot.answers.library import Library
from bot.answers.plan_words import trade_words
from bot.dialogue.talk import WEEK
from bot.text import enumerate_fr, lower_first, sentence

MEASURE = "nouveaux clients et leur origine, avant et après"
MOST_LINES = 600
ENOUGH = 25
"""Characters from which the beginning of a sentence can stand alone."""


def action_plan(turn: Turn, library: Library) -> Reply:
    """The plan; asked again with nothing new about the person, the written advice goes further."""
    mix = library.mix(turn.profile)
    words = trade_words(turn, library)
    plan = build(turn.profile, library.family(turn.profile), mix, library.plan_material)
    plan = listening(plan, words.listen) if words.listen else plan
    mark = fingerprint(plan)
    number = turn.meaning.parsed.values.get(WEEK)
    if number and number <= len(plan.weeks):
        return _week(turn, plan.weeks[number - 1])
    # Hours that were assumed and are now told leave the plan as it was: it is shown again all the same.
    nothing_new = turn.memory.planned == mark and turn.profile == turn.before
    if nothing_new and not turn.meaning.parsed.values.get("again"):
        return topics.advice(turn, library)
    links = turn.desk.keep_plan(plan)
    text, overflow = fit(
        (0, headline(plan, turn, library)),
        (0, _lines(plan)),
        (0, _links(links)),
        (2, note(library, turn)),
        (1, _assumed(plan, turn)),
        (3, f"**Le piège** : {lower_first(words.trap)}" if words.trap else None),
        (0, f"**À mesurer** : {lower_first(words.measure or MEASURE).rstrip('.')}."),
    )
    answer = Answer(
        "plan", "action_plan", text,
        choices=mix.choices,
        buttons=(
            Button("Noter mon point de départ", '/roi_indicators{"track": "start"}'),
            Button("Pourquoi ces canaux ?", "/why_recommendation"),
            Button("Aller plus loin", "/action_plan"),
        ),
        more=join_more(overflow, *(details(week) for week in plan.weeks)),
        extra={"plan": as_data(plan, links), "little": mix.little},
    )  # fmt: skip
    memory = turn.memory.with_focus(mix.ids[:2]).but(recommended=mix.ids, planned=mark)
    return ask.append(turn, answer, ask.next_question(turn, library), memory)


def _week(turn: Turn, week: Week) -> Reply:
    """One week of the plan, whole."""
    buttons = (
        Button("Le plan entier", '/action_plan{"again": "yes"}'),
        Button("Noter mon point de départ", '/roi_indicators{"track": "start"}'),
    )
    return Reply.of(turn, Answer("answer", "action_plan", paragraphs(details(week)), buttons=buttons))


def fingerprint(plan: Plan) -> str:
    """What makes a plan another one: its minutes and its channels."""
    return f"{plan.minutes}:{','.join(id for id, _, _ in plan.channels)}"


def headline(plan: Plan, turn: Turn, library: Library) -> str:
    """In which order, how much time, how long."""
    first = [library.platforms[id] for id, _, role in plan.channels if role == "home"]
    then = [library.platforms[id] for id, _, role in plan.channels if role == "main"]
    order = ", puis ".join(wording.named(platform) for platform in (*first, *then))
    return (
        f"**{wording.for_whom(turn.profile)}, dans l'ordre : écouter vos clients, puis {order}. "
        f"Quatre semaines, {wording.hours(plan.minutes / 60)} chacune{wording.at_moment(turn.profile)}.**"
    )


def _lines(plan: Plan) -> str:
    """Four lines; where they would fill the screen, only the two middle weeks keep their experiment."""
    lines = [line(week, plan) for week in plan.weeks]
    if sum(map(len, lines)) > MOST_LINES:
        lines = [line(week, plan, week.number in SHOWN_ROLE) for week in plan.weeks]
    return wording.bullet_list(lines)


SHOWN_ROLE = {2: "home", 3: "main"}
"""Whose task stands for a week in the short text; the other weeks are shown by their first task."""


def line(week: Week, plan: Plan, with_trial: bool = True) -> str:
    """« Semaine 2 : …. À essayer : …. »: the task that stands for the week and its experiment."""
    wanted = next((id for id, _, role in plan.channels if role == SHOWN_ROLE.get(week.number)), None)
    task = next((t for t in week.tasks if wanted and t.channel == wanted), week.tasks[0] if week.tasks else None)
    what = _brief(task.text) if task else _short(week.title)
    return f"**Semaine {week.number}** : {what}." + (f" À essayer : {_brief(week.trial.do)}." if with_trial else "")


def details(week: Week) -> str:
    """The whole week, for « En savoir plus »."""
    tasks = [f"{sentence(task.text)} ({wording.hours(task.minutes / 60)})" for task in week.tasks]
    trial = week.trial
    return "\n".join((
        f"**Semaine {week.number} – {week.title}**",
        wording.bullet_list([*tasks, f"À essayer : {_short(trial.do)} ({wording.hours(trial.minutes / 60)})"]),
        f"Hypothèse : {_short(trial.hypothesis)}. À mesurer : {trial.measure}.",
    ))  # fmt: skip


def as_data(plan: Plan, links: PlanLinks | None) -> dict[str, Any]:
    """The `plan` part of the contract."""
    weeks = [
        {**week, "minutes": built.minutes} for week, built in zip(plan.as_dict()["weeks"], plan.weeks, strict=True)
    ]
    addresses = {"page": links.page, "pdf": links.pdf, "calendar": links.calendar} if links else None
    return {"minutes_a_week": plan.minutes, "assumed": plan.assumed, "weeks": weeks, "links": addresses}


def _links(links: PlanLinks | None) -> str | None:
    if links is None:
        return None
    ways = [f"[la page à imprimer]({links.page})", f"[le PDF]({links.pdf})", f"[le calendrier]({links.calendar})"]
    return f"Tout le plan : {enumerate_fr(ways)}."


def _assumed(plan: Plan, turn: Turn) -> str | None:
    """The time the plan counts with, where it is not what the person said."""
    if not plan.assumed:
        return None
    counted = wording.hours(plan.minutes / 60)
    said = turn.profile.hours
    if said is None:
        return f"J'ai compté {counted} par semaine : dites-moi votre temps, je refais le plan."
    if said * 60 > plan.minutes:
        return f"Je n'ai compté que {counted} par semaine : au-delà, mieux vaut regarder d'abord ce que cela donne."
    return f"J'ai compté {counted} par semaine : en dessous, rien ne se mesure."


def _short(text: str) -> str:
    """A sentence of the file inside another one."""
    return lower_first(text.strip().rstrip("."))


def _brief(text: str) -> str:
    """The sentence up to its colon, where what precedes says enough by itself."""
    head, _, rest = _short(text).partition(" : ")
    return head if len(head) >= ENOUGH and not rest.startswith("«") else _short(text)
