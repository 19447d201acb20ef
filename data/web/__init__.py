"""Pages and feeds from the web, fetched with care: only what the user asks for, slowly, and never
from inside the user's own network unless a setting allows the host."""
