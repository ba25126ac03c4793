"""Messages that a few plain words make clear where understanding is unsure: « elle poste quoi lundi ? », « vous feriez quoi à ma place ? »."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.examples import asks_of
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import PROFILE_TOPICS, SURE, Reading, says_of_the_person, wanted_outcome

OF_IMAGES = "asks whether people may be shown"
"""Why a question on pictures of people is one of law, see `_people_shown`."""
SHORT, BARE = 10, 6
NEAR = 0.05
"""Probability from which a topic counts as one of the readings of a message."""
_IN_MY_PLACE = re.compile(
    r"\b(?:(?:vous|tu) (?:feriez|ferais|choisiriez|choisirais|commenceriez|commencerais)\b.{0,20}\b(?:ma|notre) place|"
    r"(?:si vous etiez|si t'etais|si tu etais|a) (?:moi|nous|(?:ma|notre) place)\b.{0,25}\b(?:feriez|ferais|choisi\w+|commenc\w+)|"
    r"(?:vous|tu) (?:feriez|ferais) quoi\b)"
)
MATTERS = frozenset({
    "negative_reviews", "customer_reviews", "account_security", "legal_rules", "professional_ethics", "recruiting", "delegation", "contests",
    "paid_ads", "influencers", "event_turnout",
})  # fmt: skip
"""Topics on which « à ma place » asks what to do about that very matter; after the others it asks what to do at all."""
_ADVISE_ME = re.compile(
    r"^(?:\w+[ ,]+){0,2}(?:que |qu'est[- ]ce que |quoi )?(?:vous |tu )?(?:me |nous )(?:conseill|recommand|sugger|propos)(?:ez|es)(?:[- ](?:vous|tu))?(?: quoi)?(?: alors| donc| du coup| (?:en dernier mot|au final|finalement|pour finir|en conclusion|en gros|en un mot|honnetement|concretement|vraiment|vous))*[\s?!.]*$"
)
_POST_WHAT = re.compile(
    r"\b(?:j?post\w+|publi\w+|j?mett\w*|j?mets|met|raconte\w*|montre\w*) (?:quoi|koi|kwa)\b|\bquoi (?:poster|publier|mettre|raconter|montrer)\b|"
    r"\bqu'est[- ]ce qu(?:e |')(?:je|on|elle|il|nous|tu) (?:poste|publie|met|mets|raconte|montre)\w*\b"
)
_FILL = re.compile(
    r"\b(?:portes? ouvertes?|jpo|vernissages?|concerts?|spectacles?|expos?|expositions?|kermesses?|lotos?|conferences?|stages?|soirees?|inauguration|gala)\b"
    r".{0,40}\b(?:remplir|faire venir|attirer|du monde|annoncer|faire savoir)\b|"
    r"\b(?:remplir|faire venir du monde|attirer du monde|annoncer|faire connaitre)\b.{0,30}\b(?:portes? ouvertes?|jpo|vernissages?|concerts?|spectacles?|kermesses?|lotos?|gala)\b"
)
_PROMISED = re.compile(
    r"\b(?:garanti\w*|promet\w*|promis\w*|promess\w*|assure(?:nt)?)\b.{0,40}\b(?:(?:1ere|1re|premiere|bonne) (?:page|place|position)|premiers?|top ?\d*|google|abonnes|followers|resultats?|clients)\b"
)
_LAW_NAMED = re.compile(
    r"\b(?:rgaa|rgpd|gdpr|mentions legales|cnil|cookies|droit a l'image|accessibilite (?:numerique|du site))\b"
)
HOW_MANY = re.compile(
    r"^(?!.*\b(?:faut|faudrait|avant)\b).*\bcombien (?:de |d')(?!abonnes?\b|followers?\b|posts?\b|publications?\b|photos?\b|stor|fois\b|temps\b|heures?\b|jours?\b|minutes?\b|videos?\b|likes?\b|vues?\b|"
    r"mots?\b|hashtags?\b|euros?\b|argent\b|sous\b|comptes?\b|reseaux\b|canaux\b|avis\b|clients?\b|points?\b|caracteres\b)\w+(?: \w+){0,2}? (?:(?:sont|vont|y a) )?(?:sur|utilis\w+)\b"
)
"""« combien de Suisses sont sur LinkedIn »."""
_HOW_LONG_BEFORE = re.compile(
    r"\b(?:combien de (?:temps|semaines|mois) (?:avant|pour (?:que|qu'|avoir|voir|obtenir|remplir|trouver|que ca)|il faut pour (?:que|qu'|avoir|voir|trouver))|au bout de combien|"
    r"(?:ca|cela) (?:met|prend) combien de (?:temps|semaines|mois) (?:avant|a|pour) (?:\w+ )?(?:march\w+|rapport\w+|donn\w+|payer|decoll\w+|voir)|dans combien de (?:temps|semaines|mois) (?:ca|je|on|j')|"
    r"quand est[- ]ce que (?:ca|je|on) (?:va |vais )?(?:march\w+|voi[rst]\w*|rapport\w+|decoll\w+))"
)
_EFFORT = re.compile(
    r"\b(?:par (?:semaine|jour|mois)|chaque (?:semaine|jour)|y passer|consacrer|ecrire|tourner|monter|preparer|remboursement|plus vite|plus rapides?|a l'aise|l'habitude)\b"
)
_PLAN_AGAIN = re.compile(
    r"\b(?:refai[st]\w*|refaire|recommence[rz]?|redonne[rz]?|recalcule[rz]?|reprene[rz]|mets a jour|mettez a jour) (?:moi |nous )?(?:le|mon|notre|un|ce) plan\b"
)
_ONE_MORE = re.compile(r"^(?:et |ok |oui |non |bon )*(?:(?:un|une) )?autre\b")
_PAPER = re.compile(
    r"\b(?:flyers?|tracts?|prospectus|depliants?|(?:les|des|mes|nos|une|sur|par) affiches?|affichage|boitage|presse locale|journal local|bulletin municipal)\b"
)
LIKE = "like"
"""In `Parsed.values`: the trade that an example should be of, not the person's (`bot.answers.cases`)."""
_MINE = re.compile(r"\b(?:comme (?:moi|nous)|je suis|nous sommes|mon metier|ma profession|mon cas|notre cas)\b")
_SHOWN = (
    r"(?:photo\w*|images?|faces?|visages?|tetes?|film\w*|vid[eo]+s?|montre\w*|reels?|storys?|stories)\b(?!.{0,40}\ba (?:des|mes|nos|un|une) )(?:(?!,).){0,40}\b(?:des?|d'|les?|mes|nos|vos|leurs?|un|une) ?(?:autres? |jeunes |petits? )?"
    r"(?:enfants?|kids|gosses?|gamins?|bebes?|ados?|adolescents?|mineurs?|eleves?|choristes?|musiciens?|adherente?s?|membres|licencie?e?s?|joueurs|joueuses|clients?|clientes?|patiente?s?|"
    r"participante?s?|spectateurs|salarie\w*|employee?s?|ouvriers?|collegues?|collaborat\w+|apprentis?|equipes?|benevoles?|residente?s?|habitants?|lecteurs?|visiteurs|parents?|stagiaires?|familles?|maries|personnes agees|gens)\b"
)
_BEFORE_AFTER = r"(?:(?:photo\w*|images?|videos?|clich\w+) (?:d'|des |de |en )?|(?:un|une|des|les|mes|nos) )avants?[ /-]*(?:et )?apres"
_PEOPLE_SHOWN = re.compile(rf"\b(?:{_SHOWN}|{_BEFORE_AFTER})\b")
_MAY = re.compile(
    r"\b(?:je peux|on peut|peut[- ]on|puis[- ]je|pouvons|pouvez|pourrait|le droit|autoris\w*|(?:leur|l'|un|demander) ?accord|permis|permission|legal\w*|interdit\w*|(?:veulent|veut) (?:pas|plus)|refus\w+|oppos\w+)\b"
)
_NOT_LAW = re.compile(
    r"\bcomment\b|\bque (?:peut|puis|pourrait|pouvons)\b|\bqu'est[- ]ce qu|\bpas le droit\b|\bavec quoi\b|\bquel(?:le)?s? (?:photos?|videos?|appareil|format|telephone)|\bou (?:mettre|publier)\b"
)


def _in_my_place(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« vous feriez quoi à ma place ? »: more on the matter at hand, else what to do first."""
    if (
        not (parsed.ask_back or parsed.topic == "help")
        or len(tokens) > SHORT + 4
        or not _IN_MY_PLACE.search(folded)
        or says_of_the_person(parsed)
    ):
        return None
    last = memory.last_topic
    if last in MATTERS:
        return Meaning(str(last), parsed, platforms=memory.focus[:1], another=True, why="in my place")
    return Meaning("action_plan" if memory.recommended else "platform_recommendation", parsed, why="in my place")


def _advise_me(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« que me conseillez-vous ? », and not a word more."""
    asked = parsed.ask_back and _ADVISE_ME.search(folded)
    return Meaning("platform_recommendation", parsed, why="asks for the advice") if asked else None


def _post_what(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    near = "content_ideas" in [topic for topic, _ in parsed.ranking[:3]]
    if not (parsed.ask_back and near and _POST_WHAT.search(folded)):
        return None
    return Meaning("content_ideas", parsed, platforms=parsed.facts.platforms or memory.focus[:1], why="what to post")


def _fill(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« portes ouvertes en mars, comment remplir ? »."""
    lost = parsed.topic == "out_of_scope" and "events" in parsed.facts.goals
    if (lost or (parsed.ask_back and parsed.topic not in PROFILE_TOPICS)) and _FILL.search(folded):
        return Meaning("event_turnout", parsed, platforms=parsed.facts.platforms, why="how to fill a date")
    return None


def _promised(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« ils garantissent la première page de Google » asks about whoever promises it."""
    if parsed.ask_back and _PROMISED.search(folded):
        return Meaning("delegation", parsed, why="what somebody promises")
    return None


def _law_named(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« le RGAA, c'est pour nous ? »."""
    ours = parsed.topic in ("privacy", "delete_data", "bot_identity")
    asked = parsed.ask_back and not ours and _LAW_NAMED.search(folded)
    return Meaning("legal_rules", parsed, why="names a law") if asked else None


def _how_many(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« combien de Burkinabè sur Facebook ? » asks about those who are there, whatever it was taken for."""
    asked = parsed.facts.platforms and HOW_MANY.search(folded) and parsed.confidence < SURE
    return Meaning("audience", parsed, platforms=parsed.facts.platforms, why="how many are there") if asked else None


def _how_long_before(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« combien de temps avant que ça marche ? » is not the time it takes each week."""
    taken = parsed.ask_back or parsed.topic in ("time_investment", "out_of_scope", "roi_indicators")
    if not taken or not _HOW_LONG_BEFORE.search(folded) or _EFFORT.search(folded):
        return None
    return Meaning(
        "roi_indicators", parsed, platforms=parsed.facts.platforms or memory.focus[:1], why="how long before"
    )


def _paper(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et les flyers ? »: where people are met without a screen."""
    made = parsed.topic in ("ai_content", "tools", "legal_rules", "professional_ethics")
    asked = parsed.ask_back and not made and len(tokens) <= BARE and not parsed.facts.platforms
    return Meaning("audience", parsed, why="on paper") if asked and _PAPER.search(folded) else None


def _plan_again(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« refaites le plan » begins nothing anew."""
    asked = memory.turn and len(tokens) <= SHORT and _PLAN_AGAIN.search(folded)
    return Meaning("action_plan", parsed, why="the plan again") if asked else None


def _another_there(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« un autre, une psy » after a case: another one, whatever trade is said with it."""
    if memory.last_served != "case_study" or len(tokens) > BARE or not _ONE_MORE.search(folded):
        return None
    bare = replace(parsed, facts=replace(parsed.facts, trade=None))
    return Meaning("case_study", bare, platforms=parsed.facts.platforms, another=True, why="another one")


def _without(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« pas Facebook », taken for a refusal, refuses the channel and not the conversation."""
    bare = parsed.topic == "deny" and parsed.facts.excluded and len(tokens) <= SHORT and memory.turn
    if not bare or parsed.from_button:
        return None
    return Meaning("change_profile", parsed, resumes="platform_recommendation", why="without that channel")


def _example_in(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« un exemple de fleuriste ? » in a conversation: the trade of the example; at its start it may be the person's own."""
    trade = parsed.facts.trade
    asked = parsed.topic == "case_study" and memory.turn and trade and trade.family and asks_of(folded)
    if not (asked and trade) or _MINE.search(folded):
        return None
    return Meaning(
        "case_study",
        of_that_trade(parsed),
        platforms=parsed.facts.platforms,
        outcome=wanted_outcome(folded),
        why="an example in that trade",
    )


def of_that_trade(parsed: Parsed) -> Parsed:
    """The message with its trade as that of an example, not of its writer; unchanged without one."""
    trade = parsed.facts.trade
    if not trade:
        return parsed
    like = {"trade": trade.label, "family": trade.family, "profession": trade.profession}
    bare = replace(parsed.facts, trade=None, statuses=(), clientele=())
    return replace(parsed, facts=bare, values={**parsed.values, LIKE: like})


def _people_shown(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« est-ce que je peux mettre des photos des choristes ? » asks for leave before it asks for ideas."""
    sure_of_law = parsed.topic == "professional_ethics" or (parsed.topic == "legal_rules" and not parsed.ask_back)
    if sure_of_law or not _PEOPLE_SHOWN.search(folded):
        return None
    asks = _MAY.search(folded) and not _NOT_LAW.search(folded)
    near = dict(parsed.ranking[:3]).get("legal_rules", 0.0) >= NEAR
    if (asks and (near or parsed.confidence < SURE)) or (parsed.ask_back and near and len(tokens) <= SHORT):
        return Meaning("legal_rules", parsed, why=OF_IMAGES)
    return None


PLAIN: tuple[Reading, ...] = (
    _without,
    _plan_again,
    _another_there,
    _how_many,
    _in_my_place,
    _advise_me,
    _example_in,
    _people_shown,
    _law_named,
    _promised,
    _post_what,
    _fill,
    _how_long_before,
    _paper,
)
"""After the readings of an answer to a question of ours, before the ellipses."""
