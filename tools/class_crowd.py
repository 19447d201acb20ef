"""A class under load: pupils who mark a text, and the teacher who looks on, each in a tab.

A pupil keeps and sends marks as `marking.js` does. Now and then a pupil marks a word that nobody
else ever marks: it is on the teacher's heat map from the moment on in which the page is that new.
"""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from dashboard.classroom.marking import merged, words_of
from dashboard.classroom.teaching import LOOK
from data.classroom.codes import typed
from data.classroom.parts import Given, Mark
from tools.class_tab import Missing, Tab

Marked = tuple[str, int, int]
"""A category, the first and the last word, as the browser counts them."""

RESEND: Final = (2.0, 3.0, 5.0)  # seconds, as in marking.js
FULL: Final = 40  # marks of a pupil, who then takes one off as often as not
TELLING: Final = 8  # of so many marks, one is of a word that nobody else marks
REPLIES: Final = 10  # of so many marks, one is followed by an answer to a question
KINDS: Final = ("scale", "scale", "guess", "finished")
SETTLES: Final = 20.0  # seconds for what was last marked to be kept
SHOWS: Final = 5.0  # seconds for the last marks to come to the teacher
GUESS: Final = "Who published it? Guess."
FINISHED: Final = "I have finished this text"
SHORTEST: Final = 4  # letters of a word that nobody else marks
_HEAT: Final = re.compile(r'<mark class="heat[^>]*>(.*?)</mark>', re.DOTALL)
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What a pupil did to a text: every state of the marks by its revision, and the newest revision
    that the server said it keeps. `pupil` names the seat by its token."""

    pupil: str
    text: int
    states: Mapping[int, Sequence[Marked]]
    kept: int


def lost(
    said: Iterable[Said], given: Iterable[Given], numbers: Mapping[str, int], texts: Sequence[str]
) -> list[str]:
    """What is not in the store though the server said so, or is there otherwise than it was sent.

    `given` is what the store holds, `numbers` the number of each pupil by token.
    """
    stored = {(one.reader, one.answer.text): one.answer for one in given}
    found = list[str]()
    for one in said:
        answer = stored.get((numbers.get(one.pupil, -1), one.text))
        revision = answer.revision if answer else 0
        marks = answer.marks if answer else ()
        if revision < one.kept:
            found.append(f"revision {one.kept} was kept, {revision} is in the store")
        elif revision not in one.states:
            found.append(f"revision {revision} is in the store and was never sent")
        elif marks != expected(texts[one.text], one.states[revision]):
            found.append(f"the marks of revision {revision} are others than were sent")
    return found


def expected(text: str, marks: Iterable[Marked]) -> tuple[Mark, ...]:
    """What marks of words come to in characters."""
    words = words_of(text)
    return merged(Mark(key, words[first].start, words[last].end) for key, first, last in marks)


def with_mark(marks: Iterable[Marked], new: Marked) -> list[Marked]:
    """Marks with another: what it touches of its category becomes one with it."""
    every = list(marks)
    met = [one for one in every if one[0] == new[0] and one[1] <= new[2] and new[1] <= one[2]]
    one_of = [new, *met]
    joined = new[0], min(one[1] for one in one_of), max(one[2] for one in one_of)
    rest = [one for one in every if one not in met]
    return sorted([*rest, joined], key=lambda one: (one[1], one[2]))


@dataclass
class Sent:
    """When a revision was sent first, and over which connection."""

    at: float
    epoch: int


@dataclass
class Board:
    """What the teacher's heat map shows of words that one pupil alone marks.

    `fresh` is seconds from a mark to the map with it; `unseen` counts marks that never came. While
    `is_paused`, nothing is expected of it.
    """

    fresh: list[float] = field(default_factory=list[float])
    unseen: int = 0
    shown: set[str] = field(default_factory=set[str])
    is_paused: bool = False
    _waiting: dict[str, float] = field(default_factory=dict[str, float])

    def look(self, html: str) -> None:
        """Take in what the teacher's page shows now."""
        if "slantwise-heat" not in html:
            return
        now = time.perf_counter()
        self.shown = {word for mark in _HEAT.findall(html) for word in _LETTERS.findall(mark)}
        for word in self._waiting.keys() & self.shown:
            self.fresh.append(now - self._waiting.pop(word))

    def expect(self, word: str) -> None:
        """Wait for a word that is marked now."""
        if not self.is_paused:
            self._waiting[word] = time.perf_counter()

    def pause(self) -> None:
        """Expect nothing any more, until `is_paused` is set back: the server is gone."""
        self.is_paused = True
        self._waiting.clear()

    def close(self) -> None:
        """Count what has not come by now."""
        self.unseen += len(self._waiting)
        self._waiting.clear()


@dataclass
class Waits:
    """What pupils and the teacher waited for, in seconds."""

    door: list[float] = field(default_factory=list[float])
    joined: list[float] = field(default_factory=list[float])
    saved: list[float] = field(default_factory=list[float])
    across: list[float] = field(default_factory=list[float])
    back: list[float] = field(default_factory=list[float])
    teacher: list[float] = field(default_factory=list[float])


@dataclass
class Paper:
    """The marks of a pupil in one text, as `marking.js` has them: kept, sent, and sent again."""

    tab: Tab
    waits: Waits
    data: dict[str, Any]
    widget: str
    revision: int = 0
    saved: int = 0
    marks: list[Marked] = field(default_factory=list[Marked])
    states: dict[int, list[Marked]] = field(default_factory=dict[int, list[Marked]])
    foreign: int = 0
    _sent: dict[int, Sent] = field(default_factory=dict[int, Sent])
    _again: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self.revision = self.saved = self.data["revision"]
        self.marks = [(key, first, last) for key, first, last in self.data["marks"]]
        self.states[self.revision] = self.marks

    @property
    def is_saved(self) -> bool:
        """Whether the server keeps what is marked."""
        return self.saved >= self.revision

    @property
    def words(self) -> list[tuple[str | None, int]]:
        """Each word of the text, None where it is hidden, and the number of its paragraph."""
        paragraphs: list[list[str | None]] = self.data["paragraphs"]
        return [(word, at) for at, pieces in enumerate(paragraphs) for word in pieces[1::2]]

    def change(self, marks: list[Marked]) -> None:
        """Mark otherwise than before."""
        self.revision += 1
        self.marks = self.states[self.revision] = marks
        self._sent[self.revision] = Sent(time.perf_counter(), self.tab.epoch)
        self._send(0)

    def hear(self, data: dict[str, Any], widget: str) -> None:
        """What the server keeps."""
        self.data, self.widget, self.saved = data, widget, data["revision"]
        told = [(key, first, last) for key, first, last in data["marks"]]
        if sorted(told) != sorted(self.states.get(self.saved, [])):
            self.foreign += 1
        now = time.perf_counter()
        for revision in [each for each in self._sent if each <= self.saved]:
            sent = self._sent.pop(revision)
            is_across = sent.epoch != self.tab.epoch
            (self.waits.across if is_across else self.waits.saved).append(now - sent.at)
        if self.is_saved:
            self.stop()
        elif self._again is None:
            self._send(0)

    def stop(self) -> None:
        """Send nothing again."""
        if self._again:
            self._again.cancel()
            self._again = None

    def _send(self, tries: int) -> None:
        self.stop()
        self._again = asyncio.create_task(self._later(tries))
        state = {"text": self.data["text"], "revision": self.revision, "marks": self.marks}
        self.tab.set_component(self.widget, {"state": state})

    async def _later(self, tries: int) -> None:
        await asyncio.sleep(RESEND[min(tries, len(RESEND) - 1)])
        self._again = None
        self._send(tries + 1)


@dataclass
class Pupil:
    """A pupil of a class. `number` counts pupils, `text` is the place of the text that is marked.

    `own` are words that this pupil alone marks, for the teacher's board.
    """

    tab: Tab
    board: Board
    waits: Waits
    random: Random
    number: int
    text: int
    pupils: int
    paper: Paper | None = None
    marks_made: int = 0
    own: list[int] = field(default_factory=list[int])
    common: list[int] = field(default_factory=list[int])

    def __post_init__(self) -> None:
        self.tab.on_component = self._component

    async def join(self, code: str) -> None:
        """Open the page, type the code, and wait for the text."""
        begun = time.perf_counter()
        await self.tab.open()
        await self.tab.until(lambda: "Join" in self.tab.widgets and not self.tab.is_running, "door")
        self.waits.door.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        self.tab.submit("Join", {"Code of": code})
        await self.tab.until(lambda: self.paper is not None and not self.tab.is_running, "text")
        self.waits.joined.append(time.perf_counter() - begun)
        if self.text:
            first, self.paper = self.paper, None
            self.tab.choose("Text", f"Text {self.text + 1}")
            await self.tab.until(lambda: self.paper is not None, "other text")
            assert first
            first.stop()
        self._share_out()

    async def mark(self, until: float, every: float) -> None:
        """Mark and answer now and then, one mark in so many seconds, until a moment."""
        await asyncio.sleep(self.random.uniform(0, every))
        while time.perf_counter() < until:
            self._mark()
            self.marks_made += 1
            if self.marks_made % REPLIES == self.number % REPLIES:
                await asyncio.sleep(every / 3)
                self._reply()
            await asyncio.sleep(self.random.uniform(0.7, 1.3) * every)

    async def settle(self) -> None:
        """Wait until everything marked is kept, and close the tab."""
        try:
            await self.tab.until(lambda: self._paper.is_saved, "word that all is kept", SETTLES)
        except Missing as error:
            self.tab.errors.append(str(error))
        self._paper.stop()
        await self.tab.close()

    @property
    def said(self) -> Said:
        """What this pupil did to the text so far."""
        token = self.tab.held.get("seat", "")
        return Said(token, self.text, dict(self._paper.states), self._paper.saved)

    @property
    def _paper(self) -> Paper:
        if self.paper is None:
            raise Missing("there is no text")
        return self.paper

    def _component(self, name: str, data: dict[str, Any], widget: str) -> None:
        if not name.endswith("slantwise_marking"):
            return
        if self.paper and self.paper.data["key"] == data["key"]:
            self.paper.hear(data, widget)
        else:
            self.paper = Paper(self.tab, self.waits, data, widget)

    def _share_out(self) -> None:
        """Who marks which words: of those that occur once, every other is one pupil's alone."""
        words = [word for word, _ in self._paper.words]
        # “wing” is not alone beside “left-wing”: the map is read by letters.
        counts = Counter(_LETTERS.findall(" ".join(word or "" for word in words)))
        once = [at for at, word in enumerate(words) if word and counts[word] == 1]
        once = [at for at in once if len(words[at] or "") >= SHORTEST]
        alone = once[::2]
        self.own = alone[self.number % self.pupils :: self.pupils]
        self.common = [at for at, word in enumerate(words) if word and at not in alone]

    def _mark(self) -> None:
        paper = self._paper
        is_telling = self.own and not self.text and self.board.shown
        if is_telling and self.marks_made % TELLING == self.number % TELLING:
            return self._tell()
        marks = list(paper.marks)
        if len(marks) >= FULL and self.random.random() < 0.5:
            marks.remove(self.random.choice(marks))
        else:
            first = self.random.choice(self.common)
            is_longer = first + 1 in self.common and self._are_together(first, first + 1)
            keys = [each["key"] for each in paper.data["categories"]]
            new = self.random.choice(keys), first, first + is_longer * self.random.randint(0, 1)
            marks = with_mark(marks, new)
        paper.change(marks)
        return None

    def _tell(self) -> None:
        """Mark a word of one's own, in place of the last such word, for the board to show."""
        paper = self._paper
        key = paper.data["categories"][0]["key"]
        free = [at for at in self.own if self._word(at) not in self.board.shown]
        # A word that was taken off and is still shown would be no news.
        at = self.random.choice(free or [-1])
        others = [mark for mark in paper.marks if mark[1] not in self.own]
        if at >= 0:
            self.board.expect(self._word(at))
            others = with_mark(others, (key, at, at))
        paper.change(others)

    def _word(self, at: int) -> str:
        return self._paper.words[at][0] or ""

    def _are_together(self, first: int, second: int) -> bool:
        words = self._paper.words
        return words[first][1] == words[second][1]

    def _reply(self) -> None:
        kind = KINDS[self.marks_made // REPLIES % len(KINDS)]
        options = self.tab.options
        if kind == "guess":
            self.tab.pick(GUESS, self.random.choice(options[GUESS]))
        elif kind == "finished":
            self.tab.switch(FINISHED, is_on=self.random.random() < 0.8)
        else:
            scale = self.random.choice([each for each in options if each not in (GUESS, "Text")])
            self.tab.choose(scale, self.random.choice(options[scale]))


@dataclass(frozen=True)
class Lesson:
    """How a class goes: where it is, who comes within how many seconds, and for how long they mark,
    each once in so many seconds."""

    address: str
    code: str
    key: str
    pupils: int
    within: float
    lasts: float
    every: float
    seed: int
    texts: int


@dataclass
class Class:
    """Everybody in a class, and what they met with. `breaks` is what happens in the middle."""

    lesson: Lesson
    breaks: "Callable[[Class], Awaitable[None]] | None" = None
    waits: Waits = field(default_factory=Waits)
    board: Board = field(default_factory=Board)
    pupils: list[Pupil] = field(default_factory=list[Pupil])
    tabs: list[Tab] = field(default_factory=list[Tab])

    async def go(self) -> None:
        """Let the teacher and the pupils come, mark, meet with the break, mark on, and leave."""
        lesson = self.lesson
        teacher = self._tab("teacher", "", 0)
        teacher.on_html = self.board.look
        await self._unlock(teacher)
        apart = lesson.within / lesson.pupils
        coming = [self._come(number, number * apart) for number in range(lesson.pupils)]
        self.pupils = [pupil for pupil in await asyncio.gather(*coming) if pupil]
        until = time.perf_counter() + lesson.lasts
        await asyncio.gather(
            self._break(lesson.lasts / 2),
            *(pupil.mark(until, lesson.every) for pupil in self.pupils),
        )
        await asyncio.gather(*(pupil.settle() for pupil in self.pupils))
        await asyncio.sleep(SHOWS)
        self.board.close()
        await teacher.close()
        self.waits.back = [wait for tab in self.tabs for wait in tab.back_after]

    def said(self) -> list[Said]:
        """What every pupil did so far."""
        return [pupil.said for pupil in self.pupils]

    def _tab(self, page: str, query: str, number: int) -> Tab:
        tab = Tab(self.lesson.address, page, query, Random(self.lesson.seed + number))
        self.tabs.append(tab)
        return tab

    async def _unlock(self, teacher: Tab) -> None:
        begun = time.perf_counter()
        await teacher.open()
        await teacher.until(lambda: "Open" in teacher.widgets and not teacher.is_running, "door")
        codes = {"Code of": typed(self.lesson.code), "Your key": self.lesson.key}
        teacher.submit("Open", codes)
        await teacher.until(lambda: LOOK in teacher.widgets and not teacher.is_running, "class")
        teacher.switch(LOOK, is_on=True)
        self.waits.teacher.append(time.perf_counter() - begun)

    async def _come(self, number: int, after: float) -> Pupil | None:
        await asyncio.sleep(after)
        lesson = self.lesson
        tab = self._tab("", f"class={lesson.code}", number + 1)
        # Most read the first text, which the teacher looks at.
        text = 1 if lesson.texts > 1 and number % 6 == 5 else 0
        random = Random(lesson.seed - number - 1)
        pupil = Pupil(tab, self.board, self.waits, random, number, text, lesson.pupils)
        try:
            await pupil.join(lesson.code)
        except Missing as error:
            tab.errors.append(str(error))
            await tab.close()
            return None
        return pupil

    async def _break(self, after: float) -> None:
        if self.breaks is None:
            return
        await asyncio.sleep(after)
        self.board.pause()
        await self.breaks(self)
        await asyncio.gather(*(tab.come_back() for tab in self.tabs))
        self.board.is_paused = False
