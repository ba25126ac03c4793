"""The headers of the internal channel, apart from Rasa so that the web server need not import it: the key, and the conversation."""

HEADER = "X-Bon-Canal-Key"
ROUTE = "X-Conversation"
"""Read by the proxy, which sends a conversation to the same Rasa process each time; the body says the same."""
