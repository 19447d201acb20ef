"""The dashboard in class: lessons."""
