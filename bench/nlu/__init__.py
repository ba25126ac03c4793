"""Understanding beside its peers, on the same phrases and the same questions: `python -m bench.nlu` (make bench-nlu)."""
