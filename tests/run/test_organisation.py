"""organisation.yml is read and checked at start: each problem names the setting, the value and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.organisation import ACCENT, OrganisationError, contrast_on_white, read_organisation

OWN = YAML(typ="safe").load(Path("organisation.yml").read_text(encoding="utf-8"))


def written(folder: Path, **changes: object) -> Path:
    path = folder / "organisation.yml"
    with path.open("w", encoding="utf-8") as file:
        YAML().dump({**OWN, **changes}, file)
    return path


def test_the_project_s_own_is_good() -> None:
    found = read_organisation(Path("organisation.yml"))
    assert found.called.startswith("l'")
    assert found.accent == ACCENT


def test_a_name_without_article_is_said_as_it_is(tmp_path: Path) -> None:
    found = read_organisation(written(tmp_path, name="CCI de l'Aude", in_a_sentence=None, colours={}))
    assert (found.called, found.accent) == ("CCI de l'Aude", ACCENT)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"colours": {"accent": "teal"}}, "accent: 'teal'; allowed: #rrggbb"),
        ({"colours": {"accent": "#ffee88"}}, "too pale"),
        ({"colours": {"links": "#0b5d5e"}}, "links: '#0b5d5e'; allowed: accent"),
        ({"country": "DE"}, "'DE'; allowed: FR, BE, CH, CA"),
        ({"time_zone": "Europe/Lutece"}, "allowed: a name such as Europe/Paris"),
        ({"allowed_sites": ["www.exemple.fr"]}, "allowed: scheme and host only"),
        ({"retention_days": 0}, "retention_days"),
        ({"nom": "Chambre"}, "nom"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, changes: dict[str, object], said: str) -> None:
    with pytest.raises(OrganisationError) as found:
        read_organisation(written(tmp_path, **changes))
    assert said in str(found.value)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)
