"""Many articles scored: read as a stream, cleaned and measured by one process or several, kept part
by part, so that a run that was stopped goes on where it was."""
