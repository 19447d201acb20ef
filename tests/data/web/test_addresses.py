"""Only public web addresses are fetched, however an address is written."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.web.addresses import Refused, is_public, parse, resolve

PRIVATE = (
    "127.0.0.1", "127.1", "0", "0.0.0.0", "::", "::1", "::ffff:10.0.0.1", "2130706433",
    "0x7f000001", "017700000001", "0x7f.1", "10.0.0.1", "10.255.255.255", "172.16.0.1",
    "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "fc00::1", "fd12::1",
    "fe80::1", "fec0::1", "224.0.0.1", "255.255.255.255", "64:ff9b::7f00:1", "2002:7f00:1::",
    "2001:0:7f00:1::80ff:fffe", "::127.0.0.1", "localhost", "192.0.0.1", "192.0.0.8", "198.18.0.1",
)  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_addresses_of_private_networks_are_refused(host: str) -> None:
    with pytest.raises(Refused):
        resolve(parse(f"http://[{host}]/" if ":" in host else f"http://{host}/").host, 80)


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_a_host_that_may_be_private_is_allowed_and_no_other() -> None:
    assert resolve("127.0.0.1", 80, {"127.0.0.1"}) == "127.0.0.1"
    with pytest.raises(Refused, match="private network"):
        resolve("127.0.0.2", 80, {"127.0.0.1"})


def test_a_name_is_refused_if_any_of_its_addresses_is_private(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def both(host: str, port: int, **kind: int) -> list[object]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("1.1.1.1", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        resolve("news.example", 80)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "gopher://news.example/", "ftp://news.example/",
        "javascript:alert(1)", "data:text/html,x", "//news.example/", "news.example", "",
        "http://", "http:///path",
        "http://user@news.example/", "http://user:pass@news.example/", "http://a b.example/",
        "http://news.example/\n", "http://news.example\\@127.0.0.1/", "http://news.example:99999/",
        "http://[::1", "http://fe80::1%eth0/", "http://" + "a" * 300 + ".example/",
        "http://news.example/" + "a" * 3000, "http://\x00.example/", "http://news.example/\ud800",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        target = parse(url.replace("\n", "\nx"))
        resolve(target.host, target.port)


@pytest.mark.parametrize(
    ("url", "plain", "site"),
    [
        ("HTTP://News.Example/A?b=1#c", "http://news.example/A?b=1", "http://news.example"),
        ("https://news.example:443", "https://news.example/", "https://news.example"),
        ("https://news.example:8443/a", "https://news.example:8443/a", "https://news.example:8443"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/", "http://xn--bcher-kva.example"),
        ("http://[2606:4700::1]:80/", "http://[2606:4700::1]/", "http://[2606:4700::1]"),
        (" http://news.example./ ", "http://news.example/", "http://news.example"),
        (
            "http://a.example/Straße?q=ö",
            "http://a.example/Stra%C3%9Fe?q=%C3%B6",
            "http://a.example",
        ),
        (
            "http://a.example/%C3%9F|[1]?a[]=<b>",
            "http://a.example/%C3%9F|[1]?a[]=%3Cb%3E",
            "http://a.example",
        ),
    ],
)
def test_an_address_has_one_plain_form(url: str, plain: str, site: str) -> None:
    target = parse(url)
    assert (target.url, target.site) == (plain, site)


def test_a_relative_address_belongs_to_its_page() -> None:
    assert parse("../b", base="http://news.example/x/a").url == "http://news.example/b"
    with pytest.raises(Refused):
        parse("file:///etc/passwd", base="http://news.example/")
    with pytest.raises(Refused):
        parse("http://[x/", base="http://news.example/")


@given(st.text(max_size=60))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    addresses = [text, f"http://{text}", f"http://news.example/{text}"]
    for url, base in [(url, base) for url in addresses for base in ("", "http://news.example/a")]:
        try:
            found = parse(url, base)
            assert found.scheme in ("http", "https")
            assert found.url.isascii()
        except Refused:
            continue


@given(st.ip_addresses())
def test_whatever_carries_a_private_address_is_private(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if isinstance(address, ipaddress.IPv4Address):
        mapped = ipaddress.IPv6Address(f"::ffff:{address}")
        assert is_public(mapped) == is_public(address)
    if not address.is_global:
        assert not is_public(address) or isinstance(address, ipaddress.IPv6Address)
