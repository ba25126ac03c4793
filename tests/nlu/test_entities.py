"""Every fact that can be read reaches the action server: each has an entity, known to the domain, and comes back as it was."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.dialogue.facts import Facts, Trade
from bot.nlu.entities import ENTITY_OF, as_entities, from_entities
from bot.nlu.extract.facts import FactsExtractor

READ = [
    "j'ai un restaurant à Tours, Instagram m'a rien rapporté, 2 ans de perdus",
    "sage-femme libérale à Dax, patientes de 25 à 40 ans, pas plus d'une heure, sans TikTok, j'ai déjà une fiche Google, 50 € par mois",
    "on vend du mobilier aux mairies et aux hôtels, carnet plein, on cherche un menuisier",
    "le code de l'événement c'est CAFE-ENT, je débute",
]


def test_every_fact_has_an_entity_that_the_domain_knows() -> None:
    known = YAML(typ="safe").load(Path("domain.yml").read_text(encoding="utf-8"))["entities"]
    assert set(ENTITY_OF) == {one.name for one in fields(Facts)}
    assert set(ENTITY_OF.values()) <= {next(iter(one)) if isinstance(one, dict) else one for one in known}


def test_every_fact_comes_back_as_it_was() -> None:
    full = Facts(trade=Trade("potière", "art_crafts_jewelry", title="potier"), statuses=("micro",), platforms=("x",), excluded=("tiktok",),
                 present=("facebook",), met_on=("whatsapp",), tried=("instagram",), clientele=("B2C",), goals=("loyalty",), hours=2.0, moment="le lundi", budget=50.0, ages=("25-39",),
                 commune="Dax", department="Landes", region="Nouvelle-Aquitaine", country="FR", level="beginner", flags=("rural",), event_code="A-B")  # fmt: skip
    assert all(getattr(full, one.name) for one in fields(Facts))
    assert from_entities(json.loads(json.dumps(as_entities(full)))) == full


@pytest.mark.parametrize("text", READ)
def test_what_is_read_of_a_message_comes_back(text: str) -> None:
    facts = FactsExtractor(Path("data/knowledge"), Path("data/nlu_lexicon")).read(text)
    assert from_entities(json.loads(json.dumps(as_entities(facts)))) == facts
