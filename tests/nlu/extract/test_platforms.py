"""Channels named, refused, already used."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor
from bot.nlu.extract.message import Message
from bot.nlu.extract.platforms import platforms

CASES: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
    # named
    ("Facebook ou Insta ?", ("facebook", "instagram"), (), ()),
    ("feacebook c'est bien ?", ("facebook",), (), ()),
    ("fesse bouc pour un plombier", ("facebook",), (), ()),
    ("linquedine ou pas", ("linkedin",), (), ()),
    ("watsapp pour les clients", ("whatsapp",), (), ()),
    ("tik tok et snap", ("tiktok", "snapchat"), (), ()),
    ("le site aux épingles, utile ?", ("pinterest",), (), ()),
    ("pintrest ou pas", ("pinterest",), (), ()),
    ("je fais un reel par jour", ("instagram",), (), ()),
    ("X ou Threads ?", ("x", "threads"), (), ()),
    ("X, Threads, Bluesky : un gagnant ?", ("x", "threads", "bluesky"), (), ()),
    ("twitter c'est fini ?", ("x",), (), ()),
    ("une newsletter mensuelle ?", ("newsletter",), (), ()),
    ("Malt ou LinkedIn ?", ("marketplace", "linkedin"), (), ()),
    ("mon annonce ressort pas sur google", ("google_business",), (), ()),
    ("on n'apparaît plus sur Google Maps", ("google_business",), (), ()),
    # held, by what is done there
    ("je partage mes arrivages sur Insta chaque semaine", ("instagram",), (), ("instagram",)),
    ("le menu on le met sur facebook tous les lundis", ("facebook",), (), ("facebook",)),
    ("je tiens un blog depuis trois ans", ("blog",), (), ("blog",)),
    ("si je mets une photo sur Insta chaque jour", ("instagram",), (), ()),
    ("on met quoi sur Facebook tous les jours", ("facebook",), (), ()),
    # Google
    ("comment avoir plus d'avis google", ("google_business",), (), ()),
    ("jai pas davis google", ("google_business",), (), ()),
    ("ma fiche google est suspendue", ("google_business",), (), ()),
    ("notre fiche est fausse sur Google", ("google_business",), (), ()),
    ("Google ou Facebook ?", ("google_business", "facebook"), (), ()),
    ("google ads, utile ?", (), (), ()),
    ("image trouvée sur Google, risque ?", (), (), ()),
    # not channels
    ("les réseaux c'est pas pour moi", (), (), ()),
    ("un cas réel svp", (), (), ()),
    ("le rosé va avec le homard", (), (), ()),
    ("quand je concasse le malt", (), (), ()),
    ("je poste 2 x 3 photos", (), (), ()),
    ("PME industrielle, deux sites, Vosges", (), (), ()),
    ("un youtubeur me contacte", (), (), ()),
    ("une épingle sur la carte", (), (), ()),
    ("c'est instable", (), (), ()),
    # refused
    ("tout sauf facebook", (), ("facebook",), ()),
    ("pas Facebook mais Insta", ("instagram",), ("facebook",), ()),
    ("ni Facebook ni Insta", (), ("facebook", "instagram"), ()),
    ("Sans LinkedIn, sans TikTok, que reste-t-il ?", (), ("linkedin", "tiktok"), ()),
    ("Facebook non merci", (), ("facebook",), ()),
    ("je veux pas entendre parler de TikTok", (), ("tiktok",), ()),
    ("facebook m'a supprimé la page trois fois, je n'y remets plus les pieds", (), ("facebook",), ()),
    ("snap m'a banni deux fois", (), ("snapchat",), ()),
    ("tiktok c'est mort pour nous mais pinterest ?", ("pinterest",), ("tiktok",), ()),
    # not refused
    ("snap m'a banni deux fois, comment récupérer le compte ?", ("snapchat",), (), ()),
    ("tiktok c'est fini pour nous ?", ("tiktok",), (), ()),
    ("pourquoi pas TikTok ?", ("tiktok",), (), ()),
    ("je ne suis pas sur Instagram, dois-je y aller ?", ("instagram",), (), ()),
    ("mes clients sont pas sur facebook", ("facebook",), (), ()),
    ("pas de site c'est grave ?", ("website",), (), ()),
    ("insta c'est mort ?", ("instagram",), (), ()),
    # whether they are there
    ("ma cliente demande si on est sur Facebook", ("facebook",), (), ()),
    ("ils veulent savoir si j'ai un compte Insta", ("instagram",), (), ()),
    # already there
    ("j'ai déjà une page Facebook", ("facebook",), (), ("facebook",)),
    ("mon insta a 200 abonnés", ("instagram",), (), ("instagram",)),
    ("on est déjà sur LinkedIn", ("linkedin",), (), ("linkedin",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named", "excluded", "present"), CASES)
def test_platforms(
    extractor: FactsExtractor, text: str, named: tuple[str, ...], excluded: tuple[str, ...], present: tuple[str, ...]
) -> None:
    facts = extractor.read(text)
    assert (facts.platforms, facts.excluded, facts.present) == (named, excluded, present)


@pytest.mark.parametrize(
    ("text", "named", "refused"),
    [
        ("Insta c'est mort en 2026 ?", ("instagram",), ()),
        ("linkedin c'est fini maintenant, tu penses ?", ("linkedin",), ()),
        ("ma nièce me dit que facebook c'est mort", ("facebook",), ()),
        ("c'est vrai que tiktok c'est fini", ("tiktok",), ()),
        ("Insta c'est mort", (), ("instagram",)),
        ("TikTok, c'est fini pour moi", (), ("tiktok",)),
        ("Insta c'est mort, LinkedIn ?", ("linkedin",), ("instagram",)),
        ("Insta c'est mort je vais où ?", (), ("instagram",)),
    ],
)
def test_what_is_asked_to_be_over_is_not_refused(text: str, named: tuple[str, ...], refused: tuple[str, ...]) -> None:
    assert platforms(Message(text))[:2] == (named, refused)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("mais Pinterest me ramène la moitié de mes mariées", ("pinterest",)),
        ("Google m'amène 80 % de mes clients", ("google_business",)),
        ("Instagram ne me rapporte rien", ()),
        ("Facebook m'apporte zéro client", ()),
    ],
)
def test_a_channel_that_brings_customers_is_where_they_come_from(
    extractor: FactsExtractor, text: str, met: tuple[str, ...]
) -> None:
    assert extractor.read(text).met_on == met


@pytest.mark.parametrize(
    "text", ["facebook j'ai déjà mais je poste jamais", "Facebook, on y est déjà", "Facebook : j'en ai une"]
)
def test_a_channel_named_before_it_is_had_is_held(extractor: FactsExtractor, text: str) -> None:
    assert extractor.read(text).present == ("facebook",)


@pytest.mark.parametrize(
    "text", ["je n'ai pas Facebook et je n'en veux pas", "Facebook, j'en veux plus", "Facebook on n'en veut pas"]
)
def test_what_is_not_wanted_is_refused(extractor: FactsExtractor, text: str) -> None:
    assert extractor.read(text).excluded == ("facebook",)
