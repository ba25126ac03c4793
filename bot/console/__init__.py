"""The console: the pages of those who run the assistant. Its own web process, `boncanal console`."""
