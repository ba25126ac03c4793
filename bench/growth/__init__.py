"""What one message costs as everything around it grows: `python -m bench.growth`."""
