"""Links as they are written: whatever a name holds stays within its parameter."""

from html import unescape
from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from dashboard.links import link


def test_a_link_leads_to_a_view_with_parameters() -> None:
    assert link("article", {"article": "ab", "at": "7"}, "<b>x</b>") == (
        '<a href="article?article=ab&amp;at=7"><b>x</b></a>'
    )


@given(st.text(min_size=1))
def test_any_name_is_told_as_it_is_and_ends_no_attribute(name: str) -> None:
    address = link("stories", {"about": name}, "").removeprefix('<a href="').removesuffix('"></a>')
    assert not set("<>\"'") & set(address)
    parts = urlsplit(unescape(address))
    assert (parts.scheme, parts.netloc, parts.path) == ("", "", "stories")
    assert parse_qsl(parts.query, keep_blank_values=True) == [("about", name)]
