"""Outlets held against each other, in numbers, charts and sentences: what Compare is made of."""
