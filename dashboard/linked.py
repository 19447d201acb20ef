"""Links within a page's own HTML that keep the visit: a plain link would begin a new one.

A visit holds what somebody added. A browser that follows a plain link loads everything anew, and
that is gone. Streamlit turns to the view that the address names when a visitor goes back; so a
click on one of these changes the address and says that it did. That leaves one entry to go back to,
where `st.switch_page` leaves two. With a key held down, or copied, they are plain links.
"""

from json import dumps
from typing import Final

from streamlit.components.v2 import component

from dashboard.filters import FILTERS

GO: Final = (
    f"const FILTERS = {dumps(list(FILTERS))};"
    + """
function go(href) {
  const address = new URL(href, document.baseURI);
  const asked = new Set(address.searchParams.keys());
  const isSame = address.pathname === location.pathname;
  for (const [name, value] of new URLSearchParams(location.search))
    if ((isSame || FILTERS.includes(name)) && !asked.has(name))
      address.searchParams.append(name, value);
  history.pushState(null, "", address);
  window.dispatchEvent(new PopStateEvent("popstate"));
  const place = address.hash && document.getElementById(address.hash.slice(1));
  if (place) place.scrollIntoView();
  else document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}
"""
)
"""A function of JavaScript that turns to an address and keeps the filters it does not name; within
a view, whatever it does not name."""
FOLLOW: Final = f"""{GO}
export default function ({{ parentElement, data }}) {{
  const place = parentElement.querySelector(".slantwise-linked");
  if (place.shown !== data) place.innerHTML = place.shown = data;
  place.onclick = (event) => {{
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.href);
  }};
}}
"""
_linked = component(
    "slantwise_linked",
    html='<div class="slantwise-linked"></div>',
    js=FOLLOW,
    isolate_styles=False,
)
_turn = component("slantwise_turn", js=f"{GO}export default function ({{ data }}) {{ go(data); }}")


def show(html: str, key: str) -> None:
    """Show HTML, which must be safe; its links are made by `dashboard.links`."""
    _linked(key=key, data=html)


def turn_to(address: str) -> None:
    """Turn to an address, made by `dashboard.links`, as if a link to it had been followed."""
    _turn(key="turn_to", data=address)
