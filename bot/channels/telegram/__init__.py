"""Telegram: another door to the same house. See docs/telegram.md (operators) and docs/telegram_inside.md (developers)."""
