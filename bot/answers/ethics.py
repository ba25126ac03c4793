"""What the person's profession allows, forbids and requires; of one act when the question names one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor.acts import Act, Said, asked_about, said_of
from bot.advisor.cautions import CHECK, CONFIDENCE_WORDS
from bot.advisor.model import LegalRule, Profession, Verdict
from bot.advisor.rule_words import Country
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, paragraphs
from bot.answers.buttons import HUMAN, WHICH_CHANNELS
from bot.answers.cited import CONFIDENCE, basis, rule_buttons, sources_of
from bot.answers.library import Library
from bot.knowledge.words import stems
from bot.text import fold, lower_first

CHANNELS = WHICH_CHANNELS
TOLD = "ethics:"
"""Mark of a profession's list in `Memory.told`: it is not given twice in one conversation."""
CHECKED = "**À essayer** : relisez votre dernière publication avec cette {what}. **À mesurer** : les points à corriger, jusqu'à zéro."
SEND = "**À essayer** : envoyez-lui un exemple de publication. **À mesurer** : la date de sa réponse."
RULINGS: dict[str, tuple[str, Verdict]] = {
    "no": ("Non, pas {name} : les règles de votre profession l'interdisent", "no"),
    "limits": ("Pas librement, pour {name} : les règles de votre profession posent des limites", "conditional"),
    "yes": ("Oui pour {name}, dans les limites de vos règles", "conditional"),
    "duties": ("Pour {name}, voici ce que les règles de votre profession demandent", "conditional"),
    "unknown": ("Je ne connais pas de règle de votre profession sur {name}", "conditional"),
}


LANDMARK = "En France, et à titre de repère seulement : ces règles ne sont pas les vôtres"
"""Before the French rules, to somebody abroad who asks to see them."""


def professional_ethics(turn: Turn, library: Library) -> Reply:
    """May my profession communicate, and how. Without a known profession, asks for it."""
    folded = fold(turn.meaning.text)
    country = library.rule_words.abroad(folded, turn.profile.country)
    if country and not turn.meaning.parsed.from_button:
        return _elsewhere(turn, library, country)
    landmark = library.professions.get(turn.profile.profession or "")
    if landmark and turn.meaning.parsed.values.get("landmark"):
        return _whole(turn, landmark, TOLD + landmark.id, LANDMARK)
    profession = library.profession(turn.profile)
    if not profession:
        return _no_rules_known(turn, library)
    act = None if turn.meaning.parsed.from_button else asked_about(folded, library.acts)
    if act:
        return _of_one_act(turn, library, profession, act)
    key = TOLD + profession.id
    if key in turn.memory.told:
        return _again(turn, profession)
    return _whole(turn, profession, key)


def of_product(turn: Turn, profession: Profession, near: Sequence[LegalRule] = ()) -> Reply:
    """To a question of law on what that profession sells: its rules, the nearest to the question first; `near` as buttons."""
    asked = turn.meaning.text
    text, overflow = fit(
        (0, f"**Pas librement : des règles encadrent ce qui se dit de ce produit ou de ce service** ({profession.label})."),
        (0, _listed("À éviter", nearest(profession.forbidden, asked)[:3])),
        (1, _listed("Permis", nearest(profession.allowed, asked)[:1])),
        (0, _listed("À respecter", nearest(profession.duties, asked)[:1])),
        (0, basis(profession.references, f"d'après des {CONFIDENCE[profession.confidence]}", profession.as_of, CHECK["general_rules"])),
        (2, CHECKED.format(what="règle")),
    )  # fmt: skip
    answer = Answer(
        "answer", "legal_rules", text, "conditional",
        sources=sources_of(profession.references, profession.authority, profession.as_of),
        buttons=(*rule_buttons(near[:2]), HUMAN),
        more=overflow,
    )  # fmt: skip
    return Reply.of(turn, answer)


def nearest(lines: Sequence[str], asked: str) -> tuple[str, ...]:
    """The lines that share most words with the question first; the others stay in order."""
    words = frozenset(stems(asked))
    return tuple(sorted(lines, key=lambda line: -len(words & frozenset(stems(line)))))


def _whole(turn: Turn, profession: Profession, key: str, head: str | None = None) -> Reply:
    """The whole list; `head` in place of the first sentence, for somebody whom these rules do not bind."""
    forbidden, allowed, duties = (
        nearest(lines, turn.meaning.text) for lines in (profession.forbidden, profession.allowed, profession.duties)
    )
    regime = {
        "regulated": "Oui, votre profession peut communiquer en ligne, dans les limites de ses règles",
        "general_rules": "Oui, et je ne connais pas d'ordre professionnel qui s'y oppose ; les règles générales s'appliquent",
        "restricted_product": "Attention, ce que vous vendez ne se promeut pas librement",
    }[profession.regime]
    text, overflow = fit(
        (0, f"**{head or regime}** ({profession.label})."),
        (2, f"**Permis** : {lower_first(allowed[0])}" if allowed else None),
        (0, _listed("À éviter", forbidden[:3])),
        (1, f"**À respecter** : {lower_first(duties[0])}" if duties else None),
        (0, _basis(profession)),
        (0, CHECKED.format(what="liste")),
    )
    answer = Answer(
        "answer", "professional_ethics", text, "no" if profession.regime == "restricted_product" else "conditional",
        sources=sources_of(profession.references, profession.authority, profession.as_of),
        buttons=(CHANNELS, HUMAN),
        more=join_more(overflow, _rest(profession, allowed[1:], duties[1:])),
    )  # fmt: skip
    return Reply.of(turn, answer, memory=turn.memory.but(told=(*turn.memory.told, key)))


def _of_one_act(turn: Turn, library: Library, profession: Profession, act: Act) -> Reply:
    """The first sentence follows the profession's own rule on the act; only the lines about it are shown."""
    said = said_of(act, profession)
    first, verdict = RULINGS[said.ruling]
    unknown = said.ruling == "unknown"
    text, overflow = fit(
        (0, f"**{first.format(name=act.name)}** ({profession.label})."),
        (0, _listed("Interdit" if said.ruling == "no" else "À éviter", said.forbidden[:3])),
        (1, _listed("Permis", said.allowed[: 3 if said.ruling == "yes" else 2])),
        (2, _listed("À respecter", said.duties[:2])),
        (0, _ask_first(profession) if unknown else None),
        (0, None if unknown else _basis(profession)),
        (0, SEND if unknown else CHECKED.format(what="règle")),
    )
    rules = [library.rules[id] for id in act.rules if id in library.rules]
    answer = Answer(
        "answer", "professional_ethics", text, verdict,
        sources=sources_of(profession.references, profession.authority, profession.as_of),
        buttons=(*rule_buttons(rules[:2]), HUMAN),
        more=join_more(overflow, _advice(profession, said)),
    )  # fmt: skip
    return Reply.of(turn, answer, inbox="not_understood" if unknown else None)


def _again(turn: Turn, profession: Profession) -> Reply:
    """The list was given before in this conversation: what helps to go on, the list behind « En savoir plus »."""
    text, overflow = fit(
        (0, f"**Les règles données plus haut valent ici aussi** ({profession.label})."),
        (1, f"**Notre conseil** : {profession.advice}" if profession.advice else None),
        (0, "Quel acte vous fait hésiter : publicité payante, témoignages, prix, démarchage, comparaison, photos ? Je ne cite que la règle qui le touche."),
        (0, _basis(profession)),
        (2, CHECKED.format(what="règle")),
    )  # fmt: skip
    rest = (
        _listed("À éviter", profession.forbidden),
        _listed("Permis", profession.allowed),
        _listed("À respecter", profession.duties),
    )
    answer = Answer(
        "answer", "professional_ethics", text, "conditional",
        sources=sources_of(profession.references, profession.authority, profession.as_of),
        buttons=(CHANNELS, HUMAN),
        more=join_more(overflow, *rest),
    )  # fmt: skip
    return Reply.of(turn, answer)


def _elsewhere(turn: Turn, library: Library, country: Country) -> Reply:
    """Rules of French orders are not applied to somebody in another country."""
    known = library.professions.get(turn.profile.profession or "")
    whom = f" ({known.label})" if known else ""
    text = paragraphs(
        f"**Mes règles de professions sont celles de la France : je ne les applique pas {country.name}**{whom}.",
        "Demandez par écrit à votre ordre ou à votre association professionnelle ce que vous pouvez publier. Je transmets aussi votre question à une personne.",
        "**À essayer** : posez-leur une seule question, avec un exemple de publication. **À mesurer** : la date de leur réponse.",
    )
    landmark = (Button("Le repère français", '/professional_ethics{"landmark": true}'),) if known else ()
    answer = Answer("answer", "professional_ethics", text, "conditional", buttons=(*landmark, CHANNELS, HUMAN))
    return Reply.of(turn, answer, inbox="not_understood")


def _no_rules_known(turn: Turn, library: Library) -> Reply:
    """The common rule on what is named; where it has none, says so rather than pass off general rules as the profession's own."""
    trade = turn.profile.trade
    if not trade:
        question = "**Cela dépend de votre profession : laquelle exercez-vous ?** Chaque ordre a ses règles, et je les cite avec leur source."
        memory = turn.memory.but(
            pending="trade", waiting_topic="professional_ethics", asked=(*turn.memory.asked, "trade")
        )
        return Reply.of(turn, Answer("question", "professional_ethics", paragraphs(question)), memory=memory)
    from bot.answers import rules  # the two modules need each other

    common = rules.common(turn, library)
    if common:
        return common
    family = library.family(turn.profile)
    note = (
        f" À notre connaissance : {family.regulation_note} (à vérifier)."
        if family and family.regulated and family.regulation_note
        else ""
    )
    text = paragraphs(
        f"**Je ne connais pas de règle de communication propre à votre métier ({wording.GLOSS.sub('', trade)}), et je n'en invente pas.**{note}",
        "La loi commune s'applique : dire vrai, demander l'accord des personnes montrées, signaler ce qui est publicitaire.",
        "Si vous avez un ordre, une chambre ou une fédération, demandez-lui sa position par écrit. **À mesurer** : la date de sa réponse.",
    )
    buttons = (Button("Ce que dit la loi", "/legal_rules"), HUMAN)
    return Reply.of(turn, Answer("answer", "professional_ethics", text, "conditional", buttons=buttons))


def _ask_first(profession: Profession) -> str:
    return f"Je transmets votre question à une personne. Avant d'agir, posez-la par écrit à votre autorité ({profession.authority})."


def _basis(profession: Profession) -> str:
    words = CONFIDENCE_WORDS[profession.confidence]
    return basis(profession.references, words, profession.as_of, CHECK[profession.regime])


def _listed(title: str, lines: tuple[str, ...]) -> str | None:
    return f"**{title}** :\n{wording.bullet_list(lines)}" if lines else None


def _advice(profession: Profession, said: Said) -> str | None:
    return f"**Notre conseil** : {profession.advice}" if profession.advice and said.ruling != "unknown" else None


def _rest(profession: Profession, allowed: tuple[str, ...], duties: tuple[str, ...]) -> str:
    parts = (
        _listed("Permis aussi", allowed),
        _listed("À respecter aussi", duties),
        f"**Notre conseil** : {profession.advice}" if profession.advice else None,
    )
    return "\n\n".join(part for part in parts if part)
