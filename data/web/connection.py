"""Connections that go where the check allowed, and that end when their time is up."""

import time
from collections.abc import Callable, Collection, Generator, Iterable
from contextlib import contextmanager
from ssl import SSLContext

import httpcore

from data.web.addresses import resolve

Clock = Callable[[], float]
SocketOption = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


class TimeIsUp(Exception):
    """A fetch took longer than it may."""


class Deadline:
    """When the fetch under way has to be done."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._at = float("inf")

    def start(self, seconds: float) -> None:
        """Let the time run anew."""
        self._at = self._clock() + seconds

    @contextmanager
    def apart(self, seconds: float) -> Generator[None]:
        """Something else with a time of its own, which does not count."""
        left = self._at - self._clock()
        self.start(seconds)
        try:
            yield
        finally:
            self.start(left)

    def left(self) -> float:
        """Seconds that are left. Raises TimeIsUp when there are none."""
        seconds = self._at - self._clock()
        if seconds <= 0:
            raise TimeIsUp
        return seconds


class _Stream(httpcore.NetworkStream):
    """A stream on which every wait ends with the deadline, however little the server sends."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        read = self._stream.read(max_bytes, self._deadline.left())
        self._deadline.left()  # raises where this came too late
        return read

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections to the very address that was checked for a host."""

    def __init__(self, private_hosts: Collection[str], deadline: Deadline) -> None:
        self._private_hosts = private_hosts
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a host. Raises Refused where its address may not be fetched."""
        address = resolve(host, port, self._private_hosts)
        stream = self._backend.connect_tcp(
            address, port, self._deadline.left(), local_address, socket_options
        )
        return _Stream(stream, self._deadline)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)
