"""Whether a message asks who would pay a part: « y a-t-il des aides pour le site ? », « la région paie quelque chose ? »."""

from __future__ import annotations

import re

_AID = (
    r"(?:(?<!peu d')(?<!besoin d')\baides?\b(?!-| moi| nous|[ -]memoire| soignante?s?| a domicile| menagere| cuisine| comptable)"
    r"|\bsubventions?\b|\bsubsides?\b|\bprimes?\b(?! de| pour (?:les|mes|nos) )|\bcheques? (?:numeriques?|digita\w+|entreprises?|tic)\b|\bbourses?\b"
    r"|\bprogrammes? d'(?:appui|aide)\b|\bdispositifs? (?:d'aides?|publics?)\b|\bfinancements? (?:publics?|possibles?)\b|\bargent public\b|\bcoup de pouce\b)"
)
_ASKS = (
    r"\b(?:y ?a|ya|y'a|existe\w*|a-?tu|(?:ai|a|avons|avez|as)[- ](?:je|t-on|nous|vous|tu|on) droit|droit a|possibles?|avoir|aurai[st]?|demander|obtenir|"
    r"toucher|trouver|recevoir|beneficier|couvr\w+|financ\w+|payer|quelles?|qui|connai[st]\w*|ou|comment|sert|c'est quoi|acces|ouverte?s?)\b"
)
_PAYERS = (
    r"(?:region\w*|departement\w*|conseil (?:general|regional|departemental)|etat|gouvernement|commune|mairie|ville|metropole|inter ?co\w*|agglo\w*|"
    r"com ?com\b|communautes? d\w+|cci|cma|chambres? d\w*\W?\w+|consulaires?|europe|ue|feder|wallonie|canton|bpi\w*|caisse de retraite|"
    r"federation|pays|tourisme|collectivites?)"
)
_PAY = (
    r"(?:pai[et]\w*|pay[ae]\w*|payent|financ\w+|subventionn\w+|rembours\w+|pren(?:d(?:re)?|ne|nent) (?:\w+ )?(?:en charge|a sa charge)|participe\w*|"
    r"donne\w* (?:\w+ ){0,3}(?:argent|sous|quelque chose|qqch|qch|truc|chose)|aide(?:nt|r)?(?= |\?|$)|mett?(?:ent|re)? la main)"
)
_SEEKS = re.compile(
    rf"{_ASKS}[^.!?;]{{0,60}}{_AID}|{_AID}[^.!;]{{0,60}}{_ASKS}|^[^.!?]{{0,30}}{_AID}[^.!?]{{0,50}}\?"
    rf"|\b{_PAYERS}\b[^.!?;]{{0,40}}\b{_PAY}|\b{_PAY}\b[^.!?;]{{0,25}}\bpar (?:l[ea']s? ?)?{_PAYERS}\b"
    r"|\bfaire (?:financer|payer|prendre en charge|rembourser) (?:mon|ma|mes|notre|nos|le|la|les|un|une|ca|cela|tout|par)\b"
)
_LIVES_ON = re.compile(
    r"\b(?:viv(?:ons|ent|ant|re)|vit|vis) de (?:subventions?|dons|nos|ses)|\bpour (?:la|notre|une) (?:demande de )?subvention\b|\bsubvention (?:\w+ )?a ete\b"
)
"""Money from others that one has or asks for already: it is spoken of, not sought."""
_TO_LEARN = re.compile(
    r"\b(?:form\w+|stages?|cours|appren\w+|ateliers?|initiation|session|opco\w*|fif ?pl|vivea|afdas|agefice|fafcea|cpf|se perfectionner)\b"
)


def seeks_public_money(folded: str) -> bool:
    """Whether a folded message asks for an aid that would pay a part of one's digital presence (to learn is another question)."""
    return bool(_SEEKS.search(folded)) and not _LIVES_ON.search(folded) and not _TO_LEARN.search(folded)
