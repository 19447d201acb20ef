"""`slantwise add`: files, pages and feeds into a library, each once, whatever goes wrong."""

import contextlib
import csv
import json
import os
import signal
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen

import pandas as pd
import pytest
from typer.testing import CliRunner

from dashboard import fetching
from dashboard.cli import app
from dashboard.command import batch
from data import library
from tests.data.web.site import Handler, Site, packed, serving

ROOT = Path(__file__).parents[3]
WORDS = "The shameful storm may have hit the coast, officials said on Monday. It was loud.\n"


@dataclass(frozen=True)
class Done:
    """What a call of the command came to."""

    code: int
    out: str
    err: str


def page(title: str, more: str = "") -> str:
    """A page with an article of its own."""
    body = "".join(f"<p>{title}: of {n} ships in port {WORDS}</p>" for n in range(20))
    return f"<html lang='en'><head><title>{title}</title></head><article>{body}</article>{more}"


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of the test's own."""
    with serving() as made:
        yield made


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; nobody's own library is touched, and no pause is waited for."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(fetching.HOSTS_VARIABLE, "")
    monkeypatch.setattr(fetching, "sleep", lambda seconds: None)
    monkeypatch.setattr(batch, "EVERY", 1e9)  # a busy machine is slow enough to be told of
    return tmp_path


def add(folder: Path, *arguments: str, given: str | None = None) -> Done:
    """Add to the library a.db of a folder, from there."""
    options = ["--library", "a.db", "--private-host", "127.0.0.1"]
    with contextlib.chdir(folder):
        done = CliRunner().invoke(app, ["add", *arguments, *options], input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def titles(folder: Path) -> set[str]:
    """The titles of the articles in that library."""
    with library.open(folder / "a.db") as kept:
        return set(kept.articles()["title"])


def failed(folder: Path) -> list[str]:
    """The inputs that the library knows to have failed."""
    with library.open(folder / "a.db") as kept:
        return sorted(kept.failed()["source"])


def info(folder: Path) -> dict[str, object]:
    """What `library info --json` says."""
    with contextlib.chdir(folder):
        done = CliRunner().invoke(app, ["library", "info", "--json", "--library", "a.db"])
    return json.loads(done.stdout)


def feed(site: Site, *paths: str) -> str:
    """The address of a feed that lists these paths."""
    links = "".join(f"<item><link>{path}</link></item>" for path in paths)
    told = f"<rss version='2.0'><channel><title>The Echo</title>{links}</channel></rss>"
    return site.says("/feed", told, Content_Type="application/rss+xml")


def test_files_folders_archives_pages_and_feeds_in_one_call(site: Site, folder: Path) -> None:
    (folder / "one.txt").write_text("File one. " + WORDS * 3)
    (folder / "more").mkdir()
    (folder / "more" / "two.txt").write_text("File two. " + WORDS * 3)
    with zipfile.ZipFile(folder / "three.zip", "w") as archive:
        archive.writestr("three.txt", "File three. " + WORDS * 3)
    single, listed = site.says("/single", page("Single")), site.says("/listed", page("Listed"))
    site.says("/fed", page("Fed"))
    (folder / "links.txt").write_text(f"# mine\n{listed}\n{single}\n")
    inputs = ["one.txt", "more", "three.zip", single, "--from", "links.txt"]
    done = add(folder, *inputs, "--feed", feed(site, "/fed"))
    assert done.code == 0
    assert len(done.err.splitlines()) == 1 and "state no outlet" in done.err
    assert done.out.startswith("6 articles added to ")
    assert {"Single", "Listed", "Fed"} <= titles(folder)
    assert len(info(folder)["scored"]) == 1  # pyright: ignore[reportArgumentType]

    asked = len(site.asked)
    again = add(folder, *inputs, "--feed", feed(site, "/fed"))
    assert again.out.startswith("0 articles added to ") and "6 were there already" in again.out
    assert len(site.asked) == asked


def test_links_from_another_program(site: Site, folder: Path) -> None:
    done = add(folder, "--from", "-", given=site.says("/a", page("Piped")) + "\n")
    assert done.code == 0 and titles(folder) == {"Piped"}
    done = add(folder, "-", given="---\ntitle: Text\n---\n" + WORDS * 3)
    assert done.code == 0 and titles(folder) == {"Piped", "Text"}


def test_a_table_of_links_is_fetched_only_when_asked(site: Site, folder: Path) -> None:
    rows = [f"{n},The Post,{site.says(f'/{n}', page(f'T{n}'))},t" for n in range(2)]
    (folder / "list.csv").write_text("\n".join(["id,media_name,url,title", *rows]))
    done = add(folder, "list.csv")
    assert done.code == 0 and "2 articles named by links alone" in done.err
    assert "--fetch" in done.err and done.out.startswith("0 articles")
    assert site.asked == []
    done = add(folder, "list.csv", "--fetch")
    assert done.out.startswith("2 articles added")
    assert titles(folder) == {"T0", "T1"}


def test_what_sites_refuse_is_named_kept_and_later_forgotten(site: Site, folder: Path) -> None:
    good = site.says("/good", page("Good"))
    site.says("/robots.txt", "User-agent: *\nDisallow: /secret\n", Content_Type="text/plain")
    site.says("/", page("Front"))
    wrong = {
        site.says("/secret", page("Secret")): "robots.txt",
        f"{site.address}/none": "no such page",
        site.redirects("/inward", "http://169.254.169.254/latest"): "private network",
        site.says("/bomb", packed(20_000_000), Content_Encoding="gzip"): "more than 10 MB",
        site.says("/often", "", 429, Retry_After="3600"): "3,600 s",
        site.says("/wall", f"<p>{WORDS}</p><p>Subscribe to continue reading</p>"): "subscription",
        site.says("/image", b"\x89PNG", Content_Type="image/png"): "image/png",
    }
    done = add(folder, *wrong, good, "--feed", f"{site.address}/")
    assert done.code == 1 and "Traceback" not in done.err
    for url, why in wrong.items():
        assert any(url in line and why in line for line in done.err.splitlines()), (url, done.err)
    assert "no feed" in done.err
    assert titles(folder) == {"Good"}
    assert failed(folder) == sorted([*wrong, f"{site.address}/"])

    site.says("/none", page("Late"))
    assert add(folder, f"{site.address}/none").code == 0
    assert f"{site.address}/none" not in failed(folder)


def test_a_busy_site_is_asked_once_more(site: Site, folder: Path) -> None:
    asked: list[int] = []

    def busy(handler: Handler) -> None:
        asked.append(1)
        if len(asked) == 1:
            handler.answer(429, {"Retry-After": "2"}, b"")
        else:
            handler.answer(200, {"Content-Type": "text/html"}, page("Busy").encode())

    assert add(folder, site.does("/busy", busy)).code == 0
    assert titles(folder) == {"Busy"} and len(asked) == 2


def test_no_private_host_but_those_named(site: Site, folder: Path) -> None:
    url = site.says("/a", page("Inside"))
    runner = CliRunner()
    with contextlib.chdir(folder):
        done = runner.invoke(app, ["add", url, "--library", "a.db"])
        assert done.exit_code == 1 and "private network" in done.stderr
        assert "--private-host 127.0.0.1" in done.stderr
        assert site.asked == []
        done = runner.invoke(app, ["--private-host", "127.0.0.1", "add", url, "--library", "a.db"])
        assert done.exit_code == 0
        done = runner.invoke(app, ["add", url, "--private-host", "no host"])
        assert done.exit_code == 2 and "no name of a host" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as POSIX does")
def test_ctrl_c_keeps_what_was_fetched_and_a_rerun_goes_on(site: Site, folder: Path) -> None:
    good = [site.says(f"/{n}", page(f"T{n}")) for n in range(2)]
    called = threading.Event()
    last = site.does("/last", lambda _: called.set() or time.sleep(30))
    command = [sys.executable, "-m", "dashboard.cli", "add", *good, last, "--library", "a.db"]
    environment = {**os.environ, fetching.HOSTS_VARIABLE: "127.0.0.1", "PYTHONPATH": str(ROOT)}
    with Popen(
        command, cwd=folder, env=environment, stderr=PIPE, stdout=PIPE, text=True
    ) as process:
        assert called.wait(60)
        time.sleep(0.5)  # until the command waits for the answer
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "goes on from here" in err and "Traceback" not in err
    assert out.startswith("2 articles added")
    assert titles(folder) == {"T0", "T1"}

    site.says("/last", page("T2"))
    done = add(folder, *good, last)
    assert done.code == 0 and done.out.startswith("1 article added")
    assert sorted(site.paths()) == ["/0", "/1", "/last", "/last"]


def many(path: Path, number: int) -> Path:
    """A CSV of so many articles; each third is a reprint of the one before it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["title", "outlet", "text", "date"])
        for at in range(number):
            of = at - (at % 3 == 2)
            told = f"Mayor Stern{of % 40} said on Monday that the old bridge"
            text = " ".join(f"{told} number {of * 7 + n} may be closed." for n in range(8))
            rows.writerow([f"Headline {of % 40}", f"Paper {at % 5}", text, "2024-07-09"])
    return path


def held(place: Path) -> list[pd.DataFrame]:
    """Everything in a library that follows from what was added, in its order."""
    with library.open(place) as kept:
        [version] = kept.info().scored
        return [kept.articles(), kept.groups_found(), kept.scores(version)]


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_file_stopped_halfway_is_completed_as_if_it_had_not_been(
    folder: Path, how: signal.Signals
) -> None:
    number = 800
    path = many(folder / "many.csv", number)
    command = [sys.executable, "-m", "dashboard.cli", "add", path.name, "--library", "a.db"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    library.open(folder / "a.db").close()
    with Popen(
        command, cwd=folder, env=environment, stderr=PIPE, stdout=PIPE, text=True
    ) as process:
        with library.open(folder / "a.db") as kept:
            while len(kept) < 200 and process.poll() is None:
                time.sleep(0.01)
        process.send_signal(how)
        out, err = process.communicate(timeout=60)
    with library.open(folder / "a.db") as kept:
        left = len(kept)
        assert 200 <= left == kept.ungrouped() < number
    if how == signal.SIGINT:
        assert process.returncode == 130 and "goes on from here" in err
        assert out.startswith(f"{left:,} articles added")
    done = add(folder, path.name)
    assert done.out.startswith(f"{number - left:,} articles added")
    with contextlib.chdir(folder):
        assert CliRunner().invoke(app, ["add", path.name, "--library", "b.db"]).exit_code == 0
    for one, other in zip(held(folder / "a.db"), held(folder / "b.db"), strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_without_a_terminal_a_line_says_now_and_then_how_far_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = many(folder / "many.csv", 450)
    monkeypatch.setattr(batch, "EVERY", 0.0)
    lines = add(folder, path.name).err.splitlines()
    for doing in ("Reading", "Looking for reprints", "Looking for stories", "Scoring"):
        assert any(line.startswith(f"{doing}… ") and line.endswith("%") for line in lines), lines
        assert [line for line in lines if line.startswith(doing)][-1] == f"{doing}… 100%"
    assert "\r" not in "".join(lines) and "\x1b" not in "".join(lines)
    monkeypatch.setattr(batch, "EVERY", 1e9)
    assert add(folder, path.name).err == ""


def test_a_mistyped_address_is_called_one(folder: Path) -> None:
    assert "A web address begins with http:// or https://" in add(folder, "htp:/foo").err
    assert "The address names no host" in add(folder, "https:/foo.example/a").err
    assert "mistyped web address" in add(folder, "www.foo.example/a").err
    assert "address" not in add(folder, "foo.txt").err


def test_a_list_that_is_wrong(folder: Path) -> None:
    (folder / "links.txt").write_text("no address\n\nftp://a.example/\n")
    done = add(folder, "--from", "links.txt", "--from", "none.txt")
    assert done.code == 1
    assert "links.txt, row 1" in done.err and "links.txt, row 3" in done.err
    assert "none.txt: It could not be opened" in done.err


def test_what_failed_in_a_folder_is_known_by_its_place(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "a.csv").write_text("colour,size\nred,4\n")
    assert "more/a.csv" in add(folder, "more").err
    assert failed(folder) == ["more/a.csv"]
    (folder / "more" / "a.csv").write_text(f'title,text\nNew,"{WORDS.strip()}"\n')
    assert add(folder, "./more/").code == 0
    assert failed(folder) == []


def test_a_path_that_is_not_there_makes_no_library(folder: Path) -> None:
    done = add(folder, "none.csv", "--from", "none.txt")
    assert done.code == 1
    assert "none.csv" in done.err and "none.txt" in done.err and "no library was made" in done.err
    assert not (folder / "a.db").exists()
    (folder / "new.csv").write_text(f'outlet,title,text\nA,New,"{WORDS.strip()}"\n')
    assert add(folder, "none.csv", "new.csv").code == 1
    assert (folder / "a.db").exists()
    assert "no library was made" not in add(folder, "none.csv").err


def test_new_articles_without_an_outlet_are_counted(folder: Path) -> None:
    rows = [f'{outlet},Title {n},"{WORDS.strip()} {n}"' for n, outlet in enumerate(["A", "", ""])]
    (folder / "some.csv").write_text("\n".join(["outlet,title,text", *rows[:2]]))
    assert "1 article of these states no outlet" in add(folder, "some.csv").err
    (folder / "some.csv").write_text("\n".join(["outlet,title,text", *rows]))
    assert "1 article of these states no outlet" in add(folder, "some.csv").err
    assert "no outlet" not in add(folder, "some.csv").err


def test_nothing_to_add(folder: Path) -> None:
    assert add(folder).code == 2
