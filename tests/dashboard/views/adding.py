"""What a visitor does on the Add page, without a browser, and articles to do it with."""

import time
from collections.abc import Callable

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard import serving, session
from dashboard.adding import visit

OpenView = Callable[..., AppTest]


PROBLEMS = '<ul class="problems">'


BODY = (
    "The council met on Monday and closed the bridge, officials said. It may take a week.\n\n" * 4
)


PAGE = f"By Ruth Abara\n\nPublished March 3, 2026\n\n{BODY}\n\nExit mobile version\n"


OTHER = " ".join(
    f"A ferry struck the {side} quay at dusk, and {crew} aboard were hurt, the harbour {verb}."
    for side in ("north", "south", "outer")
    for crew in ("few", "some", "many", "none")
    for verb in ("said", "wrote")
)


def read(app: AppTest) -> AppTest:
    """Run until nothing is being read any more."""
    ends = time.monotonic() + 60
    while any(button.key == "stop_reading" for button in app.button):
        assert time.monotonic() < ends, "still reading after a minute"
        time.sleep(0.1)
        app.run()
    assert not app.exception
    return app


def paste(app: AppTest, text: str, batch: int = 0) -> AppTest:
    app.text_area(key=f"text_{batch}").set_value(text)
    return read(app.button(key=f"FormSubmitter:paste_{batch}-Read the text").click().run())


def drop(app: AppTest, *files: tuple[str, bytes], batch: int = 0, into: str = "files") -> AppTest:
    return read(
        app.file_uploader(key=f"{into}_{batch}")
        .set_value([(name, content, "application/octet-stream") for name, content in files])
        .run()
    )


def field(app: AppTest, label: str) -> object:
    """What the field with this label holds."""
    fields = [*app.text_input, *app.date_input, *app.selectbox]
    return next(each.value for each in fields if each.label == label)


def table(app: AppTest) -> pd.DataFrame:
    """The review of several articles, as it was opened."""
    return app.session_state[visit.BASKET].opened


def kept(app: AppTest) -> pd.DataFrame:
    """The articles in the visitor's workspace that the sample does not hold."""
    if session.KEY not in app.session_state:
        return serving.served().articles.iloc[:0]
    articles = app.session_state[session.KEY].base.articles
    return articles[~articles.index.isin(serving.served().articles.index)]


def button(app: AppTest, key: str) -> bool:
    return key in [each.key for each in app.button]


def keep(app: AppTest) -> AppTest:
    return read(app.button(key="keep").click().run())
