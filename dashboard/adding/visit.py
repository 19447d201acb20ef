"""The basket of whoever looks at the page, kept in the session's state."""

from typing import Final

import streamlit as st

from dashboard.adding.basket import Basket

BASKET: Final = "slantwise_basket"


def basket() -> Basket:
    """What this visitor has put in and not kept yet."""
    return st.session_state.get(BASKET) or Basket()


def put(basket: Basket) -> None:
    """Keep what this visitor has put in."""
    st.session_state[BASKET] = basket
