"""Editing the knowledge base from the console, over the files, which stay the reference."""
