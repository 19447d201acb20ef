"""Who published a text, who else wrote on the story, and what the class had guessed."""

from html import escape

from dashboard.classroom.guesses_chart import Guesses, guesses_in_words
from dashboard.html_parts import heading_html, list_html, paragraph_html
from data.classroom.parts import ClassText


def reveal_html(text: ClassText, guesses: Guesses, own: str = "") -> str:
    """What was hidden of a text; `own` is the guess of whoever looks."""
    told = heading_html(f"It was published by {text.outlet or 'an outlet that is not known'}", 3)
    if text.author or text.published:
        told += paragraph_html(f"{_written(text)}.")
    if own:
        told += paragraph_html(f"You guessed {own}.")
    told += paragraph_html(guesses_in_words(guesses))
    if guesses.is_enough:
        told += _bars(guesses)
    if text.others:
        told += paragraph_html("On the same story:")
        told += list_html([f"{outlet}: {title}" for outlet, title in text.others])
    return f'<div class="class-reveal">{told}</div>'


def _written(text: ClassText) -> str:
    by = f"by {text.author}" if text.author else ""
    return f"Written {', '.join(filter(None, (by, text.published)))}"


def _bars(guesses: Guesses) -> str:
    rows = "".join(
        f"<li{' class=right' if name == guesses.outlet else ''}>{escape(name)}"
        f" <span>{count} of {guesses.answers}</span>"
        f'<i style="--share: {100 * count / guesses.answers:.0f}%"></i></li>'
        for name, count in guesses.ranked
    )
    return f'<ul class="class-guesses">{rows}</ul>'
