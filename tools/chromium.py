"""The browser that the tests and the screenshots drive.

``python -m tools.chromium`` prints where it is; ``--install`` fetches Debian's where it can, and
where it cannot says what to do. Without a browser it fails only under ``CI=true``.
"""

import os
import platform
import shutil
import sys
from pathlib import Path

from tools import debian

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
PLAYWRIGHTS = (
    "chromium-*/chrome-*/chrome",
    "chromium-*/chrome-*/chrome.exe",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
# Debian's own only: Ubuntu's package of the same name is an empty step to a snap.
# libatomic1: the Node.js inside Playwright and pyright needs it, and a bare Debian lacks it.
DEBIAN_PACKAGES = ("chromium", "libatomic1")
# Without its sandbox, as containers and root need it, and without talking to anyone at start.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
ADVICE = """\
No Chromium was found, so the browser tests cannot run. Any of these gives one:
  Debian         apt-get install chromium
  macOS          brew install --cask chromium
  anything else  Chrome or Edge, or: playwright install --with-deps chromium
CHROMIUM=/path/to/it names one that is somewhere else."""


def find() -> str | None:
    """Where a Chromium, Chrome or Edge is on this machine, or None.

    ``CHROMIUM`` in the environment comes first, then the usual commands and places, then the
    browser that Playwright downloads for itself.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = (shutil.which(name) for name in (*COMMANDS, *PLACES))
    return next(filter(None, found), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    caches = {
        "Darwin": Path.home() / "Library" / "Caches",
        "Windows": Path.home() / "AppData" / "Local",
    }
    cache = caches.get(platform.system(), Path.home() / ".cache") / "ms-playwright"
    found = (path for pattern in PLAYWRIGHTS for path in sorted(cache.glob(pattern), reverse=True))
    return next((str(path) for path in found), None)


def main(arguments: list[str]) -> int:
    """Exit code: 0, or 1 when there is no browser and CI needs one."""
    if "--install" in arguments and find() is None:
        debian.install(DEBIAN_PACKAGES)
    browser = find()
    print(browser or ADVICE, flush=True)
    missing_matters = os.environ.get("CI", "").lower() == "true"
    return int(browser is None and missing_matters)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
