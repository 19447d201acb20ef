"""What a site asks of programs is honoured: its robots.txt."""

import pytest

from data.web.client import ROBOTS_LARGEST, Client, FetchError
from tests.data.web.site import Handler, Site, serving


def test_robots_txt_is_honoured_and_asked_for_once(site: Site, client: Client) -> None:
    site.says("/robots.txt", "User-agent: *\nDisallow: /private\n", Content_Type="text/plain")
    assert client.get(site.says("/open", "x")).status == 200
    with pytest.raises(FetchError, match=r"robots\.txt"):
        client.get(site.says("/private/a", "x"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_rules_that_begin_with_a_byte_order_mark_are_rules(site: Site, client: Client) -> None:
    site.says("/robots.txt", "\ufeffUser-agent: *\nDisallow: /\n")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        client.get(site.says("/a", "x"))


def test_rules_for_slantwise_go_before_rules_for_all(site: Site, client: Client) -> None:
    site.says(
        "/robots.txt", "User-agent: *\nAllow: /\n\nUser-agent: Slantwise\nDisallow: /*.pdf$\n"
    )
    assert client.get(site.says("/a.html", "x")).status == 200
    with pytest.raises(FetchError, match=r"robots\.txt"):
        client.get(site.says("/a.pdf", "x"))


def test_a_redirect_to_a_forbidden_page_is_not_followed(site: Site, client: Client) -> None:
    site.says("/robots.txt", "User-agent: *\nDisallow: /private\n")
    site.says("/private", "x")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        client.get(site.redirects("/a", "/private"))
    assert site.paths() == ["/a"]


def test_a_site_whose_rules_are_broken_is_left_alone(site: Site, client: Client) -> None:
    site.says("/robots.txt", "", 503, Retry_After="1")
    with pytest.raises(FetchError, match=r"robots\.txt"):
        client.get(site.says("/a", "x"))
    assert site.paths() == []


def test_a_site_that_gives_no_rules_is_not_asked_again(site: Site, client: Client) -> None:
    def hang_up(handler: Handler) -> None:
        handler.close_connection = True

    site.does("/robots.txt", hang_up)
    for path in ("/a", "/b", "/c"):
        with pytest.raises(FetchError, match="broke off"):
            client.get(site.says(path, "x"))
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_of_long_rules_the_beginning_is_read(site: Site, client: Client) -> None:
    begin = "User-agent: *\nDisallow: /private\n"
    rest = "Disallow: /"  # of all that the last line says, within what is read
    comment = "#" * (ROBOTS_LARGEST - len(begin) - len(rest) - 1)
    site.says("/robots.txt", f"{begin}{comment}\n{rest}secret\n{comment}")
    assert client.get(site.says("/open", "x")).status == 200
    with pytest.raises(FetchError, match=r"robots\.txt"):
        client.get(site.says("/private", "x"))


def test_the_rules_of_the_site_that_a_redirect_leads_to_count(site: Site, client: Client) -> None:
    with serving() as other:
        other.says("/robots.txt", "User-agent: *\nDisallow: /private\n")
        other.says("/private", "x")
        with pytest.raises(FetchError, match=r"robots\.txt"):
            client.get(site.redirects("/a", f"{other.address}/private"))
        assert other.paths() == []
