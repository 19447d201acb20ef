"""Stories: what is shown of one, and how a person puts it right."""
