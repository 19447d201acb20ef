"""Packages of the system that the tests need, put there where that is ours to do."""

import os
import platform
import shutil
import subprocess
from collections.abc import Sequence


def install(packages: Sequence[str], systems: Sequence[str] = ("debian",)) -> None:
    """Install packages with apt-get; nothing happens on other systems, or without the right to."""
    apt_get = _apt_get(systems)
    if apt_get is None:
        return
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        command = [*apt_get, "-qq", *step]
        print("+", *command, flush=True)
        if subprocess.run(command, env=quietly, stdout=subprocess.DEVNULL).returncode:
            return


def _apt_get(systems: Sequence[str]) -> list[str] | None:
    """How to call apt-get here; None where that cannot be done."""
    if platform.system() != "Linux" or not shutil.which("apt-get"):
        return None
    if platform.freedesktop_os_release().get("ID") not in systems:
        return None
    if os.getuid() == 0:
        return ["apt-get"]
    return ["sudo", "apt-get"] if shutil.which("sudo") else None
