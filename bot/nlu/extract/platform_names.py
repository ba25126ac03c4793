"""What channels are called: usual names, nicknames, misspellings, and where they stand in a folded text.

Exact patterns first; then single words near a long name by edit distance (rapidfuzz), so that « linquedine » is LinkedIn
but « instable » is not Instagram.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import DamerauLevenshtein

Span = tuple[int, int, str]
"""(start, end, channel id) in the folded text."""

PATTERNS: dict[str, str] = {
    "facebook": r"f(?:ace|esse|as|aise|es)[\s-]?b(?:oo|ou|o|u)(?:c?k|que|c|ques)s?|fb|fcbk|face ?de ?bouc|bouc|le reseau (?:de )?zuckerberg|"
                r"le (?:grand )?reseau bleu(?! (?:des|de la|du|d'))|le (?:grand )?bleu(?= ou le (?:rose|violet)| et le (?:rose|violet)|, la, avec)|mon face|ma page face|meta business",
    "instagram": r"instag?r?a?m+e?s?|instagr?am+|insta|ig|l'appli (?:de|des) photos?|reels?|le reseau rose|(?<=le bleu ou )le rose|(?<=le bleu et )le (?:rose|violet)|le rose(?= ou le bleu)|(?:l'autre|le reseau|l'appli|le logo)[^.?!a-z]{1,3}(?:la[^.?!a-z]{1,3})?(?:le )?rose",
    "linkedin": r"link ?e?d ?i?n+e?|linkdin|linkedine?|linkeudin|linquedine?|linkin|lk ?dn|le reseau (?:bleu )?(?:des pros?|professionnel|pro|"
                r"des cadres|des costards?|des cravates?|des cols blancs|des recruteurs?)|le facebook des (?:pros?|cadres|professionnels)",
    "tiktok": r"t(?:i|y)[ck]?[ck]?[\s-]?t(?:o|au)[ck]{1,2}[ck]?s?|tik ?tok|tictoc|booktok|l'appli chinoise|les danses? d'ados",
    "youtube": r"y(?:ou|u|oo)[\s-]?t(?:u|ou|oo)be?s?|ytb|yt|chaine (?:video|yt)",
    "pinterest": r"pint?(?:e|o)?res?ts?|pinterst|pintrest|(?:site|reseau|appli|truc|machin)s? (?:aux |a |des |d')epingles?|epingles? virtuelles?|tableaux? d'epingles?",
    "x": r"twit+ers?|twitteur|tweet(?:er|s)?|twiter|(?:sur|reseau|via|compte|et|ou|vs|que) x(?=[ ?!.,;:]|$)(?! (?:fois|jours?|heures?|personnes|euros|annees))|ex[- ]x|^x(?=[ ,:?!]| ?$)(?! (?:fois|jours|\d))|x \((?:ex|anciennement)|x(?=,? (?:ou|et|vs) (?:threads|bluesky|twitter|linkedin|insta|facebook|mastodon))|"
         r"ex[- ]?twitter|l'oiseau bleu|le reseau d'?(?:elon )?musk|chez musk",
    "whatsapp": r"what'?s? ?app?e?(?: business)?|watsap+|wats ?app?|whatsap|wapp|ouatsap+e?|vatsap|wsp",
    "snapchat": r"snap ?chat|snaps?(?! (?:shot|on))|le (?:petit )?fantome",
    "google_business": r"(?:ma |la |une |notre |les |sa |votre |ta )?(?:fiche|page|profil|etablissement|vitrine|carte|carte de visite)s?(?: d'etablissement)? (?:sur |de )?"
                       r"(?:google|gogg?le|googl|maps|gmb)(?: (?:maps?|business|my business|pro))?|(?:go+gle|googl) (?:my )?bus+ines+(?: profile)?|google my biz|gmb|google ?maps?|g?maps|"
                       r"d?[ '’]?avi+s? (?:go+gl?e?|gogg?le|googl)|google avis|google local|mon google|etoiles? google|note google|"
                       r"(?:ma|notre|la|leur|une|cette) (?:petite )?fiche(?! (?:produit|technique|de paie|metier|client))(?=[^.!?]{0,60}\bgoogle\b)|(?<=google)[ ,:]+(?:la|ma|leur|notre) (?:petite )?fiche|"
                       r"(?<!image )(?<!images )(?<!trouvee sur )(?<!trouve sur )(?<!photo sur )(?<!photos sur )(?<!tape dans )(?<!ok )(?<!alerte )(?<!alertes )(?<!compte )(?<!annonce )(?<!annonces )(?<!commercial )"
                       r"(?:google|gogole|goggle)(?! ?(?:ads?|adwords|shopping|sheets?|docs?|drive|analytics|forms?|meet|agenda|calendar|trad\w*|images?|photos?|chrome|play|home|translate|alerts?|trends?|search console|gemini|me penalise|penalise))",
    "threads": r"threads",
    "bluesky": r"blue ?sky|bsky|bleu ?sky",
    "mastodon": r"mast?odont?e?|fediverse|le fedivers",
    "telegram": r"tele?gram+e?s?(?! de)",
    "discord": r"discord|serveur discord",
    "twitch": r"twit?ch",
    "reddit": r"red+it|subreddits?",
    "blog": r"blogs?|blogue?s?|bloguer|carnet en ligne",
    "newsletter": r"news ?let+ers?|newslet+er|infolet+res?|info-?let+res?|lettres? d'info(?:rmation)?s?|e-?mailings?|mailings?|"
                  r"mailing lists?|liste (?:d'e-?mails?|de diffusion|mail)|campagnes? (?:d'e-?mails?|mail|e-?mail)|lettre (?:mensuelle|par (?:e-?mail|courriel))|courriels? groupes?|"
                  r"mailchimp|brevo|sendinblue",
    "podcast": r"podcasts?|podcaster|balado(?:diffusion)?s?|emission audio",
    "website": r"(?<!deux )(?<!trois )(?<!quels )(?<!aux )sites?(?: (?:internet|web|vitrine|perso|marchand|e-?commerce|pro))?(?! (?:de construction|de production|touristique|classe|naturel|industriel|archeo|historique|de l'usine|industriels?|de vente de devis|specialises?|aux epingles|a epingles|de rencontre))|"
               r"page web|wordpress|wix|squarespace|ma vitrine (?:web|en ligne)|nom de domaine|siteweb|page perso",
    "marketplace": r"market ?places?|place de marche(?: en ligne)?(?! (?:du|le|de la|du village))|etsy|amazon|le ?bon ?coin|leboncoin|lbc|vinted|ebay|cdiscount|ankorstore|"
                   r"rakuten|a little market|uber ?eats|deliveroo|just ?eat|too good to go|airbnb|booking(?:\.com)?|(?<!le )(?<!du )(?<!de )malt|doctolib|planity|treatwell|fiverr|"
                   r"pitchup|campspace|hipcamp|vrbo|homeaway|agoda|hotels\.com|skip ?the ?dishes|doordash|salonkee|booksy|fresha|balinea|kiute|kijiji|2eme ?main|la fourchette|thefork|mariages\.net|pages jaunes|ruche qui dit oui|abritel|expedia|tripadvisor|faire\.com",
    "messenger": r"mes+enger|messengeur",
    "sms": r"sms|textos?|mini ?message",
}  # fmt: skip
"""Folded regular expressions, one per channel id of platforms.yml."""

NEAR: dict[str, tuple[str, int]] = {
    "facebook": ("facebook", 2), "instagram": ("instagram", 2), "linkedin": ("linkedin", 2), "pinterest": ("pinterest", 2),
    "whatsapp": ("whatsapp", 2), "snapchat": ("snapchat", 2), "youtube": ("youtube", 2), "tiktok": ("tiktok", 1), "twitter": ("x", 1),
    "newsletter": ("newsletter", 2), "mastodon": ("mastodon", 1), "messenger": ("messenger", 1), "telegram": ("telegram", 1),
}  # fmt: skip
"""Correct spelling → (channel, most edits allowed)."""

NOT_PLATFORMS = frozenset(
    {
        "youtubeur",
        "youtubeurs",
        "youtubeuse",
        "youtubeuses",
        "twitteurs",
        "messagers",
        "messager",
        "message",
        "messages",
        "insister",
        "instants",
        "instant",
    }
)

_COMPILED = {platform: re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])") for platform, pattern in PATTERNS.items()}


def spans(folded: str) -> list[Span]:
    """Every place where a channel's name stands, in no order; they may overlap."""
    exact = [
        (m.start(), m.end(), platform) for platform, pattern in _COMPILED.items() for m in pattern.finditer(folded)
    ]
    return exact + _near(folded, exact)


def _near(folded: str, exact: list[Span]) -> list[Span]:
    """Words of six letters or more within one or two edits of a name."""
    found = []
    for match in re.finditer(r"[a-z]{6,14}", folded):
        word = match.group()
        if word in NOT_PLATFORMS or any(s < match.end() and e > match.start() for s, e, _ in exact):
            continue
        for name, (platform, most) in NEAR.items():
            if (
                abs(len(name) - len(word)) <= most
                and word[0] == name[0]
                and DamerauLevenshtein.distance(word, name, score_cutoff=most) <= most
            ):
                found.append((match.start(), match.end(), platform))
                break
    return found
