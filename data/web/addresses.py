"""Which addresses may be fetched: public ones, and hosts that a setting names.

A name is resolved once, every address it resolves to is checked, and the connection goes to the
address that was checked, so that a name cannot point elsewhere a moment later.
"""

import ipaddress
import socket
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

SCHEMES: Final = {"http": 80, "https": 443}
LONGEST: Final = 2_000  # characters of an address
# What stays as it is in a path and a query; % too, for what is encoded already.
_SAFE: Final = "!#$%&'()*+,-./:;=?@[\\]^_`{|}~"
_PROTOCOLS: Final = ipaddress.IPv4Network("192.0.0.0/24")  # RFC 6890
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(ValueError):
    """An address that is not fetched. The message says why."""


class PrivateHost(Refused):
    """A host inside a private network that no setting names."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(f"{host} is an address inside a private network ({address}).")
        self.host = host


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: `url` is its plain form, in ASCII and without a fragment."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def site(self) -> str:
        """Scheme, host and port: what robots.txt and the waiting time are for."""
        usual = SCHEMES[self.scheme] == self.port
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{'' if usual else f':{self.port}'}"


def parse(url: str, base: str = "") -> Target:
    """The target of a web address, or of one relative to `base`.

    Letters outside ASCII are percent-encoded as UTF-8. Raises Refused for anything but http and
    https, for names with a user or a password in front, for an impossible host or port, and for
    addresses that are too long.
    """
    try:
        joined = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(joined)
        port = parts.port
        path, query = quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE)
    except ValueError as error:
        raise Refused(f"This is no web address: {error}.") from error
    if len(joined) > LONGEST:
        raise Refused(f"The address has more than {LONGEST:,} characters.")
    if any(character.isspace() or ord(character) < 32 for character in joined):
        raise Refused("The address holds a space or a control character.")
    if parts.scheme.lower() not in SCHEMES:
        raise Refused("A web address begins with http:// or https://; no others are fetched.")
    if "@" in parts.netloc:
        raise Refused("Addresses with a user name in them are not fetched.")
    host = _plain_host(parts.hostname or "")
    scheme = parts.scheme.lower()
    port = SCHEMES[scheme] if port is None else port
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port == SCHEMES[scheme] else f"{shown}:{port}"
    plain = urlunsplit((scheme, netloc, path, query, ""))
    return Target(plain, scheme, host, port)


def _plain_host(host: str) -> str:
    if not host or "\\" in host or "%" in host:
        raise Refused("The address names no host.")
    try:
        return host if ":" in host else host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise Refused(f"“{host}” is no possible name of a host.") from error


def resolve(host: str, port: int, private_hosts: Collection[str] = ()) -> str:
    """The numeric address to connect to for a host.

    How long that takes is up to the system: there is no way to cut it short. Raises Refused where
    the host does not exist, and PrivateHost where any of its addresses is not public and the host
    is not among `private_hosts`.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"There is no host called {host}.") from error
    addresses = [str(entry[4][0]) for entry in found]
    if host not in private_hosts:
        for address in addresses:
            if not is_public(ipaddress.ip_address(address.partition("%")[0])):
                raise PrivateHost(host, address)
    return addresses[0]


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, whatever form it is written in."""
    inner = _inside(address)
    if inner is not None:
        return is_public(inner)
    # fec0::/10 was taken back from private networks (RFC 3879), and some still use it.
    is_site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or is_site_local
        or address in _PROTOCOLS
    )


def _inside(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address carries, if it is of a kind that does."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64 or int(address) >> 32 == 0:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
