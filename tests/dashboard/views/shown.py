"""What a view shows, as its tests read it."""

import json

from streamlit.testing.v1 import AppTest


def words(app: AppTest) -> str:
    """All HTML of the page, that with links too."""
    linked = [json.loads(one.proto.json) for one in app.get("bidi_component") if one.proto.json]
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join([*bodies, *map(str, linked)])
