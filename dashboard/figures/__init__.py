"""Figures and their words: a frame in, a chart, a sentence or a table out."""
