"""How many people one machine serves: `python -m bench.load`."""
