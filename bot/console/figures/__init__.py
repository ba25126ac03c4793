"""Figures: what is counted, how, and what is not shown because it would tell on somebody."""
