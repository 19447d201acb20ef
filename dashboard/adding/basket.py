"""What one visitor has put in and not kept yet: what was read of it, and how it was left."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from dashboard.adding.findings import Findings, Traits
from dashboard.adding.job import Job, Outcome
from dashboard.adding.sources import Source, listed
from dashboard.intake import carried, followed, with_outlet
from data import Link, Reading


@dataclass(frozen=True)
class Basket:
    """`asked` are the sources that no widget holds (text, links, feeds), `readings` what was read,
    by key; `ended` names those that were not read to the end.

    `opened` is the review as the table was given it, and `left` as the person left it; `version`
    changes with `opened`, and `batch` when everything was kept or cleared: widgets begin anew then.
    `kept` is how many articles the library took in last. `traits` outlive all of it.
    """

    asked: Mapping[str, Source] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()
    fetched: frozenset[str] = frozenset()
    job: Job | None = None
    findings: Findings | None = None
    opened: pd.DataFrame | None = None
    left: pd.DataFrame | None = None
    version: int = 0
    batch: int = 0
    kept: int = 0
    traits: Traits = field(default_factory=dict)

    def asking(self, source: Source) -> "Basket":
        """With one source more."""
        return replace(self, asked={**self.asked, source.key: source})

    def fetching(self, links: tuple[Link, ...]) -> "Basket":
        """With the pages that links lead to."""
        fetched = self.fetched | {link.url for link in links}
        return replace(self.asking(listed(links)), fetched=fetched)

    def resumed(self) -> "Basket":
        """With what was ended early to be read again."""
        kept = {key: one for key, one in self.readings.items() if key not in self.ended}
        return replace(self, readings=kept, ended=frozenset())

    def emptied(self, kept: int = 0) -> "Basket":
        """Without anything in it; `kept` articles of it are in the library now."""
        batch, version = self.batch + 1, self.version + 1
        return Basket(batch=batch, version=version, kept=kept, traits=self.traits)

    def with_outcome(self, outcome: Outcome) -> "Basket":
        """After a job; what the person had changed in the review stays changed."""
        proposed = outcome.findings.proposed
        if self.findings is not None and self.left is not None:
            proposed = followed(carried(proposed, self.findings.proposed, self.left))
        return replace(
            self,
            readings=outcome.readings,
            ended=self.ended | outcome.ended,
            job=None,
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
