"""One text in many outlets, and one author: what that does to a comparison, and how it reads."""
