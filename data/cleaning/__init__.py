"""Furniture out of an article's text, with a ledger of what was taken and why."""

from data.cleaning.cleaner import RULES, Cleaned, clean
from data.cleaning.ledger import Removed, from_json, to_json
from data.cleaning.rule import Rule

__all__ = ["RULES", "Cleaned", "Removed", "Rule", "clean", "from_json", "to_json"]
