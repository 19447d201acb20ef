"""Classes: what pupils mark in texts together, kept for a day and then deleted."""
