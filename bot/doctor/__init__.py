"""`boncanal doctor`: looks at a whole installation and says what to mend. Reads, never changes."""
