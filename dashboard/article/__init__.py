"""One article: its text with the cues marked, its tables, and which one to read."""
