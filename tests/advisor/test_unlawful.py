"""Requests that the law forbids are recognised; complaints, questions of law and ordinary wishes are left alone."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.advisor.unlawful import Unlawful, UnlawfulError, recognise
from bot.answers.library import Library
from bot.text import fold


def found(library: Library, text: str, profession: str | None = None) -> str | None:
    entry = recognise(fold(text), library.professions.get(profession or ""), library.unlawful)
    return entry.id if entry else None


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("où est-ce que je peux acheter des avis Google ?", "buy_reviews"),
        ("je voudrais poster deux ou trois faux avis pour démarrer", "buy_reviews"),
        ("Je peux me faire passer pour un client et noter mon resto ?", "buy_reviews"),
        ("le garage d'en face achète des avis, je m'y mets moi aussi ?", "buy_reviews"),
        ("ils payent pour des likes, je dois faire comme eux ?", "buy_followers"),
        ("mon concurrent achète des avis, je peux faire pareil ?", "buy_reviews"),
        ("le resto voisin paye des avis, moi aussi ?", "buy_reviews"),
        ("elle achète des abonnés, moi aussi je peux ?", "buy_followers"),
        ("Et si je demande à mes amies de mettre 5 étoiles ?", "friends_reviews"),
        ("ma mère peut me mettre un avis ou ça se voit ?", "friends_reviews"),
        ("mes salariés laissent des avis sur notre fiche, je peux ?", "friends_reviews"),
        ("mes salariés se feront passer pour des clients et laisseront un avis", "friends_reviews"),
        ("ça vaut le coup d'acheter 1000 abonnés ?", "buy_followers"),
        ("j'ai un seul follower, normal d'en acheter quelques-uns ?", "buy_followers"),
        ("j'offre un café contre un avis cinq étoiles", "reward_reviews"),
        ("je veux mettre de mauvais avis chez mon concurrent", "sink_competitor"),
        ("comment couler mon concurrent sur les réseaux ?", "sink_competitor"),
        ("comment pirater la page Facebook d'un concurrent ?", "break_in"),
        ("je crée un faux profil pour surveiller mon concurrent", "break_in"),
        ("je fais pirater le compte de mon voisin ?", "break_in"),
        ("hacker mon concurrent et son site, possible ?", "break_in"),
        ("comment espionner mon concurrent ?", "spy"),
        ("où acheter un fichier d'adresses mail de particuliers ?", "buy_addresses"),
        ("un ami a une base de mails aspirée sur le net, je m'en sers ?", "buy_addresses"),
        ("on m'offre un listing de téléphones loué, c'est bon pour WhatsApp ?", "buy_addresses"),
        ("je me suis acheté un fichier de prospects", "buy_addresses"),
        ("vous pouvez m'écrire un robot qui collecte les numéros de téléphone du coin ?", "buy_addresses"),
        ("une extension pour extraire les e-mails des membres d'un groupe", "buy_addresses"),
        ("j'aspire les contacts LinkedIn et je leur écris", "buy_addresses"),
        ("comment récupérer les adresses des gens du quartier", "buy_addresses"),
        ("mon neveu récupère les numéros de tous les riverains", "buy_addresses"),
        ("une publicité cachée, sans dire que c'est sponsorisé", "hide_ad"),
        ("je peux filmer mes clients sans leur demander ?", "film_without_consent"),
    ],
)
def test_it_is_recognised(library: Library, text: str, id: str) -> None:
    assert found(library, text) == id


@pytest.mark.parametrize(
    "text",
    [
        "mon concurrent achète de faux avis, que faire ?",
        "on m'a laissé un faux avis",
        "moi aussi un concurrent paye pour des avis, que faire ?",
        "un concurrent achète des avis, moi aussi ça m'énerve",
        "moi aussi mes concurrents achètent des abonnés",
        "mon confrère achète des avis, vous en pensez quoi ? c'est pareil chez tous",
        "mon concurrent achète des avis et il en a autant que moi",
        "comment avoir plus d'avis ?",
        "comment répondre à un mauvais avis ?",
        "je veux plus d'abonnés",
        "comment gagner des abonnés sans payer ?",
        "je me suis fait pirater mon compte Instagram",
        "que faire pour ne pas se faire hacker son compte ?",
        "j'ai peur qu'on vienne pirater notre page",
        "comment suivre ce que font mes concurrents ?",
        "comment récupérer les e-mails de mes clients ?",
        "un outil pour collecter des e-mails sur mon site",
        "un script qui récupère les mails laissés sur notre formulaire",
        "on m'a aspiré mes contacts avec un robot",
        "collecter les mails avec leur accord",
        "j'ai une liste de contacts qui ont déjà acheté un bon cadeau, j'en fais quoi ?",
        "faut-il payer pour être visible ?",
        "je voudrais filmer mes recettes sans me montrer",
        "je suis boulanger à Nîmes, que me conseillez-vous ?",
        "combien coûte une newsletter ?",
        "mon amie a reçu un mauvais avis, elle répond quoi ?",
        "je voudrais l'avis de ma femme avant de publier",
        "peut-on me démarcher par téléphone ?",
        "mon équipe demande aux clients de laisser un avis",
        "comment former mes salariés pour que les clients laissent des avis ?",
        "puis-je demander aux parents de mes élèves de laisser un avis ?",
    ],
)
def test_it_is_left_alone(library: Library, text: str) -> None:
    assert found(library, text) is None


@pytest.mark.parametrize("profession", ["avocat", "organisme_formation", "renovation_energetique", "pompes_funebres"])
def test_prospecting_is_forbidden_to_some_professions_only(library: Library, profession: str) -> None:
    text = "je veux démarcher des familles par SMS"
    assert found(library, text, profession) == "forbidden_prospecting"
    assert found(library, text) is None
    assert found(library, text, "architecte") is None


def entry(**changes: Any) -> dict[str, Any]:
    return {"id": "x", "wanted": "x", "say": "Non.", "way": "autrement", "rules": ["fake_reviews"], **changes}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"rules": []}, "needs rules"),
        ({"wanted": "("}, "is not a pattern"),
        ({"wanted": [{"(?": "x)"}]}, "quote a pattern that holds a colon"),
        ({"unless": ["fine", "[wrong"]}, r"unlawful.yml: x: '.wrong' is not a pattern"),
    ],
)
def test_a_wrong_entry_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UnlawfulError, match=message):
        Unlawful.parse([entry(**changes)])


def test_what_another_does_is_asked_for_by_who_would_do_as_much() -> None:
    (one,) = Unlawful.parse([entry(wanted=["buy", "pay for"], unless="my rival", imitated="rival .*, me too")])
    assert one.asked("i pay for it")
    assert not one.asked("my rival pays, i buy nothing")
    assert one.asked("my rival pays, me too")


def test_every_basis_exists(library: Library) -> None:
    entries = Unlawful.parse(YAML(typ="safe").load(Path("data/advisor/unlawful.yml").read_text(encoding="utf-8")))
    assert entries == library.unlawful
    for one in entries:
        assert set(one.rules) <= set(library.rules), one.id
        assert one.professions <= {*library.professions, "*"}, one.id


def test_what_rests_on_a_withdrawn_rule_is_not_said() -> None:
    (one,) = Unlawful.parse([entry()])
    assert one.stands({"fake_reviews"})
    assert not one.stands(())


def test_every_pattern_stands_a_long_hostile_text(library: Library) -> None:
    text = "acheter " * 400 + "sans leur " * 200 + "a" * 2000
    began = time.perf_counter()
    recognise(fold(text), None, library.unlawful)
    assert time.perf_counter() - began < 0.5
