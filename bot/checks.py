"""What neither Rasa nor the linters check: imports run one way, every button leads somewhere, every topic is served."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

ALLOWED = {
    "text": set(),
    "numerals": set(),
    "data_files": set(),
    "advisor": {"text"},
    "dialogue": {"text", "numerals"},
    "db": set(),
    "settings": {"proxies"},
    "proxies": set(),
    "organisation": set(),
    "knowledge": {"advisor", "data_files", "dialogue", "text", "db", "settings", "migrations"},
    "answers": {"advisor", "dialogue", "text", "knowledge", "organisation"},
    "signing": set(),
    "private": set(),
    "outbox": {"text", "db", "settings", "organisation", "signing"},
    "followup": {"advisor", "answers", "text", "db", "settings", "organisation", "outbox", "signing"},
    "events": {
        "advisor",
        "answers",
        "dialogue",
        "jobs",
        "knowledge",
        "nlu",
        "text",
        "db",
        "settings",
        "organisation",
        "outbox",
        "followup",
        "signing",
    },
    "nlu": {"advisor", "data_files", "dialogue", "numerals", "text", "knowledge"},
}
"""Part of `bot` → parts it may import. Parts not named here stand at the end of the chain and may import any."""
PAYLOAD = re.compile(r"^/([a-z_]+)(\{.*)?$", re.DOTALL)


def topics() -> set[str]:
    """The topics' ids, which are the intents' names."""
    return {one["id"] for one in YAML(typ="safe").load(Path("data/topics.yml").read_text(encoding="utf-8"))}


def check_all() -> list[str]:
    """One line a problem; empty when all is well."""
    return [*wrong_imports(), *wrong_payloads(), *unserved_topics(), *wrong_plan()]


def wrong_imports(root: Path = Path("bot")) -> Iterator[str]:
    """Imports against the direction channels → answers, nlu → knowledge → advisor, dialogue."""
    for path in sorted(root.rglob("*.py")):
        part = path.relative_to(root).parts[0].removesuffix(".py")
        if part not in ALLOWED:
            continue
        for line, imported in _imported_parts(ast.parse(path.read_text(encoding="utf-8"))):
            if imported != part and imported not in ALLOWED[part]:
                yield f"{path}:{line}: bot.{part} must not import bot.{imported}; allowed: {', '.join(sorted(ALLOWED[part])) or 'nothing'}"


def _imported_parts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "bot" else [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            head, _, rest = name.partition(".")
            if head in ("bot", "actions") and rest:
                yield node.lineno, rest.split(".")[0] if head == "bot" else "actions"


def wrong_payloads(root: Path = Path("bot/answers")) -> Iterator[str]:
    """Buttons whose payload names no topic."""
    known = topics()
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("/"):
                match = PAYLOAD.match(node.value)
                if match and match.group(1) not in known:
                    yield f"{path}:{node.lineno}: the payload {node.value!r} names no topic of data/topics.yml"


def wrong_plan() -> Iterator[str]:
    """What is wrong with data/advisor/plan.yml, if anything."""
    from bot.advisor.plan_material import Material, PlanMaterialError

    yaml = YAML(typ="safe")
    platforms = {one["id"] for one in yaml.load(Path("data/knowledge/platforms.yml").read_text(encoding="utf-8"))}
    try:
        Material.parse(yaml.load(Path("data/advisor/plan.yml").read_text(encoding="utf-8")), frozenset(platforms))
    except PlanMaterialError as error:
        yield str(error)


def unserved_topics() -> Iterator[str]:
    """Topics without a handler, a title, a phrase file or (for the written ones) an advice."""
    from bot.answers.handlers import HANDLERS
    from bot.dialogue.further import WRITTEN

    yaml = YAML(typ="safe")
    titles = yaml.load(Path("data/advisor/titles.yml").read_text(encoding="utf-8"))
    written = {path.stem for path in Path("data/knowledge/advice").glob("*.yml")}
    for topic in sorted(topics()):
        for missing, where in (
            (topic not in HANDLERS, "bot/answers/handlers.py"),
            (topic not in titles, "data/advisor/titles.yml"),
            (not Path(f"data/nlu/{topic}.yml").is_file(), "data/nlu/"),
            (topic in WRITTEN and topic not in written, "data/knowledge/advice/"),
        ):
            if missing:
                yield f"the topic {topic} is missing in {where}"
