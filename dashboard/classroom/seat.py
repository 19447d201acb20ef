"""What a browser tab remembers of a class: in its session storage, which ends with the tab.

Not in the address, which pupils send to each other; not in a cookie. So a page that is loaded
again, or a server that was started again, knows who is there.
"""

from typing import Final

import streamlit as st
from streamlit.components.v2 import component

REMEMBER: Final = """
export default function ({ data, setStateValue }) {
  const store = (act) => { try { return act(window.sessionStorage) ?? ""; } catch { return ""; } };
  const name = `slantwise-${data.name}`;
  if (data.forget) store((kept) => Object.keys(kept)
    .filter((each) => each === name || each.startsWith("slantwise.marking."))
    .forEach((each) => kept.removeItem(each)));
  else if (data.held) store((kept) => kept.setItem(name, data.held));
  const held = data.forget ? "" : data.held || store((kept) => kept.getItem(name));
  const told = JSON.stringify([held]);
  if (data.known !== told) setStateValue("held", told);
}
"""
_remember = component("slantwise_remember", js=REMEMBER)
_LONGEST: Final = 200


def held(name: str, new: str = "", *, forget: bool = False) -> str | None:
    """What the tab holds under a name, "" for nothing; None until it has said so.

    `new` is what it is to hold from now on. It comes from a browser: it can be anything.
    """
    key = f"held_{name}"
    # Told back, so that a server that was started again is told again.
    known = st.session_state.get(key, {}).get("held", "")
    data = {"name": name, "held": new, "forget": forget, "known": known}
    said = _remember(key=key, data=data, on_held_change=lambda: None)
    return _told(said.get("held"))


def _told(said: object) -> str | None:
    if not isinstance(said, str) or not said.startswith('["') or len(said) > _LONGEST:
        return None
    return said.removeprefix('["').removesuffix('"]')
