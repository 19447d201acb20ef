"""Selects whose value is in the address by what it is known by, and not as it is shown.

(`bind` would write what is shown there: a title, or how many articles there are today.)
"""

from collections.abc import Collection, Mapping

import streamlit as st


def select(
    label: str,
    names: Mapping[str, str],
    chosen: str,
    parameter: str,
    drops: Collection[str] = (),
) -> None:
    """A select of `names`, shown by their values. A choice goes into the address as `parameter`,
    "" as none, and the parameters that `drops` names leave it."""
    key = f"choose_{parameter}"
    st.session_state[key] = chosen
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=_to_address,
        args=(parameter, key, drops),
    )


def _to_address(parameter: str, key: str, drops: Collection[str]) -> None:
    chosen = st.session_state[key]
    if chosen:
        st.query_params[parameter] = chosen
    else:
        st.query_params.pop(parameter, None)
    for other in drops:
        st.query_params.pop(other, None)
