"""Whether people may be shown is a question of law; what to show of them, and how, is not."""

from __future__ import annotations

import pytest

from bot.answers.library import Library
from bot.dialogue.facts import Facts
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.plain import OF_IMAGES
from bot.text import fold

ASKED = [
    "on peut montrer les résidents ?",
    "on peut filmer les travailleurs",
    "est-ce qu'on peut mettre des photos des petits",
    "peut-on photographier les bénéficiaires ?",
    "la photo des baptêmes ?",
    "une salariée a posté une photo d'un bénéficiaire sur snap",
    "nos bénévoles ont filmé les familles pendant la maraude",
]


@pytest.mark.parametrize("text", ASKED)
def test_it_is_read_as_a_question_of_law(text: str) -> None:
    parsed = Parsed(text, "content_ideas", 0.8, (("content_ideas", 0.8),), Facts())
    meaning = interpret(parsed, Memory(turn=2))
    assert (meaning.topic, meaning.why) == ("legal_rules", OF_IMAGES)


@pytest.mark.parametrize(
    "text",
    [
        "que montrer de nos résidents sur la page ?",
        "comment photographier nos produits",
        "on peut filmer avec un téléphone ?",
        "quelles photos mettre pour que les gens viennent ?",
    ],
)
def test_what_and_how_to_show_is_not(text: str) -> None:
    parsed = Parsed(text, "content_ideas", 0.8, (("content_ideas", 0.8),), Facts())
    assert interpret(parsed, Memory(turn=2)).topic == "content_ideas"


@pytest.mark.parametrize(
    ("text", "rule", "lead"),
    [
        ("on peut montrer les résidents ?", "image_rights_clients", "qui la représente"),
        ("on peut prendre les photos des maraudes ?", "image_rights_clients", "qui la représente"),
        ("une salariée a posté une photo d'un bénéficiaire", "image_rights_clients", "Faites retirer"),
        ("on peut mettre des photos des petits ?", "image_rights_children", None),
        ("la photo des baptêmes ?", "image_rights_clients", None),
        ("on a le droit de montrer les tableaux ?", "photo_copyright", "qui en détient les droits"),
    ],
)
def test_each_has_its_rule(library: Library, text: str, rule: str, lead: str | None) -> None:
    words = library.rule_words
    found = words.matching(words.named(fold(text)), library.rules)[0]
    assert found.rule == rule
    assert lead is None or lead in (found.lead or "")
