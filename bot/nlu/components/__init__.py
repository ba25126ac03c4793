"""Rasa graph components of our own. Each is thin: the work is done by plain classes of `bot.nlu`, testable without Rasa."""
