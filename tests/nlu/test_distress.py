"""Distress is looked for before any topic; figurative speech is not distress."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.nlu.certain import is_calm, is_certain
from bot.nlu.distress import DistressModel
from bot.nlu.lexical import normalise
from bot.nlu.tuned import shared_tuned

ORDINARY = """\
Bonjour, j'ai 69 ans, je tresse l'osier à Villaines, et j'ai une grange pleine de corbeilles à vendre.
Retraité, sculpteur sur pierre, je vends mes dernières fontaines.
peintre en bâtiment. dijon. carnet plein jusqu'à pâques
ferronnier. cahors. trop de portails pas assez de bras
on me réveille pour une serrure à 80 euros, moi je cherche des immeubles
ils viennent tous pour un ourlet, moi je fais des robes de mariée
salut, coiffeur à Metz, 18k sur tiktok, mon compte s'est fait voler en juin
onglerie à Tours, 5k, jme suis fait pirater jai plus acces a rien
comment je fais pour que tout passe pas par Vinted
je n'ai jamais pris la plume
Je suis plutôt secrète.
Nous sommes deux et nous n'aimons pas nous montrer.
pis
quoi
ben non
j'ai pas de cellulaire
On voudrait réduire les marchés, on n'a plus vingt ans.
je lâche Pinterest, ça ne mène à rien
jai fermé mon etsy et ça va tres bien
je vends moins qu'avant mais je vis bien
Je suis bouquiniste, la pluie nous a coûté la moitié de la saison.
j'en ai assez de faire le guignol en vidéo
mes clientes me racontent leurs malheurs, je suis esthéticienne
je prends ma retraite dans deux ans, personne pour reprendre
trop de mails, trop d'applis, je décroche
je passe plus de temps sur le téléphone qu'au fournil
y a pu un chat dans l'village à partir d'octobre
Je dirige un club de judo, on perd des licenciés.
je ne sais pas par quel bout prendre tout ça
c'est la première fois que j'écris à une machine
j'ai 62 ans et je recommence tout, c'est grisant
900 piasses pour partir mon école de yoga
je demandais pour les familles, pas pour tous
vétérinaire à Huy, complet, je veux que ça arrête de sonner
l'IA va tuer les correctrices non ?
le cours s'arrête s'il n'y a pas huit inscrits
quinze ostéos dans ma rue, à quoi bon un site
""".splitlines()


@pytest.fixture(scope="module")
def model() -> DistressModel:
    """Trained on its own examples and a share of calm phrases."""
    yaml = YAML(typ="safe")
    own = yaml.load(Path("data/distress.yml").read_text(encoding="utf-8"))
    calm = [
        line.strip()[2:]
        for path in sorted(Path("data/nlu").glob("*.yml"))
        for block in yaml.load(path.read_text(encoding="utf-8"))["nlu"][::12]
        for line in block["examples"].splitlines()
        if line.strip()
    ]
    texts = [*own["distress"], *own["not_distress"], *calm]
    labels = [True] * len(own["distress"]) + [False] * (len(texts) - len(own["distress"]))
    return DistressModel().fit(texts, labels)


@pytest.mark.parametrize(
    "text",
    ["je veux mourir", "jai envie den finir avec tout ca, envie d'en finir", "je vais me tuer", "JE VEUX PLUS VIVRE"],
)
def test_certain_words_are_certain(model: DistressModel, text: str) -> None:
    assert is_certain(normalise(text))
    assert model.level(text, 0.0, 1.0) == "alarm"


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("les charges vont me tuer", False),
        ("Temu est en train de me tuer", False),
        ("mon mari va me tuer", True),
        ("l'IA va me tuer ou alors je vais me tuer avant", True),
    ],
)
def test_what_kills_a_trade_is_not_certain(text: str, certain: bool) -> None:
    assert is_certain(normalise(text)) is certain


@pytest.mark.parametrize(
    "text", ["ça me tue ces algorithmes", "Facebook est mort ?", "je suis crevé après le marché", "mon compte est mort"]
)
def test_figures_of_speech_do_not_alarm(model: DistressModel, text: str) -> None:
    assert model.level(text, read(text), 0.6) != "alarm"


def test_whom_a_question_was_for_does_not_alarm(model: DistressModel) -> None:
    text = "je demandais pour les familles, pas pour tous"
    assert model.level(text, read(text), 0.35) != "alarm"


@pytest.mark.parametrize(
    ("name", "noticed", "alarmed"),
    [("distress_test", 0.95, 0.1), ("distress_second", 0.94, 0.1), ("distress_third", 0.9, 0.11)],
)
def test_on_messages_nobody_trained_on(model: DistressModel, name: str, noticed: float, alarmed: float) -> None:
    """Figures of the day: floors that must not be lost, not the goal (see docs/understanding.md)."""
    held = YAML(typ="safe").load(Path(f"tests/eval/{name}.yml").read_text(encoding="utf-8"))
    levels = {
        kind: [model.level(text, read(text), 0.35) for text in held[kind]] for kind in ("distress", "not_distress")
    }
    assert sum(level is not None for level in levels["distress"]) >= noticed * len(levels["distress"])
    assert sum(level == "alarm" for level in levels["not_distress"]) <= alarmed * len(levels["not_distress"])


def test_people_who_present_themselves_are_rarely_alarmed(model: DistressModel) -> None:
    """Age and stock, too much work, an account stolen, one channel too many: said as people type, none of it trained on."""
    alarmed = [text for text in ORDINARY if model.level(text, read(text), 0.35) == "alarm"]
    assert len(alarmed) <= 0.1 * len(ORDINARY), alarmed


def read(text: str) -> float:
    """The tuned encoder's probability."""
    return float(shared_tuned().read([text]).distress[0])


@pytest.mark.parametrize(
    "text",
    [
        "le soir je peux pas",
        "le matin j'ai pas le temps",
        "je peux pas le mercredi",
        "Non, le week-end je ne suis pas dispo",
        "le lundi c'est pas possible non plus",
    ],
)
def test_a_time_that_does_not_suit_is_no_call(text: str) -> None:
    assert is_calm(normalise(text))


@pytest.mark.parametrize(
    "text",
    [
        "le soir je peux plus", "la nuit je peux pas", "le soir je peux pas dormir", "le matin je peux pas me lever", "je peux pas",
        "le matin j'ai pas la force", "je n'ai plus le temps de vivre", "le dimanche je pleure",
    ],
)  # fmt: skip
def test_what_may_be_one_is_weighed(text: str) -> None:
    assert not is_calm(normalise(text))


def test_no_call_that_is_learnt_from_only_says_a_time() -> None:
    data = YAML(typ="safe").load(Path("data/distress.yml").read_text(encoding="utf-8"))
    assert not [text for text in data["distress"] if is_calm(normalise(text))]
