"""The path that every message takes, beside Rasa's default configuration and beside the floor: `python -m bench.common_path`."""
