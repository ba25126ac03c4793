"""« Avant / après »: a starting point for one to three indicators, the day to be asked again, the numbers of that day, the
reading of both. Each step is a button of `roi_indicators` ({"track": STEP}) or a number typed when one was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.advisor.progress import INDICATORS, MOST_INDICATORS, Indicator, Reading, Tracking, amount, read
from bot.answers import tracking_day
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.dates import day_fr
from bot.answers.library import Library
from bot.answers.tracking_day import STOP, TOPIC
from bot.answers.wording import bullet_list
from bot.dialogue.memory import Pending
from bot.text import enumerate_fr

SKIP = Button("Je ne sais pas", '/roi_indicators{"track": "skip"}')
START = Button("Noter mon point de départ", '/roi_indicators{"track": "start"}')
SHOW = Button("Voir où j'en suis", '/roi_indicators{"track": "show"}')
WHEN = Button("Choisir quand refaire le point", '/roi_indicators{"track": "when"}')
AGAIN = Button("Refaire le point maintenant", '/roi_indicators{"track": "again"}')

WHICH = "Que voulez-vous suivre d'abord ?"
FIGURE_FIRST = (
    "**Volontiers. Notons d'abord votre point de départ : un chiffre, le même que je vous redemanderai ce jour-là.**"
)
UNSURE = "**Prenez les clients venus d'internet : c'est le chiffre qui dit le plus.** Cliquez dessus, ou choisissez-en un autre."


def serve(turn: Turn, library: Library) -> Reply:
    """The step that the button or the number asks for; an unknown one shows where the person stands."""
    step = STEPS.get(str(turn.meaning.parsed.values.get("track")), show)
    return step(turn, library)


def offer(turn: Turn) -> Button:
    """The button that an answer on measuring offers: to begin, or to see."""
    return SHOW if turn.desk.tracking() else START


def start(turn: Turn, library: Library) -> Reply:
    """Which indicator first."""
    text = paragraphs(
        "**Oui, notons votre point de départ : un à trois chiffres, en une minute.** Sans eux, on ne sait jamais ce qui a servi.",
        WHICH,
    )
    return _question(turn, text, _choices(turn.desk.tracking()), pending="indicator")


def measure(turn: Turn, library: Library) -> Reply:
    """Ask for the number of the indicator chosen."""
    indicator = INDICATORS.get(str(turn.meaning.parsed.values.get("indicator")))
    tracking = turn.desk.tracking()
    if indicator is None or (tracking and len(tracking.indicators) >= MOST_INDICATORS):
        return start(turn, library)
    turn.desk.ask(indicator.id)
    if turn.meaning.parsed.number is not None and not turn.meaning.parsed.from_button:
        return value(turn, library)  # « 3 clients par mois » names the figure and gives it
    return _ask_number(turn, indicator, None)


def value(turn: Turn, library: Library) -> Reply:
    """Note the number; then the next question, or the reading."""
    tracking, number = turn.desk.tracking(), turn.meaning.parsed.number
    indicator = INDICATORS.get(tracking.asking or "") if tracking else None
    if indicator is None or number is None:
        return show(turn, library)
    if not 0 <= number <= indicator.most:
        return _ask_number(turn, indicator, "**Ce nombre me paraît impossible, je ne l'ai pas noté.**")
    noted = turn.desk.record(number)
    if noted is None:
        return show(turn, library)
    return _after(turn, noted, f"**C'est noté : {amount(number, indicator)} ({indicator.label}).**")


def skip(turn: Turn, library: Library) -> Reply:
    """No number for this one."""
    tracking = turn.desk.tracking()
    return _after(turn, tracking, "**Pas de souci, je le laisse de côté.**") if tracking else show(turn, library)


def _after(turn: Turn, tracking: Tracking, noted: str) -> Reply:
    if tracking.round == 0:
        return _more_or_when(turn, tracking, noted)
    following = tracking.next_indicator()
    if following:
        turn.desk.ask(following)
        return _ask_number(turn, INDICATORS[following], noted)
    turn.desk.ask(None)
    return _progress(turn, turn.desk.tracking() or tracking, noted)


def _more_or_when(turn: Turn, tracking: Tracking, noted: str) -> Reply:
    turn.desk.ask(None)
    if not tracking.indicators:
        return _question(turn, paragraphs(noted, "Un autre indicateur ?"), _choices(tracking), pending="indicator")
    if len(tracking.indicators) >= MOST_INDICATORS:
        return tracking_day.ask(turn, noted.replace("**", ""))
    buttons = (*_choices(tracking)[:3], Button("C'est tout", WHEN.payload))
    return _question(
        turn, paragraphs(noted, "Voulez-vous suivre autre chose, ou est-ce tout ?"), buttons, pending="indicator"
    )


def when(turn: Turn, library: Library) -> Reply:
    """When to be asked again."""
    tracking = turn.desk.tracking()
    if not tracking or not tracking.indicators:
        return start(turn, library)
    turn.desk.ask(None)
    return tracking_day.ask(turn, None)


def no_day(turn: Turn, library: Library) -> Reply:
    """An answer to « quand ? » that names no day."""
    return tracking_day.ask(turn, tracking_day.NO_DAY)


def due(turn: Turn, library: Library) -> Reply:
    """The day is set; without a figure to ask about again, that comes first."""
    tracking = turn.desk.tracking()
    if not tracking or not tracking.indicators:
        return _question(turn, paragraphs(FIGURE_FIRST, WHICH), _choices(tracking), pending="indicator")
    return tracking_day.due(turn) or start(turn, library)


def unsure(turn: Turn, library: Library) -> Reply:
    """Which figure? « je ne sais pas »: the one that says most."""
    tracking = turn.desk.tracking()
    if tracking and tracking.indicators:
        return tracking_day.ask(turn, "Pas de souci, ce que vous avez noté suffit.")
    return _question(turn, UNSURE, _choices(turn.desk.tracking()), pending="indicator")


def again(turn: Turn, library: Library) -> Reply:
    """The day has come, or the person wants to count now."""
    tracking = turn.desk.ask_again()
    if tracking is None or tracking.asking is None:
        return start(turn, library)
    return _ask_number(turn, INDICATORS[tracking.asking], None)


def show(turn: Turn, library: Library) -> Reply:
    """Where the person stands."""
    tracking = turn.desk.tracking()
    if not tracking or not tracking.indicators:
        return start(turn, library)
    return _progress(turn, tracking, None)


def stop(turn: Turn, library: Library) -> Reply:
    """Nothing more is asked."""
    stopped = turn.desk.stop()
    first = (
        "C'est arrêté : je ne vous redemanderai rien."
        if stopped
        else "Aucun suivi n'est en cours : je ne vous demanderai rien."
    )
    text = paragraphs(
        f"**{first}**",
        "Vos chiffres restent dans cette conversation, jusqu'à ce qu'elle soit effacée. Vous pouvez les effacer avec elle dès maintenant."
        if stopped
        else None,
    )
    buttons = (Button("Effacer mes données", "/delete_data"), START) if stopped else (START,)
    return Reply.of(turn, Answer("notice", TOPIC, text, buttons=buttons), memory=turn.memory.but(pending=None))


def _ask_number(turn: Turn, indicator: Indicator, before: str | None) -> Reply:
    text = paragraphs(before, f"**{indicator.question}**", "Un nombre suffit, même approximatif.")
    return _question(turn, text, (SKIP, STOP), pending="measure")


def _progress(turn: Turn, tracking: Tracking, noted: str | None) -> Reply:
    """What changed, and how much that says: the text alone, then the chart."""
    readings, links = read(tracking), turn.desk.chart()
    measured = len({m.round for m in tracking.measures}) > 1
    head = _verdict(readings) if measured else "**Voici votre point de départ.**"
    text = paragraphs(
        noted and noted.replace("**", ""),
        head,
        bullet_list([f"{r.change}. {r.caution}" if measured else f"{r.change}." for r in readings]),
        f"[Voir le graphique]({links.page})." if links and measured else None,
        f"Prochain point le {day_fr(tracking.due_on)}." if tracking.due_on else None,
        "**À mesurer** ensuite : les mêmes chiffres, après un seul changement." if measured else None,
    )
    extra = (
        {"chart": {"page": links.page, "png": links.png, "svg": links.svg, "alt": alternative(readings)}}
        if links
        else {}
    )
    ahead = () if tracking.due_on else (WHEN,)
    buttons = (*ahead, AGAIN, Button("Par où continuer ?", "/action_plan"), STOP)
    answer = Answer("chart" if links else "notice", TOPIC, text, buttons=buttons, extra=extra)
    return Reply.of(turn, answer, memory=turn.memory.but(pending=None))


def _verdict(readings: tuple[Reading, ...]) -> str:
    better = [r.indicator.label.split(",")[0] for r in readings if r.better]
    worse = [r.indicator.label.split(",")[0] for r in readings if r.better is False]
    if better and not worse:
        return f"**C'est mieux qu'au départ : {enumerate_fr(better)}.**"
    if worse and not better:
        return f"**C'est moins bien qu'au départ : {enumerate_fr(worse)}.** Mieux vaut le savoir : changez une chose, puis recomptez."
    if better:
        return f"**Le bilan est partagé : mieux pour {enumerate_fr(better)}, moins bien pour {enumerate_fr(worse)}.**"
    return "**Rien n'a bougé depuis le départ.** C'est un résultat : ce que vous avez essayé n'a pas suffi."


def alternative(readings: tuple[Reading, ...]) -> str:
    """What the chart shows, for whoever does not see it."""
    return " ; ".join(reading.change for reading in readings)


def _choices(tracking: Tracking | None) -> tuple[Button, ...]:
    """The indicators not followed yet."""
    taken = tracking.indicators if tracking else ()
    return tuple(
        Button(one.title, f'/roi_indicators{{"track": "measure", "indicator": "{id}"}}')
        for id, one in INDICATORS.items()
        if id not in taken
    )


def _question(turn: Turn, text: str, buttons: tuple[Button, ...], pending: Pending | None = None) -> Reply:
    return Reply.of(turn, Answer("question", TOPIC, text, buttons=buttons), memory=turn.memory.but(pending=pending))


STEPS: Mapping[str, Callable[[Turn, Library], Reply]] = {
    "start": start, "measure": measure, "value": value, "skip": skip, "when": when, "due": due, "again": again, "show": show,
    "stop": stop, "no_day": no_day, "unsure": unsure,
}  # fmt: skip
