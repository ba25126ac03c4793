"""The header that carries the internal key, apart from Rasa so that the web server need not import it."""

HEADER = "X-Bon-Canal-Key"
