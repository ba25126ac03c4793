"""Talks and what people ask at them: from the first question to the answer that reaches the person who asked."""
