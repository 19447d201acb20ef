"""Who published a text, who else wrote on the story, and what the class had guessed."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from dashboard.html_parts import heading_html, list_html, paragraph_html
from data.classroom.parts import ClassText, Given


def reveal_html(text: ClassText, guesses: Counter[str] | None = None, own: str = "") -> str:
    """What was hidden of a text; `own` is the guess of whoever looks."""
    by = f" by {text.author}" if text.author else ""
    day = f", {text.published}" if text.published else ""
    told = heading_html(f"It was published by {text.outlet or 'an outlet that is not known'}", 3)
    if by or day:
        told += paragraph_html(
            f"Written{by}{day}." if by else f"Published{day.replace(',', ' on', 1)}."
        )
    if own:
        told += paragraph_html(f"You guessed {own}.")
    if guesses:
        told += _guesses(text.outlet, guesses)
    if text.others:
        told += paragraph_html("On the same story:")
        told += list_html([f"{outlet}: {title}" for outlet, title in text.others])
    return f'<div class="class-reveal">{told}</div>'


def guesses_of(given: Sequence[Given], number: int) -> Counter[str]:
    """How often each outlet was guessed for a text."""
    every = (each.answer for each in given)
    return Counter(one.guess for one in every if one.text == number and one.guess)


def _guesses(outlet: str, guesses: Counter[str]) -> str:
    total = guesses.total()
    rows = "".join(
        f"<li{' class=right' if name == outlet else ''}>{escape(name)}"
        f' <span>{count} of {total}</span><meter min="0" max="{total}" value="{count}"'
        f' aria-label="{escape(name)}: {count} of {total}"></meter></li>'
        for name, count in guesses.most_common()
    )
    return f'<p class="answer">The class guessed:</p><ul class="class-guesses">{rows}</ul>'
