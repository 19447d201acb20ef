"""One browser for everybody: shared, bounded, and begun anew after what it did not survive."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.exports import chrome as module
from dashboard.exports import images
from dashboard.exports.chrome import Chrome, NoBrowser, PictureError, missing
from dashboard.figures.told import Told, with_told

FOREVER = "while (true) {}"


def titled(title: str) -> go.Figure:
    figure = go.Figure(go.Scatter(x=[1, 2], y=[1, 2]), {"width": 300, "height": 200})
    return with_told(
        figure.update_layout(title=title, template={}), Told(title, alt=f"Alt {title}")
    )


@pytest.fixture
def own(chrome: None) -> Any:  # noqa: ANN401 a generator of Chrome
    made = Chrome()
    yield made
    made.close()


def test_eight_threads_get_each_its_own_picture_from_one_browser(own: Chrome) -> None:
    with ThreadPoolExecutor(8) as threads:
        drawn = list(threads.map(lambda n: images.svg(titled(f"Figure {n}"), own), range(8)))
    for number, drawing in enumerate(drawn):
        assert f'<title id="slantwise-title">Figure {number}</title>'.encode() in drawing
        assert drawing.count(b"Figure ") >= 2
    assert own._browser is not None


def test_a_figure_that_cannot_be_drawn_does_not_end_the_browser(own: Chrome) -> None:
    images.svg(titled("first"), own)
    process = own._browser.subprocess.pid if own._browser else None
    broken: dict[str, Any] = {"data": 5}
    with pytest.raises(PictureError):
        own.run(lambda browser: browser.calc_fig(broken, opts={"format": "svg"}))
    assert b"second" in images.svg(titled("second"), own)
    assert own._browser is not None
    assert own._browser.subprocess.pid == process


def test_a_page_that_never_ends_is_ended_and_the_next_picture_is_drawn(own: Chrome) -> None:
    async def never(browser: Any) -> bytes:  # noqa: ANN401
        tab = await browser.create_tab("about:blank")
        await tab.send_command("Runtime.evaluate", params={"expression": FOREVER})
        return b""

    with pytest.raises(PictureError, match="not done after 2 seconds"):
        own.run(never, seconds=2)
    assert b"after" in images.svg(titled("after"), own)


def test_a_browser_that_was_killed_is_begun_anew(own: Chrome) -> None:
    images.svg(titled("first"), own)
    assert own._browser is not None
    own._browser.subprocess.kill()
    own._browser.subprocess.wait()
    assert b"again" in images.svg(titled("again"), own)


def test_closing_ends_the_browser_and_it_can_be_used_again(own: Chrome) -> None:
    images.svg(titled("first"), own)
    assert own._browser is not None
    process = own._browser.subprocess
    own.close()
    assert process.wait(20) is not None
    assert b"again" in images.svg(titled("again"), own)


def test_nothing_is_started_until_it_is_asked_for() -> None:
    idle = Chrome()
    assert idle._browser is None
    assert idle._loop is None
    idle.close()


def test_without_chrome_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    assert missing() == module.ADVICE
    hidden = Chrome()
    with pytest.raises(NoBrowser, match="Install Chrome"):
        images.svg(titled("none"), hidden)
    hidden.close()


def test_something_that_is_no_browser_is_told_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chrome: None
) -> None:
    program = tmp_path / "chrome"
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(program))
    wrong = Chrome()
    with pytest.raises(NoBrowser):
        wrong.run(lambda browser: asyncio.sleep(0, b""))
    wrong.close()
