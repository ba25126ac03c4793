"""The heart: is this channel for me, which ones, this or that, and why."""

from bot.answers.advise.comparison import platform_comparison
from bot.answers.advise.fit import platform_fit
from bot.answers.advise.recommendation import platform_recommendation
from bot.answers.advise.shared import note
from bot.answers.advise.why import why_recommendation

__all__ = ["note", "platform_comparison", "platform_fit", "platform_recommendation", "why_recommendation"]
