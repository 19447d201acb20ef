"""A library: articles kept for good, with what was corrected in them and measured of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd
from sqlalchemy import Connection, func, select

from data.closing import Closing
from data.library import by_hand, facts, failures, kept, measured, rows
from data.library.connecting import Connector
from data.library.place import Place, place_of
from data.library.schema import articles
from data.library.upgrade import Opening, bring_up_to_date, refuse_what_is_no_library
from data.problem import Problem

TRANSACTION: Final = 500
"""Articles that are added as a whole or not at all: a second of work that a crash can cost."""

Progress = Callable[[int], None]
"""Told how many articles are done."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding articles: how many are new, how many were there already."""

    new: int
    known: int


class Library(Closing):
    """An open library. Any number of threads and processes may read and add at the same time."""

    def __init__(self, connector: Connector, opening: Opening) -> None:
        self._connector = connector
        self.is_new: Final = opening.is_new
        """Whether it was made by this opening."""
        self.backup: Final = opening.backup
        """Where the library as it was before this opening is kept; "" if nothing was changed."""

    @property
    def place(self) -> Place:
        """Where the library is."""
        return self._connector.place

    def close(self) -> None:
        """Let go of the database."""
        self._connector.close()

    def _change(self, work: Callable[[Connection], int]) -> int:
        """Do `work`, which says how much it changed, and move the stamp if that is anything."""
        return self._connector.write(partial(facts.counted, work=work))

    # Articles

    def add(self, new: pd.DataFrame, progress: Progress | None = None) -> Added:
        """Add an Articles frame; an article that is there (by its article_id) is left as it is.

        500 articles at a time are added as a whole or not at all: after a crash, add the same
        frame again. Raises LibraryError.
        """
        once = new.drop_duplicates("article_id")
        added = 0
        for begin in range(0, len(once), TRANSACTION):
            part = once.iloc[begin : begin + TRANSACTION]
            added += self._change(partial(kept.add, new=part))
            if progress:
                progress(begin + len(part))
        return Added(added, len(new) - added)

    def articles(
        self, columns: Sequence[str] | None = None, *, as_they_came: bool = False
    ) -> pd.DataFrame:
        """Every article, oldest in the library first: an Articles frame without the long texts.

        Its index is the article_id. `columns` are those wanted, of an Articles frame. Outlets go
        by the name that aliases give them, groups are those that were found, and what was edited
        by hand is in place, unless they are wanted `as_they_came`.
        Raises KeyError for a column that is not there.
        """
        names = rows.SHORT if columns is None else tuple(columns)
        if unknown := set(names) - set(rows.SHORT):
            raise KeyError(f"no such columns of a library's articles: {sorted(unknown)}")
        return self._connector.read(partial(kept.listing, names=names, as_they_came=as_they_came))

    def __len__(self) -> int:
        count = select(func.count()).select_from(articles)
        return self._connector.read(lambda connection: connection.execute(count).scalar_one())

    def text(self, article_id: str) -> str:
        """The cleaned body of an article. Raises KeyError when there is no such article."""
        return str(self.texts([article_id]).at[article_id, "text"])

    def texts(self, ids: Sequence[str]) -> pd.DataFrame:
        """The columns `text`, `text_raw` and `removed` of some articles, in the order of `ids`,
        which is their index. Raises KeyError for an article that is not there."""
        return self._connector.read(partial(kept.long_texts, ids=list(ids)))

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of `ids` that are in the library."""
        return self._connector.read(partial(kept.known, ids=list(dict.fromkeys(ids))))

    def containing(self, words: str) -> set[str]:
        """The article_id of every article whose text holds `words`, in any case."""
        return self._connector.read(partial(kept.containing, words=words))

    def put_stories(self, stories: pd.Series, before: pd.Series | None = None) -> None:
        """Keep the story that grouping found for each article_id in the index; "" is none.

        A story that the article came with, or that was set by hand, is shown before it. `before`
        are the stories in `groups_found` that these were worked out from: raises Overtaken, and
        keeps nothing, where somebody else has kept others since.
        """
        self._change(partial(kept.put_found, column="story_found", groups=stories, before=before))

    def put_reprint_groups(self, groups: pd.Series, before: pd.Series | None = None) -> None:
        """Keep the reprint group that was found for each article_id in the index; "" is none.

        `before` and Overtaken are as with `put_stories`.
        """
        self._change(partial(kept.put_found, column="reprint_found", groups=groups, before=before))

    def groups_found(self) -> pd.DataFrame:
        """What grouping found, by article_id: `story` and `reprint_group`, missing where it has not
        looked yet."""
        return self._connector.read(kept.groups_found)

    def ungrouped(self) -> int:
        """How many articles grouping has not looked at for reprints, or for stories."""
        return self._connector.read(kept.ungrouped)

    def put_traits(self, kind: str, form: str, packed: Mapping[str, bytes]) -> None:
        """Keep what a kind of groups is found by, by article_id; `form` says how it was made."""
        self._connector.write(partial(kept.put_traits, kind=kind, form=form, packed=packed))

    def traits(self, kind: str, form: str) -> dict[str, bytes]:
        """What was made in this way for a kind of groups, by article_id."""
        return self._connector.read(partial(kept.traits_of, kind=kind, form=form))

    # Numbers

    def put_scores(self, version: str, numbers: pd.DataFrame) -> int:
        """Keep the numbers of texts, whose text_digest is the index; how many texts had none.

        `version` stands for all that the numbers depend on besides the text. Columns are int64 or
        float64, and the same in every frame of a version, else this raises ValueError; labels
        (`article_id`, `outlet`) are passed over.
        """
        return self._connector.write(partial(measured.put, version=version, numbers=numbers))

    def make_room(self, always: str, newest: int, wanted: str) -> None:
        """Forget numbers, but for those of the versions `always` and `wanted`, and of the `newest`
        others."""
        self._connector.write(partial(measured.make_room, stay=(always, wanted), newest=newest))

    def scores(self, version: str) -> pd.DataFrame:
        """The numbers of every measured article, by article_id, oldest in the library first."""
        return self._connector.read(partial(measured.get, version=version))

    def scores_by_text(self, version: str) -> pd.DataFrame:
        """The numbers of every measured text, by text_digest: what `put_scores` takes."""
        return self._connector.read(partial(measured.by_text, version=version))

    def unscored(self, version: str, size: int = 650) -> Iterator[pd.DataFrame]:
        """What has no numbers of this version, each text once: frames of at most `size` rows.

        Their index is the text_digest, their columns are `article_id`, `title`, `text`, `language`.
        """
        missing = self._connector.read(partial(measured.missing, version=version))
        for begin in range(0, len(missing), size):
            some = missing[begin : begin + size]
            yield self._connector.read(partial(measured.to_measure, ids=some))

    # What people set

    def edit(self, edits: by_hand.Edits) -> None:
        """Set fields of articles by hand, by article_id and column.

        Raises ValueError for a column that is not in by_hand.EDITABLE, KeyError for an article
        that is not there.
        """
        self._change(partial(by_hand.put_edits, edits=edits))

    def edits(self) -> by_hand.Edits:
        """Everything that was set by hand, by article_id and column."""
        return self._connector.read(by_hand.edits)

    def name_outlet(self, alias: str, outlet: str) -> None:
        """Show articles of the outlet `alias`, in any case, under the name `outlet`.

        An `outlet` of "" takes the alias back.
        """
        self._change(partial(by_hand.put_alias, alias=alias, outlet=outlet))

    def aliases(self) -> dict[str, str]:
        """The name an outlet is shown under, by alias in lower case."""
        return self._connector.read(by_hand.aliases)

    def correct(self, kind: str, subject: str, detail: by_hand.Detail) -> int:
        """Note a correction of what was grouped, such as a story that was split; its number."""
        note = partial(by_hand.put_correction, kind=kind, subject=subject, detail=detail)
        return self._change(note)

    def take_back(self, before: by_hand.Before) -> None:
        """Undo corrections and what came of them: all of it or nothing. Raises LibraryError."""
        self._change(partial(_taken_back, before=before))

    def corrections(self, kind: str | None = None) -> tuple[by_hand.Correction, ...]:
        """The corrections, or those of one kind, in the order they were made."""
        return self._connector.read(partial(by_hand.corrections, kind=kind))

    def save_view(self, name: str, query: str) -> None:
        """Keep the query of a view's address under a name, in place of an earlier one.

        Raises ValueError where there is no name.
        """
        self._connector.write(partial(by_hand.put_view, name=name, query=query))

    def forget_view(self, name: str) -> None:
        """Keep a view no longer."""
        self._connector.write(partial(by_hand.drop_view, name=name))

    def views(self) -> dict[str, str]:
        """The query of every saved view, by name."""
        return self._connector.read(by_hand.views)

    # What failed

    def put_failed(self, problems: Iterable[Problem]) -> None:
        """Keep the inputs that errors among `problems` name, each with its last error."""
        self._connector.write(partial(failures.put, problems=list(problems)))

    def forget_failed(self, sources: Iterable[str]) -> None:
        """Keep these inputs no longer: they were read after all."""
        self._connector.write(partial(failures.drop, sources=list(sources)))

    def failed(self) -> pd.DataFrame:
        """Inputs that could not be read: `source`, `what`, `advice`, `where_in_it`, `tried`."""
        return self._connector.read(failures.get)

    # The library itself

    def info(self) -> facts.Info:
        """What is in the library, counted."""
        return self._connector.read(partial(facts.info, place=self.place))

    def stamp(self) -> int:
        """A number that grows when articles, groups or corrections change: what follows from them,
        such as numbers, is not counted."""
        return self._connector.read(facts.stamp)

    def vacuum(self, version: str | None = None) -> int:
        """Give back unused room, and forget the numbers of every version but `version` (if one is
        given); how many those were."""
        gone = 0
        if version is not None:
            gone = self._connector.write(partial(measured.drop_others, version=version))
        self._connector.alone("VACUUM")
        if self.place.path:
            self._connector.alone("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone


def _taken_back(connection: Connection, before: by_hand.Before) -> int:
    gone = [by_hand.drop_correction(connection, number) for number in before.corrections]
    stories = pd.Series(before.found, dtype="str")
    found = kept.put_found(connection, "story_found", stories) if len(stories) else 0
    edits = [by_hand.put_story_back(connection, *each) for each in before.edits.items()]
    return sum(gone) + found + sum(edits)


def open(place: str | Path | None = None, *, create: bool = True) -> Library:
    """The library at a path or a URL; without one, that of whoever runs this.

    It is made where there is none, unless `create` is False, and brought up to date where an older
    Slantwise made it; `Library.backup` then says where it is kept as it was.
    Raises LibraryError.
    """
    found = place_of(place)
    refuse_what_is_no_library(found, create)
    with ExitStack() as undo:  # Ctrl-C during an upgrade, too, must not leave the library held
        connector = Connector(found)
        undo.callback(connector.close)
        library = Library(connector, bring_up_to_date(connector))
        undo.pop_all()
    return library
