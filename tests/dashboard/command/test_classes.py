"""`slantwise class`: what it begins, what it prints, and what it says when it cannot."""

import re
import signal
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.web import cli

from dashboard import warm_up
from dashboard.classroom.going_on import ADDRESS_VARIABLE, PLACE_VARIABLE
from dashboard.command import classes
from data.classroom.categories import CATEGORIES, SCALES
from data.classroom.opening import FILE_NAME, open_classroom
from data.classroom.parts import LONGEST_TEXT, MOST_TEXTS, ClassText, Plan
from data.classroom.store import LASTS, Classroom
from data.lesson import lesson, lessons
from data.library.connecting import Connector
from data.library.place import place_of
from tests.dashboard.classroom.server import serving
from tests.dashboard.command.calling import Done, slantwise

SLUG = "who-says-so"
PLAN = Plan("Yesterday", (ClassText("One", "Some words.", "A"),), CATEGORIES, SCALES)
CODE = re.compile(r"Code for pupils +([A-Z2-9]{6})\n")
KEY = re.compile(r"Your key +((?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}) ")


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words Streamlit is called with, instead of calling it."""
    found: list[str] = []
    monkeypatch.setenv(PLACE_VARIABLE, "")
    monkeypatch.setenv(ADDRESS_VARIABLE, "")
    monkeypatch.setattr(cli.main_run, "main", lambda args, **_: found.extend(args))
    monkeypatch.setattr(warm_up, "when_serving", lambda port, act: None)
    monkeypatch.setattr(classes, "PORT", 0)  # that of a class goes on elsewhere is no matter
    monkeypatch.setattr(classes, "is_free", lambda port: True)
    return found


@pytest.fixture
def begin(words: list[str], folder: Path) -> Callable[..., Done]:
    """A function that begins a class in a folder, and serves nothing."""

    def begun(*arguments: str) -> Done:
        return slantwise("class", *arguments, cwd=folder)

    return begun


def found_in(pattern: re.Pattern[str], said: str) -> str:
    match = pattern.search(said)
    assert match, said
    return match[1]


def test_code_link_and_key_are_printed_and_are_those_of_the_class(
    begin: Callable[..., Done], words: list[str], folder: Path
) -> None:
    done = begin("--lesson", SLUG, "--port", "8600")
    assert (done.code, done.err) == (0, "")
    code, key = found_in(CODE, done.out), found_in(KEY, done.out)
    assert done.out.startswith(f"{lesson(SLUG).title}\n\n")
    assert f"Link for pupils   http://localhost:8600/?class={code}\n" in done.out
    assert "Your page         http://localhost:8600/teacher\n" in done.out
    assert "shown only now; keep it from pupils" in done.out
    assert "█" in done.out
    assert "deleted when you end the class, and after 24 hours in any case" in done.out
    with open_classroom(str(folder / "home" / "slantwise" / FILE_NAME)) as kept:
        assert kept.session(code).plan.title == lesson(SLUG).title
        assert kept.is_teacher(code, key)
    assert key not in " ".join(words)


def test_without_share_only_this_machine_gets_in(
    begin: Callable[..., Done], words: list[str]
) -> None:
    done = begin("--lesson", SLUG, "--port", "8600")
    assert "Only this machine can open it. For pupils' own devices, begin with --share." in done.out
    assert "Devices on this network" not in done.out
    assert "--server.address=127.0.0.1" in words
    assert {"--server.port=8600", "--server.headless=true", "--server.maxUploadSize=1"} <= {*words}
    assert "--browser.gatherUsageStats=false" in words
    assert Path(words[0]).samefile(classes.SERVER)


def test_with_share_devices_are_told_where(
    begin: Callable[..., Done], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(classes, "network_address", lambda: "192.168.1.20")
    done = begin("--lesson", SLUG, "--share", "--port", "8600")
    code = found_in(CODE, done.out)
    assert f"http://192.168.1.20:8600/?class={code}" in done.out
    assert "can open the class and nothing else on this machine" in done.out
    assert "They reach it at http://192.168.1.20:8600" in done.out
    assert "http://localhost:8600/teacher" in done.out
    assert "--server.address=0.0.0.0" in words


def test_a_machine_may_be_named(begin: Callable[..., Done], words: list[str]) -> None:
    done = begin("--lesson", SLUG, "--share", "--host", "teacher.local", "--port", "8600")
    assert f"http://teacher.local:8600/?class={found_in(CODE, done.out)}" in done.out


def test_classes_that_go_on_are_served_again(
    begin: Callable[..., Done], words: list[str], folder: Path
) -> None:
    store = str(folder / "c.db")
    with open_classroom(store) as kept:
        code = kept.start(PLAN).code
        done = begin("--resume", "--store", store, "--port", "8600")
        assert done.code == 0 and words
        assert "Classes are at http://localhost:8600." in done.out
        assert "Your key" not in done.out and code not in done.out
        assert kept.session(code).plan == PLAN


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lesson", SLUG, "--resume"),
        ("--lesson", SLUG, "--article", "articles"),
        ("--article", "articles", "--resume"),
        ("--lesson", SLUG, "--article", "articles", "--resume"),
    ],
)
def test_only_one_of_three_can_be_begun(
    begin: Callable[..., Done], words: list[str], arguments: tuple[str, ...]
) -> None:
    done = begin(*arguments)
    assert done.code == 2
    assert "Choose one of --lesson, --article and --resume." in done.err
    assert not words and not done.out


def test_without_a_lesson_and_without_a_keyboard_the_lessons_are_named(
    begin: Callable[..., Done], words: list[str]
) -> None:
    done = begin()
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("slantwise: Name a lesson with --lesson: ")
    assert all(each.slug in done.err for each in lessons())
    assert not words


@pytest.mark.parametrize("by", ["slug", "number"])
def test_at_a_keyboard_a_lesson_is_chosen(
    by: str, begin: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = lessons()
    answer = every[1].slug if by == "slug" else " 2 "
    monkeypatch.setattr("builtins.input", lambda _: answer)
    monkeypatch.setattr(classes.sys, "stdin", Terminal())
    wanted = classes.Wanted(None, (), False, None, 8600, None, False)
    assert classes._plan(wanted).title == every[1].title


@pytest.mark.parametrize("answer", ["0", "99", "", "nothing", "²"])
def test_a_lesson_that_is_none_is_said(
    answer: str, folder: Path, words: list[str], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr("builtins.input", lambda _: answer)
    monkeypatch.setattr(classes.sys, "stdin", Terminal())
    wanted = classes.Wanted(None, (), False, None, 8600, None, False)
    assert classes.begin(wanted, open_browser=False, while_read=False) == 1
    assert f"there is no lesson “{answer}”" in capsys.readouterr().err


class Terminal:
    """Somebody at the keyboard."""

    def isatty(self) -> bool:
        return True


def test_an_unknown_lesson_is_said(begin: Callable[..., Done], words: list[str]) -> None:
    done = begin("--lesson", "nope")
    assert (done.code, done.out) == (1, "")
    assert "there is no lesson “nope”" in done.err and SLUG in done.err
    assert not words


def test_a_port_that_is_taken_is_said_before_anything_is_begun(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = slantwise("class", "--lesson", SLUG, "--port", str(port), cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert f"Port {port} is in use by another program. Choose another with --port." in done.err
    assert not (folder / "home").exists()


@pytest.mark.parametrize("command", [("--lesson", SLUG, "--port", "8600"), ("purge",)])
@pytest.mark.parametrize("place", ["broken.csv", "articles", "nowhere/c.db", "mysql://a/b"])
def test_a_place_that_cannot_be_read_is_said(
    place: str, command: tuple[str, ...], begin: Callable[..., Done], words: list[str]
) -> None:
    done = begin(*command, "--store", place)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("slantwise: ") and "Traceback" not in done.err
    assert not words


# Of one's own articles


def test_own_texts_are_read_together(begin: Callable[..., Done], folder: Path) -> None:
    store = str(folder / "c.db")
    files = [str(folder / "articles" / f"{title}.txt") for title in ("Storm", "Calm")]
    done = begin("--article", files[0], "--article", files[1], "--store", store)
    assert (done.code, done.err) == (0, "")
    with open_classroom(store) as kept:
        plan = kept.session(found_in(CODE, done.out)).plan
    assert plan.title == "Reading together"
    assert [each.title for each in plan.texts] == ["Storm", "Calm"]
    assert {each.outlet for each in plan.texts} == {"Echo"}
    assert (plan.categories, plan.scales) == (CATEGORIES, SCALES)


def test_a_folder_of_texts_is_read(begin: Callable[..., Done], folder: Path) -> None:
    done = begin("--article", str(folder / "articles"), "--store", str(folder / "c.db"))
    with open_classroom(str(folder / "c.db")) as kept:
        assert len(kept.session(found_in(CODE, done.out)).plan.texts) == 2


def test_a_text_that_is_too_long_is_explained(
    begin: Callable[..., Done], words: list[str], folder: Path
) -> None:
    (folder / "long.txt").write_text(f"---\ntitle: Epic\n---\n\n{'It went on. ' * 2_000}")
    done = begin("--article", "long.txt")
    assert (done.code, done.out) == (1, "")
    assert "“Epic” has 2" in done.err and f"up to {LONGEST_TEXT:,} fit" in done.err
    assert not words


def test_too_many_texts_are_explained(begin: Callable[..., Done], folder: Path) -> None:
    for at in range(MOST_TEXTS + 1):
        (folder / "articles" / f"{at}.txt").write_text(f"Number {at} of many texts. " * 9)
    done = begin("--article", "articles")
    assert done.code == 1
    assert f"1 to {MOST_TEXTS} texts, not {MOST_TEXTS + 3}" in done.err


@pytest.mark.parametrize("given", ["gone.txt", "broken.csv"])
def test_what_cannot_be_read_is_named(
    given: str, begin: Callable[..., Done], words: list[str]
) -> None:
    done = begin("--article", given)
    assert (done.code, done.out) == (1, "")
    assert given in done.err
    assert not words


# Deleted


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    """A store with a class of the day before yesterday, and one that goes on."""
    place = str(tmp_path / "purged.db")
    now = [0.0]
    with Classroom(Connector(place_of(place)), lambda: now[0]) as kept:
        kept.start(PLAN)
    with open_classroom(place) as kept:
        # A start deletes what is over: the old one is made again behind it.
        kept.start(PLAN)
    with Classroom(Connector(place_of(place)), lambda: -LASTS) as kept:
        kept.start(PLAN)
    yield place


def test_only_what_is_over_is_deleted_unless_all_is(store: str, folder: Path) -> None:
    def purge(*more: str) -> str:
        done = slantwise("class", "purge", "--store", store, *more, cwd=folder)
        assert (done.code, done.err) == (0, "")
        return done.out

    assert purge() == "1 class deleted.\n"
    assert purge() == "0 classes deleted.\n"
    with open_classroom(store) as kept:
        kept.start(PLAN)
    assert purge("--all") == "2 classes deleted.\n"
    with open_classroom(store) as kept:
        assert kept.purge(everything=True) == 0


def test_classes_of_yesterday_are_deleted_when_one_begins(
    store: str, begin: Callable[..., Done]
) -> None:
    assert begin("--resume", "--store", store).code == 0
    with open_classroom(store) as kept:
        assert kept.purge() == 0
        assert kept.purge(everything=True) == 1


def test_a_store_that_is_not_there_is_not_purged(folder: Path) -> None:
    done = slantwise("class", "purge", "--all", "--store", "mispelt.db", cwd=folder)
    assert (done.code, done.out) == (1, "")
    assert "mispelt.db, so nothing was deleted" in done.err
    assert not (folder / "mispelt.db").exists()


def test_the_own_store_is_purged_where_none_is_named(folder: Path) -> None:
    done = slantwise("class", "purge", cwd=folder)
    assert (done.code, done.out) == (0, "0 classes deleted.\n")
    place = folder / "home" / "slantwise" / FILE_NAME
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


# The one that runs


def test_ctrl_c_ends_it_and_the_class_can_be_resumed(tmp_path: Path) -> None:
    store = str(tmp_path / "c.db")
    with serving(tmp_path, "--lesson", SLUG, "--store", store) as served:
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(60) == 0
        said = served.said
    assert "Traceback" not in said and "Uvicorn" not in said
    assert said.splitlines()[-1].strip() == "" or said.splitlines()[-1].startswith("Ctrl+C stops")
    with open_classroom(store) as kept:
        assert kept.session(found_in(CODE, said)).stage == "marking"
