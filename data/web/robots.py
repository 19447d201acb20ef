"""What a site asks of programs that read it: its robots.txt (RFC 9309)."""

from dataclasses import dataclass

from protego import Protego

LONGEST_PAUSE = 30.0  # seconds; a site that wants more is read at this pace all the same


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site for one program."""

    rules: Protego | None
    agent: str
    is_silent: bool = False

    @classmethod
    def nothing(cls, agent: str) -> "Robots":
        """The rules of a site that does not answer: nothing may be read."""
        return cls(None, agent, is_silent=True)

    @classmethod
    def of(cls, status: int, body: bytes, agent: str) -> "Robots":
        """The rules a site gave: none where it has no file, and no reading where it is broken."""
        if status >= 500:
            return cls.nothing(agent)
        if status >= 400:
            return cls(None, agent)
        return cls(Protego.parse(body.decode("utf-8-sig", "replace")), agent)

    def allows(self, url: str) -> bool:
        """Whether a page may be read."""
        if self.rules is None:
            return not self.is_silent
        return bool(self.rules.can_fetch(url, self.agent))

    @property
    def pause(self) -> float:
        """Seconds to leave between two pages; 0 where the site names none."""
        asked = None if self.rules is None else self.rules.crawl_delay(self.agent)
        return min(float(asked), LONGEST_PAUSE) if asked else 0.0
