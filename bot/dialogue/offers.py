"""« on m'a appelé pour un site à 89 € par mois », « une agence me propose de gérer mes avis »: an offer received, judged as an offer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import Reading
from bot.dialogue.without_ads import WITHOUT
from bot.text import fold

OFFERED = "judges an offer received"
"""Why an offer is answered in its own way, see `bot.answers.offers`."""
_WHO = (
    r"(?:on|ils?|elles?|quelqu'un|qqun|des gens|(?:une?|la|le|l'|des|cette|cet|ce|mon|ma|plusieurs) ?(?:\w+ )?(?:agences?|boites?|societes?|entreprises?|commercia\w+|demarch\w+|prestataires?|"
    r"vendeu\w+|conseillere?s?|type|gars|mec|monsieur|dame|copain|cousin|neveu|ami|pote|freelance|graphiste|webmaster|annuaire|plateforme|editeur)(?: \w+){0,2}?)"
)
_CALLS = re.compile(
    rf"\b{_WHO}(?: qui)? (?:n'arrete(?:nt)? pas de |veu(?:t|lent) |voudrai(?:t|ent) )?(?:m'|nous |me |nous en |m'en )(?:a |ont |avai(?:t|ent) )?(?:encore |deja |re)?"
    r"(?:appele\w*|appell\w+|telephone\w*|propos\w+|demarch\w+|harcel\w+|relanc\w+|contacte\w*|vend(?:re|u|ent)?\b|offr\w+|fai(?:t|re|sait) (?:un |une |leur |sa )?(?:devis|offre|proposition)|"
    r"(?:demand|reclam|factur)\w+ (?=\d))|"
    r"\b(?:j'ai|jai|g|on a|nous avons|je viens de|on vient de) (?:recu|recevoir|eu) (?:un|une|ce|cette|des|leur|deux|trois) (?:\w+ )?(?:devis|offres?|propositions?|demarch\w+|appels? (?:d'une agence|d'un commercial|commercia\w+))|"
    r"\b(?:j'ai|jai|on a|nous avons|je viens de|on vient de) (?:ete demarch\w+|sign\w+ (?:pour |avec )?(?:\w+ )?(?:contrats?|devis|abonnements?|packs?|bon de commande|engagement|sites?)\b)"
)
_SERVICE = re.compile(
    r"\b(?:sites?|referenc\w+|google|seo|fiche|avis|pub|publicites?|ads|facebook|instagram|insta|linkedin|tiktok|youtube|reseaux|abonnes|followers|community|visibilite|e-?reputation|"
    r"appli\w*|annuaires?|pages jaunes|packs?|campagnes?|newsletters?|communication|com|videos?|reels?|photos? (?:pro|360)|visite virtuelle|logo|digital|numerique|web|domaine|premiere page|chatbot|logiciels?|outils?)\b"
)
_DEAL = re.compile(
    r"\b(?:site|referencement|pack|abonnement|contrat|devis|logiciel)\b.{0,60}\b(?:engage\w+|sur) (?:de |sur |pour )?(?:\d+ mois|[1-5] ans|(?:un|deux|trois|quatre|cinq) ans)\b"
)
_SIGNED = re.compile(
    r"\b(?:j'ai|jai|on a|nous avons|ai|avons|je viens de|on vient de) (?:deja |malheureusement )?(?:re)?(?:signe\w*|accepte|dit oui)\b(?! (?:aucun|pas))|"
    r"\b(?:m'|nous )(?:a|ont) (?:deja )?vendu\b|\b(?:me|nous) (?:factur|prel[ev]\w*)\w+"
)
_OTHERWISE = re.compile(
    r"\b(?:subventions?|aides?|la region|chambre de|france num|france travail|opco|la mairie|cma|cci|apprentie?s?|stagiaires?|alternante?s?|salariee?s?|postes?|panneaux?|stades?|stands?|salons?|radio|"
    r"ecrans?|encarts?|parrain\w*|partenariats?|podcasts?|mutuelle|assurances?|energie|electricite|telephon\w+ mobile|banques?|prets?|credits?|collab\w*|mes codes|mot de passe)\b"
)
"""Who offers money, work, a stand or a board sells none of it; who asks for codes steals them."""
_MONTHLY = re.compile(
    r"(\d{1,5}(?:[.,]\d{1,2})?) ?(?:€|euros?|eur|e)(?: ?(?:ht|ttc))? ?(?:/ ?|par |p|le |chaque |tous les )(?:mois|m\b|moi\b)"
)
_LASTS = re.compile(
    r"\b(?:sur|pendant|pour|engag\w+(?: de| sur| pour)?|contrat de|duree de|minimum) ?(?:minimum )?(\d{1,2}|un|deux|trois|quatre|cinq) ?(mois|ans?)\b"
)
_FIGURES = {"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("followers", re.compile(r"\b(?:abonnes|followers|likes|j'aime|vues)\b")),
    ("bought_reviews", re.compile(
        r"\b(?:supprim|effac|enlev|retir|disparai|nettoy)\w*(?: [\w']+){0,4} (?:avis|commentaires?)\b|\b(?:avis|commentaires?) (?:\w+ ){0,3}(?:supprim|effac|disparai)\w*|"
        r"\b(?:\d+|dix|vingt|trente|quarante|cinquante|cent|paquets?|lots?|packs?|des) (?:d'|de )?(?:faux )?avis (?:5 etoiles|cinq etoiles|positifs|pour|contre|a)\b")),
    ("reviews", re.compile(r"\b(?:avis|e-?reputation|etoiles)\b")),
    ("rank", re.compile(r"\b(?:referenc\w+|seo|premiere?s? (?:page|place|position|sur|de google)|1(?:ere?|er|re) (?:page|place|sur)|en tete|en haut de|pages jaunes|annuaires?|visibilite)\b")),
    ("ads", re.compile(r"\b(?:pub|publicites?|ads|campagnes?|sponsoris\w+)\b")),
    ("site", re.compile(r"\b(?:sites?|domaine|boutique en ligne|page web)\b")),
    ("posts", re.compile(r"\b(?:facebook|instagram|insta|linkedin|tiktok|reseaux|community|publications?|posts?|reels?|videos?)\b")),
)  # fmt: skip
"""What is offered, the most telling word first."""
SHORT = 10
TOPICS = frozenset({
    "budget", "paid_ads", "website_needed", "delegation", "follower_value", "customer_reviews", "negative_reviews", "local_visibility", "platform_fit",
    "platform_recommendation", "community_management", "tools", "selling_online", "inform_profile", "out_of_scope", "prospecting",
})  # fmt: skip
"""What an offer may be taken for; a question of law, of two channels or of a contest stays one."""


@dataclass(frozen=True)
class Offer:
    """What was offered: its kind (a name of `KINDS` or "other"), euros a month, months of engagement, and whether it is signed."""

    kind: str
    monthly: float | None
    months: int | None
    signed: bool


def is_offer(folded: str) -> bool:
    """Whether the message tells of a service of communication that somebody offers to sell."""
    called = _CALLS.search(folded) and _SERVICE.search(folded)
    return bool((called or _DEAL.search(folded)) and not _OTHERWISE.search(folded))


def read_offer(folded: str) -> Offer:
    """The offer told; of what is not said, None."""
    kind = next((name for name, words in KINDS if words.search(folded)), "other")
    monthly, lasts = _MONTHLY.search(folded), _LASTS.search(folded)
    months = None
    if lasts:
        number = _FIGURES.get(lasts[1]) or int(lasts[1])
        months = number if lasts[2] == "mois" else 12 * number
    return Offer(kind, float(monthly[1].replace(",", ".")) if monthly else None, months, bool(_SIGNED.search(folded)))


def _offered(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """Whatever topic its words look like: a site, a price, reviews, advertising."""
    if parsed.topic not in TOPICS and not parsed.ask_back:
        return None
    return Meaning("delegation", parsed, platforms=parsed.facts.platforms, why=OFFERED) if is_offer(folded) else None


def _since_signed(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et si j'ai déjà signé ? » right after an offer is about that offer."""
    if len(tokens) > SHORT or not _SIGNED.search(folded) or not is_offer(fold(memory.question)):
        return None
    both = replace(parsed, text=f"{memory.question}. {parsed.text}", ask_back=False)
    return Meaning("delegation", both, platforms=memory.focus[:1], why=OFFERED)


OFFERS: tuple[Reading, ...] = (_offered, _since_signed, *WITHOUT)
"""Before the plain words: an offer names channels, prices and promises, and asks about none of them; « sans pub » names advertising."""
