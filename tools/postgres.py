"""A real PostgreSQL for the tests of the library, started for them and gone with them.

``python -m tools.postgres`` prints where PostgreSQL's programs are; ``--install`` puts Debian's
package on this machine where it can, and where it cannot says what to do. Without PostgreSQL it
fails only under ``CI=true``.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools import debian

PACKAGES = ("postgresql",)
# Debian keeps the server's programs out of PATH, a folder for each version.
PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)
PROGRAMS = ("initdb", "postgres")
USER = "slantwise"
SECONDS = 60
# root may not run a server: whichever of these there is does it instead.
OTHER_USERS = ("postgres", "nobody")
ADVICE = """\
No PostgreSQL was found, so the tests of a library in PostgreSQL cannot run. Either gives one:
  Debian, Ubuntu  apt-get install postgresql
  macOS           brew install postgresql@17
POSTGRES=/path/to/its/bin names the folder of initdb and postgres if that is somewhere else."""


def find() -> Path | None:
    """The folder with initdb and postgres in it, of the newest version there is; None without."""
    named = os.environ.get("POSTGRES")
    if named:
        return _with_programs([Path(named)])
    on_path = shutil.which("initdb")
    kept = [folder for place in PLACES for folder in Path("/").glob(place.lstrip("/"))]
    newest_first = sorted(kept, key=_version, reverse=True)
    return _with_programs([*newest_first, *([Path(on_path).parent] if on_path else [])])


def _with_programs(folders: list[Path]) -> Path | None:
    return next((one for one in folders if all((one / p).exists() for p in PROGRAMS)), None)


def _version(folder: Path) -> int:
    digits = "".join(filter(str.isdigit, folder.parent.name))
    return int(digits or 0)


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Run a server on loopback while the block lasts; gives its address, without a database."""
    folder = Path(tempfile.mkdtemp(prefix="slantwise-postgres-"))
    as_user = _as_user(folder)
    password = secrets.token_hex(16)
    try:
        port = _set_up(programs, folder, password, as_user)
        command = [str(programs / "postgres"), "-D", str(folder / "data")]
        with (folder / "log").open("w") as log:
            running: subprocess.Popen[Any] = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=folder, **as_user
            )
        try:
            _wait(running, port, folder / "log")
            yield f"postgresql://{USER}:{password}@127.0.0.1:{port}"
        finally:
            running.send_signal(signal.SIGINT)  # PostgreSQL's own word for: at once, but cleanly
            running.wait(SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(address: str, name: str) -> str:
    """Make an empty database on the server at `address`; the address of that."""
    import psycopg  # which only those who test PostgreSQL have
    from psycopg import sql

    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{address}/{name}"


def _as_user(folder: Path) -> dict[str, Any]:
    """What makes a process run as somebody who may; the folder becomes theirs."""
    if sys.platform == "win32" or os.getuid() != 0:
        return {}
    import pwd  # which Windows does not have

    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(names[name] for name in OTHER_USERS if name in names)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _set_up(programs: Path, folder: Path, password: str, as_user: dict[str, Any]) -> int:
    """Make the files of a server that listens on a free port of this machine alone."""
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o600)
    if as_user:
        os.chown(secret, as_user["user"], as_user["group"])
    command = [
        str(programs / "initdb"),
        *("-D", str(folder / "data"), "-U", USER, f"--pwfile={secret}"),
        *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"),
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, **as_user)
    if done.returncode:
        raise RuntimeError(f"initdb failed: {done.stderr.strip()}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    # Nothing of a test has to outlive the machine: no waiting for the disk.
    settings = (
        f"listen_addresses = '127.0.0.1'\nport = {port}\nunix_socket_directories = '{folder}'\n"
        "fsync = off\nfull_page_writes = off\nshared_buffers = '32MB'\n"
    )
    with (folder / "data" / "postgresql.conf").open("a") as file:
        file.write(settings)
    return port


def _wait(running: subprocess.Popen[Any], port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and running.poll() is None:
        if "ready to accept connections" in log.read_text():
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")


def main(arguments: list[str]) -> int:
    """Exit code: 0, or 1 when there is no PostgreSQL and CI needs one."""
    if "--install" in arguments and find() is None:
        debian.install(PACKAGES, ("debian", "ubuntu"))
    programs = find()
    print(programs or ADVICE, flush=True)
    missing_matters = os.environ.get("CI", "").lower() == "true"
    return int(programs is None and missing_matters)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
