"""What a class keeps from whom: the teacher's page, who published a text, and what others mark."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from dashboard.classroom.going_on import KEYS_EACH, TOO_OFTEN
from dashboard.classroom.teaching import LOOK
from dashboard.classroom.together import ENOUGH
from data.classroom.categories import CATEGORIES, LOADED, SCALES, SOURCE
from data.classroom.opening import open_classroom
from data.classroom.parts import LONGEST_NAME, Answer, Category, ClassText, Mark, Plan, Scale
from data.classroom.store import Classroom, Seat, Started
from tests.browser.axe import violations
from tests.dashboard.classroom.server import Served, serving

pytestmark = pytest.mark.browser

TEXT = (
    "The reckless plan might fail, according to the Velvet Gazette. Residents said the harbour had"
    " been neglected for years. A quiet xylophone quartet played on, and Zora Quill was there.\n"
    "Officials told the Gazette that nobody knows. The mayor called it a shameful disaster. It"
    " could rain again on Friday, the weather service said."
)
BLIND = ClassText(
    "A plan for the harbour",
    TEXT,
    "Velvet Gazette",
    "Zora Quill",
    "3 March 2026",
    (("Ochre Post", "Harbour headline elsewhere"),),
)
PLAN = Plan("Read blind", (BLIND,), (SOURCE, LOADED), SCALES)
HIDDEN = ("Velvet", "Gazette", "Zora", "Quill", "March 2026", "Ochre", "elsewhere")
PHRASE = "xylophone quartet"

IMAGE = "<img src=x onerror=alert(1)>"
LINK = "$\\href{javascript:alert(1)}{x}$"
LONG = "W" * LONGEST_NAME


@dataclass(frozen=True)
class Going:
    """A server of classes, and its store."""

    server: Served
    kept: Classroom

    @property
    def address(self) -> str:
        return self.server.address


@pytest.fixture(scope="module")
def going(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Going]:
    """A server for all tests of this file; each begins classes of its own."""
    folder = tmp_path_factory.mktemp("classes")
    with served_in(folder) as found:
        yield found


class served_in:
    """Serves the classes of a folder while the block lasts."""

    def __init__(self, folder: Path) -> None:
        store = str(folder / "classes.db")
        self._kept = open_classroom(store)
        self._serving = serving(folder, "--resume", "--store", store)

    def __enter__(self) -> Going:
        return Going(self._serving.__enter__(), self._kept)

    def __exit__(self, *_: object) -> None:
        self._serving.__exit__(None, None, None)
        self._kept.close()


def marked(kept: Classroom, begun: Started) -> list[Seat]:
    """Pupils enough for figures, who marked the same phrase and have finished."""
    text = kept.session(begun.code).plan.texts[0].text
    start = text.find(PHRASE)
    start, end = (start, start + len(PHRASE)) if start >= 0 else (0, 4)
    seats = [kept.join(begun.code) for _ in range(ENOUGH + 1)]
    for at, seat in enumerate(seats):
        keys = [each.key for each in kept.session(begun.code).plan.categories]
        marks = [Mark(key, start, end) for key in keys] + [Mark(keys[0], at, at + 3)]
        kept.save_marks(seat.pupil, Answer(0, 1, tuple(marks)))
        guesses = kept.session(begun.code).plan.guesses
        kept.save_replies(seat.pupil, 0, {}, guesses[0] if guesses else "", finished=True)
    return seats


def join(page: Page, going: Going, begun: Started) -> None:
    """Join as the link on the board leads to."""
    page.goto(f"{going.address}/?class={begun.code}")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text(re.compile(r"^You are "))).to_be_visible()
    expect(page.locator(".marking")).to_be_visible()


def unlock(page: Page, code: str, key: str) -> None:
    """Type a code and a key at the teacher's door."""
    page.get_by_label("Code of the class").fill(code)
    page.get_by_label("Your key").fill(key)
    page.get_by_role("button", name="Open").click()


def teach(page: Page, going: Going, begun: Started) -> None:
    """Open the teacher's page with the key."""
    page.goto(f"{going.address}/teacher")
    unlock(page, begun.code, begun.key)
    expect(page.get_by_text("have joined")).to_be_visible()


@pytest.fixture
def frames(page: Page) -> list[bytes]:
    """All that the browser is told through its socket."""
    received: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on(
            "framereceived",
            lambda said: received.append(said.encode() if isinstance(said, str) else said),
        )

    page.on("websocket", listen)
    return received


@pytest.fixture
def alarms(page: Page) -> list[str]:
    """What a page that runs a stranger's script would show."""
    shown: list[str] = []

    def note(dialog: object) -> None:
        shown.append(str(dialog))
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", note)
    return shown


# Who gets in


def test_nobody_guesses_the_key(page: Page, tmp_path: Path) -> None:
    with served_in(tmp_path) as going:
        begun = going.kept.start(PLAN)
        page.goto(f"{going.address}/teacher")
        for number in range(KEYS_EACH):
            unlock(page, begun.code, f"AAAA-AAAA-AAAA-AAA{number + 2}")
            expect(page.get_by_text("This is not the key of that class.")).to_be_visible()
            expect(page.get_by_text(TOO_OFTEN)).to_have_count(0)
            page.reload()
            expect(page.get_by_label("Your key")).to_be_visible()
        unlock(page, begun.code, begun.key)
        expect(page.get_by_text(TOO_OFTEN)).to_be_visible()
        page.reload()
        unlock(page, begun.code, begun.key)
        expect(page.get_by_text(TOO_OFTEN)).to_be_visible()
        assert "have joined" not in page.content()
        assert PLAN.title not in page.content()


def test_the_teachers_page_needs_the_key_of_this_class(
    page: Page, going: Going, frames: list[bytes]
) -> None:
    begun, other = going.kept.start(PLAN), going.kept.start(replace(PLAN, title="Another"))
    join(page, going, begun)
    frames.clear()
    page.goto(f"{going.address}/teacher?class={begun.code}")
    expect(page.get_by_label("Your key")).to_be_visible()  # a pupil's seat opens nothing
    unlock(page, begun.code, other.key)
    expect(page.get_by_text("This is not the key of that class.")).to_be_visible()
    told = b"".join(frames)
    assert b"have joined" not in told and PLAN.title.encode() not in told
    unlock(page, begun.code.lower(), begun.key.lower().replace("-", " "))
    expect(page.get_by_text("have joined")).to_be_visible()
    page.reload()
    expect(page.get_by_text("have joined")).to_be_visible()  # the tab remembers
    assert begun.key not in page.url


def test_a_key_of_a_class_that_is_over_does_not_use_up_tries(page: Page, going: Going) -> None:
    begun = going.kept.start(PLAN)
    page.goto(f"{going.address}/teacher")
    expect(page.get_by_label("Your key")).to_be_visible()
    page.evaluate("sessionStorage.setItem('slantwise-teacher', 'AAAAAA BBBBCCCCDDDDEEEE')")
    for _ in range(3):
        page.reload()
        expect(page.get_by_label("Your key")).to_be_visible()
    unlock(page, begun.code, begun.key)
    expect(page.get_by_text("have joined")).to_be_visible()


def test_a_wrong_code_opens_no_class(page: Page, going: Going) -> None:
    page.goto(f"{going.address}/?class=AAAAAA")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("There is no class with this code now.")).to_be_visible()
    code = page.get_by_label(re.compile("^Code of 6 letters"))
    for wrong in ("", "' OR 1=1 --", IMAGE[:20]):
        code.fill(wrong)
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_text("There is no class with this code now.")).to_be_visible()
    begun = going.kept.start(PLAN)
    code.fill(f" {begun.code[:3]}-{begun.code[3:].lower()}")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text(re.compile("^You are "))).to_be_visible()


def test_nothing_of_the_dashboard_is_here(page: Page, going: Going, frames: list[bytes]) -> None:
    for path in ("articles", "compare", "library", "add", "classroom"):
        page.goto(f"{going.address}/{path}?class=AAAAAA")
        expect(page.get_by_role("button", name="Join")).to_be_visible()
    told = b"".join(frames)
    for name in (b"Daily Blaze", b"Meridian Wire", b"How do these outlets write"):
        assert name not in told
    assert b"Join your class" in told  # that is where it would have been


# What is read blind


def test_a_pupil_is_told_nothing_before_its_time(
    page: Page, going: Going, frames: list[bytes]
) -> None:
    kept = going.kept
    begun = kept.start(PLAN)
    others = marked(kept, begun)
    join(page, going, begun)
    own = page.get_by_text(re.compile("^You are ")).inner_text()
    names = {seat.pupil.name for seat in others}
    page.get_by_text("I have finished this text").click()
    expect(page.get_by_role("switch").or_(page.get_by_role("checkbox"))).to_be_checked()
    page.wait_for_timeout(4_000)  # the page looks for news every three seconds

    def leaked(*words: str) -> list[str]:
        told = b"".join(frames)
        assert b"A plan for the harbour" in told
        return [word for word in words if re.search(rf"\b{word}\b".encode(), told)]

    assert not leaked(*HIDDEN, *(name for name in names if name not in own))
    assert not leaked(begun.key, "of you marked", *(seat.token for seat in others))

    kept.move(begun.code, "shared")
    expect(page.get_by_text("Marking is closed.")).to_be_visible()
    expect(page.locator(".slantwise-heat mark").first).to_be_visible()
    expect(page.get_by_role("heading", name="Only Slantwise")).to_be_visible()
    page.get_by_role("radio", name="Loaded word").click()
    expect(page.get_by_text("carries a judgement")).to_be_visible()
    assert not leaked(*HIDDEN, *(name for name in names if name not in own))

    kept.move(begun.code, "revealed")
    expect(page.get_by_text("It was published by Velvet Gazette")).to_be_visible()
    assert leaked(*HIDDEN) == list(HIDDEN)
    assert not leaked(begun.key, *(name for name in names if name not in own))

    kept.end(begun.code)
    expect(page.get_by_text(re.compile("class .*is over"))).to_be_visible()
    assert "harbour" not in page.content()


def test_the_text_itself_does_not_show_what_is_hidden_before_it_is_revealed(
    page: Page, going: Going
) -> None:
    begun = going.kept.start(PLAN)
    marked(going.kept, begun)
    teach(page, going, begun)
    page.get_by_text(LOOK).click()  # should it be on the wall, for all to see
    expect(page.locator(".slantwise-heat mark").first).to_be_visible()
    expect(page.get_by_role("heading", name="Only Slantwise")).to_be_visible()
    for word in HIDDEN:
        assert not re.search(rf"\b{word}\b", page.content())


def test_a_title_that_names_its_outlet_does_not_show_it(
    page: Page, going: Going, frames: list[bytes]
) -> None:
    text = replace(BLIND, title="Harbour plan fails | Velvet Gazette")
    join(page, going, going.kept.start(replace(PLAN, texts=(text,))))
    told = b"".join(frames)
    assert b"Harbour plan fails" in told and b"Velvet" not in told


# What strangers wrote


@pytest.mark.parametrize("page", [{"viewport": {"width": 390, "height": 844}}], indirect=True)
@pytest.mark.parametrize("said", [IMAGE, LINK, LONG], ids=["image", "link", "long"])
def test_what_strangers_wrote_is_text_for_pupil_and_teacher(
    page: Page, going: Going, alarms: list[str], said: str
) -> None:
    kept, short = going.kept, said[:190]
    # A title that has the name of its outlet would be hidden.
    outlet, author = f"{short} Post", f"{short} Quill"
    text = ClassText(said, f"{said} {TEXT}", outlet, author, said, ((said, said),))
    category = Category("own", short, short)
    scale = Scale("own", short, short, short)
    begun = kept.start(Plan(short, (text,), (category, LOADED), (scale,), (outlet, "B")))
    marked(kept, begun)
    shown = page.locator(".stHtml, [data-testid=stHtml]")
    join(page, going, begun)
    expect(shown.get_by_text(said, exact=True).first).to_be_visible()
    harmless(page, alarms)
    kept.move(begun.code, "shared")
    expect(page.get_by_text("Marking is closed.")).to_be_visible()
    harmless(page, alarms)
    kept.move(begun.code, "revealed")
    expect(page.get_by_text(f"It was published by {outlet}", exact=True)).to_be_visible()
    expect(page.get_by_text(f"{said}: {said}", exact=True)).to_be_visible()
    harmless(page, alarms)
    teach(page, going, begun)
    expect(page.get_by_text(f"It was published by {outlet}", exact=True)).to_be_visible()
    harmless(page, alarms)


def harmless(page: Page, alarms: list[str]) -> None:
    """Nothing of it ran or became part of the page, and nothing is wider than the phone."""
    assert page.locator("img[src=x], a[href^='javascript'], .katex a").count() == 0
    assert not alarms
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


# For everybody

WIDTHS = ((1280, 900), (390, 844))
GUESSES = ("Velvet Gazette", "Ochre Post")


@pytest.mark.parametrize(
    "page",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}],
    ids=["light", "dark"],
    indirect=True,
)
def test_every_page_of_a_class_keeps_the_rules_of_accessibility(
    page: Page, going: Going, settle: Callable[[Page], None]
) -> None:
    kept = going.kept
    plan = replace(PLAN, texts=(BLIND, BLIND), categories=CATEGORIES, guesses=GUESSES)
    begun = kept.start(plan)
    marked(kept, begun)
    found: list[str] = []

    def look(what: str) -> None:
        for width, height in WIDTHS:
            page.set_viewport_size({"width": width, "height": height})
            settle(page)
            found.extend(f"{what}, {width}: {one}" for one in violations(page))

    page.goto(going.address)
    expect(page.get_by_role("button", name="Join")).to_be_visible()
    look("door")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("There is no class with this code now.")).to_be_visible()
    look("door with a wrong code")
    join(page, going, begun)
    look("pupil")
    kept.move(begun.code, "shared")
    expect(page.get_by_text("Marking is closed.")).to_be_visible()
    look("shared")
    kept.move(begun.code, "revealed")
    expect(page.get_by_text("It was published by")).to_be_visible()
    look("revealed")
    page.goto(f"{going.address}/teacher")
    expect(page.get_by_label("Your key")).to_be_visible()
    look("teacher's door")
    unlock(page, begun.code, begun.key)
    expect(page.get_by_text("have joined")).to_be_visible()
    look("teacher, revealed")
    kept.move(begun.code, "marking")
    page.reload()
    expect(page.get_by_text("have joined")).to_be_visible()
    look("teacher")
    kept.end(begun.code)
    assert not found, "\n".join(found)
