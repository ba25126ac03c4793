"""Words of the trade that people ask the meaning of, in plain French: our own wording, no facts."""

from __future__ import annotations

import re

_WORDS: dict[str, str] = {
    r"b ?(?:2|to) ?b": "B2B veut dire vendre à des entreprises",
    r"b ?(?:2|to) ?c": "B2C veut dire vendre à des particuliers",
    r"b ?(?:2|to) ?g": "B2G veut dire vendre à des collectivités et à des services publics",
    r"seo|referencement(?: naturel)?|ranking(?: local)?": "Le référencement (SEO), c'est tout ce qui fait remonter votre nom dans les résultats de recherche, sans payer",
    r"sea": "Le SEA, ce sont les annonces payées dans les résultats d'un moteur de recherche",
    r"cm|community manag\w+": "Un community manager, c'est la personne qui publie et répond en ligne au nom d'une entreprise",
    r"ligne edito(?:riale?)?": "Une ligne éditoriale, c'est ce dont vous parlez, à qui et sur quel ton, décidé une fois pour toutes",
    r"portee|reach": "La portée, c'est le nombre de personnes qui ont vu une publication",
    r"engagement": "L'engagement, ce sont les réactions à une publication : commentaires, partages, messages, « j'aime »",
    r"boost\w*|publication (?:boostee|sponsorisee)": "Booster, c'est payer le réseau pour montrer une publication à plus de monde",
    r"algo(?:rithme)?s?": "L'algorithme, c'est le tri automatique qui décide à qui un réseau montre vos publications",
    r"reels?": "Un reel, c'est une vidéo courte et verticale, sur Instagram ou Facebook",
    r"story|stories|storys": "Une story, c'est une photo ou une vidéo qui s'efface au bout d'un jour",
    r"hashtags?|dieses?": "Un hashtag, c'est un mot précédé du signe dièse, qui range votre publication avec celles du même sujet",
    r"cta|call to action": "Un appel à l'action, c'est la phrase ou le bouton qui dit quoi faire : appeler, réserver, venir",
    r"roi|retour sur investissement": "Le retour sur investissement, c'est ce que cela rapporte comparé à ce que cela coûte, heures comprises",
    r"nom de domaine": "Un nom de domaine, c'est l'adresse de votre site, que vous louez à l'année, à votre nom",
    r"hebergement|hebergeur": "L'hébergement, c'est la place louée sur un ordinateur toujours allumé, où votre site est rangé",
    r"influenceu(?:r|se)s?": "Un influenceur, c'est quelqu'un que beaucoup suivent en ligne et qui peut parler de vous, contre paiement ou non",
}
_ASKS = r"(?:c'est quoi|c quoi|c koi|c'est koi|kesako|qu'est[- ]ce (?:que )?(?:c'est )?(?:que )?(?:qu')?|ca veut dire quoi|que veut dire|que signifie|qu'entendez[- ]vous par|definition (?:de|d'|du))"
_LOST = r"(?:(?:(?:je |j'|on )?(?:ne |n')?(?:comprends?|comprend|connais|connait|sais) (?:pas|rien|toujours pas)(?: (?:ce que|ce qu'est|c'est quoi|ce que c'est))?)|connais pas|quesaco|jamais entendu(?: parler)?)"
"""« je ne comprends pas ce mot, story », « story ? connais pas »."""
_WORD = r"(?:(?:ce |le |votre |cette )?(?:mot|terme|truc|expression))?"
_LEAD = r"^(?:(?:attend\w*|euh|mais|ok|bon|et|au fait|pardon|desole\w*|d'abord|oui|non)\b[ ,]*)*"
_ARTICLE = r"(?:le |la |les |l'|un |une |des |du |de la |votre |vos )?"
_TAIL = r"(?:,? ?(?:en fait|exactement|au juste|deja|donc|pour vous|svp|stp))*"
_ENTRIES = [
    (
        re.compile(
            rf"{_LEAD}{_ASKS} ?{_ARTICLE}(?:{word}){_TAIL}[\s?!.…]*$|"
            rf"{_LEAD}{_LOST} ?{_WORD}[\W_]*{_ARTICLE}(?:{word}){_TAIL}[\s?!.…]*$|"
            rf"{_LEAD}{_ARTICLE}(?:{word})\W+{_LOST}(?: {_WORD})?{_TAIL}[\s?!.…]*$|"
            rf"{_LEAD}{_ARTICLE}(?:{word}),? (?:c'est quoi|c quoi|c koi|kesako|ca veut dire quoi){_TAIL}[\s?!.…]*$"
        ),
        said,
    )
    for word, said in _WORDS.items()
]


def meaning_of(folded: str) -> str | None:
    """The definition that the whole message asks for, without full stop; None when it asks for another thing or says more."""
    return next((said for pattern, said in _ENTRIES if pattern.search(folded)), None)
