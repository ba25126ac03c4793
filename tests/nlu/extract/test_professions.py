"""Every regulated profession is reached by its label and its other names, in both genders, in the plural and in capitals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.nlu.extract.facts import FactsExtractor

ENTRIES: list[dict[str, Any]] = yaml.safe_load(Path("data/knowledge/regulated_professions.yml").read_text("utf8"))
NAMES = [(entry["id"], name) for entry in ENTRIES for name in (entry["label"], *entry["labels_other"])]
FEMININE = {
    "avocat": ["avocate"],
    "commissaire_de_justice": ["huissière de justice", "huissière", "commissaire-priseuse judiciaire"],
    "expert_comptable": ["experte-comptable"],
    "medecin": ["docteure"],
    "chirurgien_dentiste": ["chirurgienne-dentiste"],
    "sage_femme": ["maïeuticienne"],
    "infirmier": ["infirmière libérale"],
    "pharmacien": ["pharmacienne d'officine"],
    "biologiste_medical": ["biologiste médicale"],
    "veterinaire": ["docteure vétérinaire"],
    "commissaire_aux_comptes": ["auditrice légale"],
    "chiropracteur": ["chiropracticienne"],
    "psychologue": ["psychologue libérale"],
    "dieteticien": ["diététicienne-nutritionniste"],
    "opticien": ["opticienne-lunetière"],
    "geometre_expert": ["géomètre-experte"],
    "agent_immobilier": ["agente immobilière", "mandataire immobilière", "négociatrice"],
    "courtier_assurance": ["courtière en assurances", "agente générale d'assurance"],
    "cgp_cif": ["conseillère en gestion de patrimoine", "conseillère patrimoniale"],
    "mandataire_judiciaire": ["administratrice judiciaire", "liquidatrice"],
    "detective_prive": ["détective privée", "enquêtrice privée", "agente de recherches privées"],
    "securite_privee": ["agente de sécurité"],
    "auto_ecole": ["monitrice d'auto-école"],
    "pompes_funebres": ["conseillère funéraire"],
    "taxi_vtc": ["chauffeuse de taxi", "chauffeuse VTC"],
    "vigneron_caviste": ["vigneronne", "brasseuse"],
    "armurier": ["armurière"],
    "jeux_argent": ["pronostiqueuse"],
    "naturopathe_bien_etre": ["magnétiseuse", "énergéticienne", "praticienne bien-être"],
    "credit_crypto": ["courtière en crédit", "courtière en prêt immobilier"],
    "estheticienne": ["esthéticienne"],
    "medecine_esthetique": ["chirurgienne esthétique"],
    "organisme_formation": ["formatrice", "coach formatrice"],
    "renovation_energetique": ["installatrice de pompes à chaleur"],
}


def plural(name: str) -> str:
    first, *rest = name.split(" ")
    return " ".join(
        [first if first[-1] in "sxz" or "." in name else first + ("x" if first.endswith("eau") else "s"), *rest]
    )


@pytest.mark.parametrize(("profession", "name"), NAMES)
def test_by_its_names(extractor: FactsExtractor, profession: str, name: str) -> None:
    for text in (name, name.upper(), plural(name), f"je suis {name}"):
        trade = extractor.read(text).trade
        assert trade, text
        assert trade.profession == profession, text


@pytest.mark.parametrize(("profession", "names"), FEMININE.items())
def test_in_the_feminine(extractor: FactsExtractor, profession: str, names: list[str]) -> None:
    for name in names:
        for text in (name, f"je suis {name}, puis-je faire de la publicité ?"):
            trade = extractor.read(text).trade
            assert trade, text
            assert trade.profession == profession, text


def test_none_is_forgotten() -> None:
    assert len(ENTRIES) == len({entry["id"] for entry in ENTRIES}) >= 43


LONGER = [
    ("j'ai une agence immobilière indépendante", "agent_immobilier"),
    ("notre centre de formation CACES", "organisme_formation"),
    ("je suis formatrice FLE", "organisme_formation"),
    ("je suis comptable agréé", "expert_comptable"),
    ("je suis esthéticienne bio", "estheticienne"),
]
OTHERS = ["j'ai une cave à fromages", "nos pompes funèbres animalières", "on a un taxi bateau"]
"""Their first words alone name a regulated profession."""


@pytest.mark.parametrize(("text", "profession"), LONGER)
def test_a_longer_title_has_the_profession_of_its_first_words(
    extractor: FactsExtractor, text: str, profession: str
) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.profession == profession


@pytest.mark.parametrize("text", OTHERS)
def test_unless_the_table_says_it_has_none(extractor: FactsExtractor, text: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.profession is None
