"""Whom the person serves, in their own word: an association has members, a library readers, a town hall users, a nurse patients.

The knowledge base says « clients » to everybody; here the word changes where a text speaks to the person. What somebody else
said or wrote stays as it was: quotations, cases, figures, rules, validated answers. Every word is masculine, so that adjectives
still agree.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from bot.advisor.mix import Choice
from bot.advisor.profile import Profile
from bot.answers.answer import Answer, Button, Reply
from bot.text import fold, starts_with_vowel_sound


class Public(NamedTuple):
    """Those served: one, many; `house`: what the person runs, « votre … » and « l'… », None as the text has it.

    `sought`: whether one finds them; users of a town hall are there, they are reached.
    """

    one: str
    many: str
    house: tuple[str, str] | None = None
    sought: bool = True


ASSOCIATION = ("votre association", "l'association")
STRUCTURE = ("votre structure", "la structure")
USERS = Public("usager", "usagers", STRUCTURE, sought=False)
MEMBERS = Public("adhérent", "adhérents", ASSOCIATION)
SUPPORTERS = Public("soutien", "soutiens", ASSOCIATION)
SPECTATORS = Public("spectateur", "spectateurs", ASSOCIATION)
BY_GOAL = {"funding": Public("donateur", "donateurs", ASSOCIATION), "hiring": Public("bénévole", "bénévoles", ASSOCIATION)}  # fmt: skip
"""Whom an association is after, when it has one aim."""
PUPILS = Public("élève", "élèves")
PATIENTS = Public("patient", "patients")
BENEFICIARIES = Public("bénéficiaire", "bénéficiaires", STRUCTURE)
FAITHFUL = Public("fidèle", "fidèles", ("votre communauté", "la communauté"))
BY_FAMILY = {"medical_practice": PATIENTS, "paramedical_care": PATIENTS, "driving_school": PUPILS}
_VET = re.compile(r"\bveto\b|\bveterinaire")
OF_MEMBERS: tuple[tuple[re.Pattern[str], Public], ...] = (
    (re.compile(r"\b(?:union commerciale|(?:union|groupement|association|collectif) d(?:e|es|') ?(?:commercants|artisans|entreprises|professionnels|hoteliers|producteurs|viticulteurs)|federation|ligue|interprofession|inter-profession|syndicat (?:professionnel|agricole|patronal|etudiant|d)|section syndicale|parti politique|mouvement politique|cuma\b)"), Public("adhérent", "adhérents", STRUCTURE)),
    (re.compile(r"\b(?:cse|comite d'entreprise|comite social)\b"), Public("salarié", "salariés", STRUCTURE, sought=False)),
    (re.compile(r"\b(?:chambre (?:de|des) (?:metiers?|commerce)|chambre d'agriculture|cci|cma)\b"), Public("ressortissant", "ressortissants", STRUCTURE, sought=False)),
)  # fmt: skip
"""Bodies that carry their members, whoever these are: firms too."""
BY_TRADE: tuple[tuple[re.Pattern[str], Public | None], ...] = (
    (_VET, None),  # their patients do not read
    (re.compile(r"\bcandidate?s? (?:aux?|a la|pour)|\btete de liste\b"), Public("électeur", "électeurs", ("votre liste", "la liste"), sought=False)),
    (re.compile(r"\b(?:paroisse|diocese|cure\b|pretre|pasteur|mosquee|imam|temple|synagogue|rabbin|monastere|abbaye|eglise\b)"), FAITHFUL),
    (re.compile(r"\b(?:ehpad|maison de retraite|residence (?:autonomie|senior|services)|foyer (?:logement|de vie)|mapa\b)"), Public("résident", "résidents", STRUCTURE, sought=False)),
    (re.compile(r"\b(?:micro-?)?(?:creche|halte-garderie|garderie|jardin d'enfants)\b"), Public("parent", "parents", STRUCTURE, sought=False)),
    (re.compile(r"\b(?:hopital|hopitaux|chu|centre hospitalier|clinique)\b(?! veto)(?! veterinaire)"), PATIENTS._replace(house=STRUCTURE)),
    (re.compile(r"\b(?:bibliotheque|mediatheque|ludotheque|bibliothecaire|ludothecaire)"), Public("lecteur", "lecteurs", STRUCTURE)),
    (re.compile(r"\b(?:musee|ecomusee|office (?:de|du) tourisme)\b"), Public("visiteur", "visiteurs", STRUCTURE)),
    (re.compile(r"\becole (?:de (?!commerce)|d')|\bsoutien scolaire|\bcours (?:de|d'|particuliers)|\b(?:prof|professeure?|enseignante?) (?:de|d'|particulier)"), PUPILS),
    (re.compile(r"\b(?:college|lycee|(?<!auto-)(?<!auto )ecole)\b(?! de commerce)"), Public("parent d'élève", "parents d'élèves", sought=False)),
    (re.compile(r"\b(?:mairie|commune|collectivite|communaute de communes|ccas|centre social|maison de quartier)\b"), USERS),
)  # fmt: skip
"""By words of the trade, the first that holds; None keeps « clients »."""
_CHARITY = re.compile(
    r"\b(?:refuge|spa|banque alimentaire|humanitaire|caritati\w+|solidarite|secours|entraide|fondation)\b"
)
_SOCIETY = re.compile(
    r"\b(?:chorale|choeur|fanfare|orpheon|amicale|comite des fetes|troupe amateur|club (?:de|d'|du))\b"
)
"""Trades that are associations, whether that is said or not."""
_ON_STAGE = frozenset({"performing_arts_music"})
_HELPED = frozenset({"home_care_childcare", "paramedical_care"})
_AS_WRITTEN = frozenset(
    {"legal_rules", "professional_ethics", "case_study", "event_recap", "ask_speaker", "event_info"}
)
"""Topics whose answers are other people's words."""
_SPOKEN = frozenset({"answer", "plan", "question", "notice", "suggestions"})
_CITED = re.compile(
    r"\]\(http|\*\*(?:Vos règles|Votre règle|La règle|Attention)\*\*|^\*\*(?:Ce qui a marché|Ce qui a mal tourné|Résultat mitigé)\*\*"
)
"""A line with a source, a case or a rule."""
_PARTS = re.compile(r"«[^»]*»|(?<=[.!?] )|(?<=:\*\* )")
_FIGURE = re.compile(r"\d[\d ,\u00a0]*%|\((?:[^()]*\b)?(?:19|20)\d\d\)|\b[Ee]n 20\d\d\b")
"""What makes a sentence somebody else's count."""
_CLIENT = re.compile(
    r"(?P<before>\b(?:[Dd]u|[Aa]u|[Ll]e|[Dd]e|[Qq]ue|[Cc]e|[Nn]ouveau|[Bb]eau|[Vv]ieux)[ \u00a0])?(?<!service )(?<!relation )(?<!Service )(?<!Relation )"
    r"(?P<noun>\b[Cc]lients?)(?![\w-]| entreprises?\b| professionnels?\b| mystère)"
)
_PATIENT = re.compile(r"\b([Pp])atient(s?)\b")
_ELIDED = {"du": "de l'", "au": "à l'", "le": "l'", "de": "d'", "que": "qu'", "ce": "cet ", "nouveau": "nouvel ", "beau": "bel ", "vieux": "vieil "}  # fmt: skip
_SHOP = (
    (re.compile(r"\b(?:[àa] la|en) caisse\b|\bau comptoir\b|\bsur (?:le|votre) comptoir\b"), "à l'accueil"),
    (re.compile(r"\ben (?:boutique|magasin)\b(?! en ligne)"), "sur place"),
    (re.compile(r"\bphoto de la devanture\b"), "photo de l'entrée"),
    (re.compile(r" et part devenue vente\b"), ""),
    (re.compile(r"\bventes ou réservations dans les trois jours\b"), "réponses, inscriptions et venues dans les trois jours"),
    (re.compile(r", sur le site et la facture\b"), " et sur le site"),
    (re.compile(r"\baccueil, offres et prix, réalisations, à propos, contact\b"), "accueil, ce que vous faites, dates, qui vous êtes, contact"),
)  # fmt: skip
_DEMANDS = re.compile(
    r"\b(?P<site>[Dd]emandes de devis, appels et réservations venus du site)\b|\b(?P<message>[Rr]endez-vous, devis ou commandes venus par message)\b|"
    r"\b(?P<linkedin>[Dd]emandes de devis ou de rendez-vous venues de LinkedIn)\b|\b(?P<video>[Dd]emandes de devis citant une vidéo)\b"
)
"""What a business counts and nobody else has."""
_COUNTED_BY_CARE = {
    "site": "appels et rendez-vous venus du site", "message": "rendez-vous demandés par message",
    "linkedin": "messages venus de LinkedIn", "video": "personnes qui citent une vidéo",
}  # fmt: skip
_COUNTED_BY_OTHERS = {
    "site": "appels, messages et inscriptions venus du site", "message": "inscriptions et venues demandées par message",
    "linkedin": "messages et rendez-vous venus de LinkedIn", "video": "personnes qui citent une vidéo",
}  # fmt: skip
_BUY = re.compile(r"(?<=Où regardez-vous )avant d'acheter\b")
"""A question that we suggest, and that whoever sells nothing would ask otherwise."""
_FIND = re.compile(r"\b([Tt])rouver(?= (?:des|de nouveaux) (?:usagers|parents)\b)")
_HOUSE = re.compile(r"\b(?P<your>votre entreprise)\b|\bl'entreprise\b")


def public(profile: Profile) -> Public | None:
    """Whom the person serves; None where « clients » is the word."""
    trade = fold(profile.trade or "")
    association = "association" in profile.statuses or bool(_SOCIETY.search(trade))
    members = next((word for pattern, word in OF_MEMBERS if pattern.search(trade)), None)
    if members or (profile.clientele == ("B2B",) and "public" not in profile.statuses):
        return members
    for pattern, word in BY_TRADE:
        if pattern.search(trade):
            return word._replace(house=ASSOCIATION) if word and association else word
    if association:
        return _of_association(profile, trade)
    if "public" in profile.statuses:
        return USERS
    return BY_FAMILY.get(profile.family or "")


def _of_association(profile: Profile, trade: str) -> Public:
    if len(profile.goals) == 1 and profile.goals[0] in BY_GOAL:
        return BY_GOAL[profile.goals[0]]
    if _CHARITY.search(trade):
        return SUPPORTERS
    if profile.family in _HELPED:
        return BENEFICIARIES
    return SPECTATORS if profile.family in _ON_STAGE else MEMBERS


def addressed(reply: Reply) -> Reply:
    """The reply with the person's own word for whom they serve."""
    word = public(reply.profile)
    if _VET.search(fold(reply.profile.trade or "")):
        return replace(reply, answers=tuple(_of_a_vet(answer) for answer in reply.answers))
    return replace(reply, answers=tuple(_answer(answer, word) for answer in reply.answers)) if word else reply


def _client(match: re.Match[str]) -> str:
    return f"{'C' if match[1] == 'P' else 'c'}lient{match[2]}"


def _of_a_vet(answer: Answer) -> Answer:
    """Texts for care say « patients »; a vet's do not read."""
    if answer.kind not in _SPOKEN or answer.topic in _AS_WRITTEN:
        return answer
    lines = (line if _CITED.search(line) else _PATIENT.sub(_client, line) for line in answer.text.split("\n"))
    more = answer.more and _PATIENT.sub(_client, answer.more)
    return answer.but(text="\n".join(lines), more=more)


def said(text: str, word: Public) -> str:
    """The text with that word, but for what it cites."""
    text = "\n".join(line if _CITED.search(line) else _line(line, word) for line in text.split("\n"))
    return text if word.house is None else _BUY.sub("avant de venir", text)


def _answer(answer: Answer, word: Public) -> Answer:
    if answer.kind not in _SPOKEN or answer.topic in _AS_WRITTEN or "pair" in answer.extra:
        return answer
    return answer.but(
        text=said(answer.text, word),
        more=said(answer.more, word) if answer.more else None,
        buttons=tuple(Button(said(b.title, word), b.payload) for b in answer.buttons),
        choices=tuple(_choice(choice, word) for choice in answer.choices),
    )


def _choice(choice: Choice, word: Public) -> Choice:
    parts = tuple(replace(part, reason=said(part.reason, word)) for part in choice.ranked.parts)
    return replace(choice, ranked=replace(choice.ranked, parts=parts))


def _line(line: str, word: Public) -> str:
    """Sentence by sentence: those of figures and what stands in quotation marks are left."""
    done, start = [], 0
    for cut in (*(m.span() for m in _PARTS.finditer(line)), (len(line), len(line))):
        done += [_words(line[start : cut[0]], word), line[slice(*cut)]]
        start = cut[1]
    return "".join(done)


def _words(text: str, word: Public) -> str:
    if _FIGURE.search(text):
        return text
    text = _CLIENT.sub(lambda match: _put(match, word), text)
    for pattern, instead in _SHOP:
        text = pattern.sub(instead, text)
    counted = _COUNTED_BY_CARE if word.many == PATIENTS.many else _COUNTED_BY_OTHERS
    text = _DEMANDS.sub(lambda match: _capital_as(match[0], counted[match.lastgroup or "site"]), text)
    if not word.sought:
        text = _FIND.sub(r"\1oucher", text)
    if not word.house:
        return text
    yours, the = word.house
    return _HOUSE.sub(lambda match: yours if match["your"] else the, text)


def _capital_as(old: str, new: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _put(match: re.Match[str], word: Public) -> str:
    before, noun = match["before"] or "", match["noun"]
    put = word.many if noun.endswith("s") else word.one
    put = put.capitalize() if noun[0].isupper() else put
    little = before.strip().lower()
    if not before or not starts_with_vowel_sound(put) or (noun.endswith("s") and little not in ("de", "que")):
        return before + put
    elided = _ELIDED[little]
    return (elided.capitalize() if before[0].isupper() else elided) + put
