#!/usr/bin/env python3
"""Write `domain.yml` and `data/rules.yml` from `data/topics.yml`: the intents are the topics, each served by one rule.

Run after changing topics; a test compares what stands in the repository with what this writes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ruamel.yaml import YAML

from bot.nlu.entities import ENTITY_OF

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Written by scripts/write_domain.py from data/topics.yml. Texts that actions send live in bot/answers, not here.\n"
ACTIONS = {
    "platform_fit": "action_recommend_platforms", "platform_recommendation": "action_recommend_platforms",
    "platform_comparison": "action_recommend_platforms", "why_recommendation": "action_recommend_platforms",
    "case_study": "action_show_case_studies", "training": "action_show_training",
    "professional_ethics": "action_show_rules", "legal_rules": "action_show_rules",
    "inform_profile": "action_update_profile", "change_profile": "action_update_profile",
}  # fmt: skip
FALLBACK = "action_answer"  # named in config.yml
BY_GROUP = {
    "advice": "action_give_advice",
    "event": "action_serve_event",
    "service": "action_serve",
    "small_talk": "action_serve",
    "profile": "action_update_profile",
}


def action_of(topic: str, group: str) -> str:
    """The action that serves a topic."""
    return ACTIONS.get(topic, BY_GROUP[group])


def domain(topics: list[dict[str, str]]) -> str:
    lines = [HEAD + 'version: "3.1"', "", "intents:"]
    lines += [f"- {t['id']}:\n    use_entities: []" for t in topics]
    lines += ["", "entities:", *[f"- {name}" for name in ENTITY_OF.values()], "", "slots:"]
    for slot, meaning in (("profile", "bot.advisor.profile.Profile"), ("memory", "bot.dialogue.memory.Memory")):
        lines += [f"  {slot}:  # JSON of {meaning}", "    type: any", "    influence_conversation: false", "    mappings:",
                  "    - type: custom"]  # fmt: skip
    lines += [
        "",
        "actions:",
        *[f"- {name}" for name in sorted({action_of(t["id"], t["group"]) for t in topics} | {FALLBACK})],
        "",
    ]
    lines += [
        "session_config:",
        "  session_expiration_time: 240  # minutes; slots are carried over",
        "  carry_over_slots_to_new_session: true",
        "",
    ]
    return "\n".join(lines)


def rules(topics: list[dict[str, str]]) -> str:
    lines = [
        HEAD.replace(" Texts that actions send live in bot/answers, not here.", ""),
        'version: "3.1"',
        "",
        "rules:",
    ]
    for topic in topics:
        lines += [
            f"- rule: {topic['id']}",
            "  steps:",
            f"  - intent: {topic['id']}",
            f"  - action: {action_of(topic['id'], topic['group'])}",
            "",
        ]
    return "\n".join(lines)


def main() -> None:
    topics = YAML(typ="safe").load((ROOT / "data/topics.yml").read_text(encoding="utf-8"))
    written = {"domain.yml": domain(topics), "data/rules.yml": rules(topics)}
    if "--check" in sys.argv:
        stale = [name for name, text in written.items() if (ROOT / name).read_text(encoding="utf-8") != text]
        sys.exit(f"run scripts/write_domain.py: {', '.join(stale)} differ" if stale else 0)
    for name, text in written.items():
        (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
