"""What one visitor has put in and not kept yet: what was read of it, and how it was left."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from dashboard.adding.background import Work
from dashboard.adding.findings import Findings, Traits
from dashboard.adding.reading import Outcome
from dashboard.adding.sources import PASTED_LINKS, Source, listed, unread
from dashboard.adding.storing import Stored
from dashboard.fetching import address_in, can_be_tried_again
from dashboard.intake import carried, followed, with_outlet
from data import Link, Reading


@dataclass(frozen=True)
class Basket:
    """`asked` are the sources that no widget holds (text, links, feeds), `readings` what was read,
    by key; `ended` names those that were not read to the end.

    `opened` is the review as the table was given it, and `left` as the person left it; `version`
    changes with `opened`, and `batch` when everything was kept or cleared: widgets begin anew then.
    `kept` is how many articles the library took in last, `fault` why it took no more, and `known`
    are the articles of this basket that were kept before the rest. `traits` outlive all of it.
    """

    asked: Mapping[str, Source] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
    fetched: frozenset[str] = frozenset()
    reading: Work[Outcome] | None = None
    storing: Work[Stored] | None = None
    findings: Findings | None = None
    opened: pd.DataFrame | None = None
    left: pd.DataFrame | None = None
    version: int = 0
    batch: int = 0
    kept: int = 0
    fault: str = ""
    known: frozenset[str] = frozenset()
    traits: Traits = field(default_factory=dict)

    def asking(self, source: Source) -> "Basket":
        """With one source more. Pasted links take the place of those that could not be read."""
        readings = {key: one for key, one in self.readings.items() if key != source.key}
        asked = {**self.asked, source.key: source}
        if source.lines:
            readings = {key: _forgiven(one, self._lines_of(key)) for key, one in readings.items()}
            asked = {key: replace(one, lines=()) for key, one in asked.items()}
            asked[source.key] = source
        return replace(self, asked=asked, readings=readings)

    def _lines_of(self, key: str) -> tuple[str, ...]:
        return self.asked[key].lines if key in self.asked else ()

    def unread(self) -> tuple[str, ...]:
        """The lines of pasted links that were tried and could not be read."""
        told = (unread(self._lines_of(key), one) for key, one in self.readings.items())
        return tuple(line for lines in told for line in lines)

    def failed(self) -> tuple[Link, ...]:
        """The pages that were tried and could not be had, and may be now."""
        named = {source.name for source in self.asked.values()}  # a feed is no page
        told = {
            problem.file
            for one in self.readings.values()
            for problem in one.problems
            if problem.severity == "error" and "://" in problem.file and can_be_tried_again(problem)
        }
        known = {link.url: link for one in self.readings.values() for link in one.links}
        return tuple(known.get(url, Link(url)) for url in sorted(told - named))

    def retrying(self) -> "Basket":
        """With the pages that could not be had to be tried again."""
        wanted = self.failed()
        urls = tuple(link.url for link in wanted)
        readings = {key: _forgiven(one, urls) for key, one in self.readings.items()}
        return replace(self, readings=readings).asking(listed(wanted))

    def fetching(self, links: tuple[Link, ...], known: Collection[str] = ()) -> "Basket":
        """With the pages that links lead to, but for those at `known` addresses."""
        fetched = self.fetched | {link.url for link in links}
        return replace(self.asking(listed(links, known)), fetched=fetched)

    def resumed(self) -> "Basket":
        """With what was ended early to be read again."""
        kept = {key: one for key, one in self.readings.items() if key not in self.ended}
        return replace(self, readings=kept, ended=frozenset())

    def emptied(self, kept: int = 0) -> "Basket":
        """Without anything in it; `kept` articles of it are in the library now."""
        batch, version = self.batch + 1, self.version + 1
        return Basket(batch=batch, version=version, kept=kept, traits=self.traits)

    def with_stored(self, stored: Stored) -> "Basket":
        """After keeping: without what is kept; of what was left out nothing stays either, once all
        that was wanted is kept."""
        if self.findings is None or self.left is None:
            return replace(self, storing=None)
        rest = self.left[~self.left.index.isin(list(stored.ids))]
        if not rest["keep"].any():
            return self.emptied(stored.new)
        findings = self.findings.without(stored.ids)
        return replace(
            self,
            storing=None,
            findings=findings,
            opened=rest,
            left=rest,
            version=self.version + 1,
            kept=stored.new,
            fault=stored.fault,
            known=self.known | stored.ids,
        )

    def with_outcome(self, outcome: Outcome) -> "Basket":
        """After reading; what the person had changed in the review stays changed."""
        proposed = outcome.findings.proposed
        if self.findings is not None and self.left is not None:
            proposed = followed(carried(proposed, self.findings.proposed, self.left))
        return replace(
            self,
            readings=outcome.readings,
            ended=self.ended | outcome.ended,
            reading=None,
            findings=outcome.findings,
            opened=proposed,
            left=proposed,
            version=self.version + 1,
        )

    def naming(self, outlet: str) -> "Basket":
        """With an outlet for the articles that state none."""
        if self.left is None:
            return self
        named = followed(with_outlet(self.left, outlet))
        return replace(self, opened=named, left=named, version=self.version + 1)

    def to_fetch(self) -> tuple[Link, ...]:
        """The links of lists without text that nobody has asked to fetch yet."""
        read = (one for key, one in self.readings.items() if key not in self.ended)
        return tuple(link for one in read for link in one.links if link.url not in self.fetched)


def _forgiven(found: Reading, lines: tuple[str, ...]) -> Reading:
    """A reading without what it says of some lines of links."""
    if not lines:
        return found
    urls = {address_in(line) for line in lines}
    kept = (one for one in found.problems if one.file not in urls and one.file != PASTED_LINKS)
    return replace(found, problems=tuple(kept))
