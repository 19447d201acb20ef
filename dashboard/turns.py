"""Pages that keep a processor busy are made by turns. No streamlit."""

from threading import BoundedSemaphore
from typing import Final

TURNS: Final = BoundedSemaphore(2)
"""Held while such a page is made. Only one thread at a time runs Python, and each waits for all
others whenever it comes back from NumPy: with more than a few at once, all of them are late."""
