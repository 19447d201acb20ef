"""`slantwise add`: files, pages and feeds into a library, each once, whatever goes wrong."""

import contextlib
import json
import zipfile
from pathlib import Path

from typer.testing import CliRunner

from dashboard.cli import app
from data import library
from tests.dashboard.command.adding import add, page, titles
from tests.dashboard.command.calling import WORDS
from tests.data.web.site import Handler, Site, packed


def failed(empty: Path) -> list[str]:
    """The inputs that the library knows to have failed."""
    with library.open(empty / "a.db") as kept:
        return sorted(kept.failed()["source"])


def info(empty: Path) -> dict[str, object]:
    """What `library info --json` says."""
    with contextlib.chdir(empty):
        done = CliRunner().invoke(app, ["library", "info", "--json", "--library", "a.db"])
    return json.loads(done.stdout)


def feed(site: Site, *paths: str) -> str:
    """The address of a feed that lists these paths."""
    links = "".join(f"<item><link>{path}</link></item>" for path in paths)
    told = f"<rss version='2.0'><channel><title>The Echo</title>{links}</channel></rss>"
    return site.says("/feed", told, Content_Type="application/rss+xml")


def test_files_folders_archives_pages_and_feeds_in_one_call(site: Site, empty: Path) -> None:
    (empty / "one.txt").write_text("File one. " + WORDS * 3)
    (empty / "more").mkdir()
    (empty / "more" / "two.txt").write_text("File two. " + WORDS * 3)
    with zipfile.ZipFile(empty / "three.zip", "w") as archive:
        archive.writestr("three.txt", "File three. " + WORDS * 3)
    single, listed = site.says("/single", page("Single")), site.says("/listed", page("Listed"))
    site.says("/fed", page("Fed"))
    (empty / "links.txt").write_text(f"# mine\n{listed}\n{single}\n")
    inputs = ["one.txt", "more", "three.zip", single, "--from", "links.txt"]
    done = add(empty, *inputs, "--feed", feed(site, "/fed"))
    assert done.code == 0
    assert len(done.err.splitlines()) == 1 and "state no outlet" in done.err
    assert done.out.startswith("6 articles added to ")
    assert {"Single", "Listed", "Fed"} <= titles(empty)
    assert len(info(empty)["scored"]) == 1  # pyright: ignore[reportArgumentType]

    asked = len(site.asked)
    again = add(empty, *inputs, "--feed", feed(site, "/fed"))
    assert again.out.startswith("0 articles added to ") and "6 were there already" in again.out
    assert len(site.asked) == asked


def test_links_from_another_program(site: Site, empty: Path) -> None:
    done = add(empty, "--from", "-", given=site.says("/a", page("Piped")) + "\n")
    assert done.code == 0 and titles(empty) == {"Piped"}
    done = add(empty, "-", given="---\ntitle: Text\n---\n" + WORDS * 3)
    assert done.code == 0 and titles(empty) == {"Piped", "Text"}


def test_a_table_of_links_is_fetched_only_when_asked(site: Site, empty: Path) -> None:
    rows = [f"{n},The Post,{site.says(f'/{n}', page(f'T{n}'))},t" for n in range(2)]
    (empty / "list.csv").write_text("\n".join(["id,media_name,url,title", *rows]))
    done = add(empty, "list.csv")
    assert done.code == 0 and "2 articles named by links alone" in done.err
    assert "--fetch" in done.err and done.out.startswith("0 articles")
    assert site.asked == []
    done = add(empty, "list.csv", "--fetch")
    assert done.out.startswith("2 articles added")
    assert titles(empty) == {"T0", "T1"}


def test_what_sites_refuse_is_named_kept_and_later_forgotten(site: Site, empty: Path) -> None:
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
    done = add(empty, *wrong, good, "--feed", f"{site.address}/")
    assert done.code == 1 and "Traceback" not in done.err
    for url, why in wrong.items():
        assert any(url in line and why in line for line in done.err.splitlines()), (url, done.err)
    assert "no feed" in done.err
    assert titles(empty) == {"Good"}
    assert failed(empty) == sorted([*wrong, f"{site.address}/"])

    site.says("/none", page("Late"))
    assert add(empty, f"{site.address}/none").code == 0
    assert f"{site.address}/none" not in failed(empty)


def test_a_busy_site_is_asked_once_more(site: Site, empty: Path) -> None:
    asked: list[int] = []

    def busy(handler: Handler) -> None:
        asked.append(1)
        if len(asked) == 1:
            handler.answer(429, {"Retry-After": "2"}, b"")
        else:
            handler.answer(200, {"Content-Type": "text/html"}, page("Busy").encode())

    assert add(empty, site.does("/busy", busy)).code == 0
    assert titles(empty) == {"Busy"} and len(asked) == 2


def test_no_private_host_but_those_named(site: Site, empty: Path) -> None:
    url = site.says("/a", page("Inside"))
    runner = CliRunner()
    with contextlib.chdir(empty):
        done = runner.invoke(app, ["add", url, "--library", "a.db"])
        assert done.exit_code == 1 and "private network" in done.stderr
        assert "--private-host 127.0.0.1" in done.stderr
        assert site.asked == []
        done = runner.invoke(app, ["--private-host", "127.0.0.1", "add", url, "--library", "a.db"])
        assert done.exit_code == 0
        done = runner.invoke(app, ["add", url, "--private-host", "no host"])
        assert done.exit_code == 2 and "no name of a host" in done.stderr


def test_a_mistyped_address_is_called_one(empty: Path) -> None:
    assert "A web address begins with http:// or https://" in add(empty, "htp:/foo").err
    assert "The address names no host" in add(empty, "https:/foo.example/a").err
    assert "mistyped web address" in add(empty, "www.foo.example/a").err
    assert "address" not in add(empty, "foo.txt").err


def test_a_list_that_is_wrong(empty: Path) -> None:
    (empty / "links.txt").write_text("no address\n\nftp://a.example/\n")
    done = add(empty, "--from", "links.txt", "--from", "none.txt")
    assert done.code == 1
    assert "links.txt, row 1" in done.err and "links.txt, row 3" in done.err
    assert "none.txt: It could not be opened" in done.err


def test_what_failed_in_a_folder_is_known_by_its_place(empty: Path) -> None:
    (empty / "more").mkdir()
    (empty / "more" / "a.csv").write_text("colour,size\nred,4\n")
    assert "more/a.csv" in add(empty, "more").err
    assert failed(empty) == ["more/a.csv"]
    (empty / "more" / "a.csv").write_text(f'title,text\nNew,"{WORDS.strip()}"\n')
    assert add(empty, "./more/").code == 0
    assert failed(empty) == []


def test_a_path_that_is_not_there_makes_no_library(empty: Path) -> None:
    done = add(empty, "none.csv", "--from", "none.txt")
    assert done.code == 1
    assert "none.csv" in done.err and "none.txt" in done.err and "no library was made" in done.err
    assert not (empty / "a.db").exists()
    (empty / "new.csv").write_text(f'outlet,title,text\nA,New,"{WORDS.strip()}"\n')
    assert add(empty, "none.csv", "new.csv").code == 1
    assert (empty / "a.db").exists()
    assert "no library was made" not in add(empty, "none.csv").err


def test_new_articles_without_an_outlet_are_counted(empty: Path) -> None:
    rows = [f'{outlet},Title {n},"{WORDS.strip()} {n}"' for n, outlet in enumerate(["A", "", ""])]
    (empty / "some.csv").write_text("\n".join(["outlet,title,text", *rows[:2]]))
    assert "1 article of these states no outlet" in add(empty, "some.csv").err
    (empty / "some.csv").write_text("\n".join(["outlet,title,text", *rows]))
    assert "1 article of these states no outlet" in add(empty, "some.csv").err
    assert "no outlet" not in add(empty, "some.csv").err


def test_nothing_to_add(empty: Path) -> None:
    assert add(empty).code == 2
