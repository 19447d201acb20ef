"""What is in an export beside its tables is checked, whoever wrote it."""

import json
from pathlib import Path

import pytest

from data.library import LibraryError
from data.library.exported import FORM, read_facts

SOUND: dict[str, object] = {
    "form": FORM,
    "tables": ["articles-000000000.parquet"],
    "scores": ["one"],
    "aliases": {"paper": "Echo"},
    "edits": {"x": {"story": "thaw"}},
    "corrections": [
        ["story.merge", "", {"articles": ["x", "y"]}],
        ["story.split", "", {"apart": ["x"], "rest": []}],
        ["story.rename", "", {"articles": ["x"], "name": "Melt"}],
        ["somebody's own", "x", {"to": [1, None]}],
    ],
    "views": {"Frost": "story=frost"},
    "failed": [{"source": "a", "what": "b", "advice": "", "where_in_it": "", "tried": "c"}],
}


def test_sound_facts_are_taken_as_they_are() -> None:
    assert read_facts(json.dumps(SOUND).encode(), Path("a.zip")) == SOUND


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("corrections", [["story.merge", "", {"pages": ["x"]}]]),
        ("corrections", [["story.merge", "", {}]]),
        ("corrections", [["story.merge", "", {"articles": [1]}]]),
        ("corrections", [["story.merge", "", {"articles": "x"}]]),
        ("corrections", [["story.rename", "", {"articles": ["x"], "name": ["y"]}]]),
        ("corrections", [["story.rename", "", []]]),
        ("corrections", [["story.rename", ""]]),
        ("corrections", {}),
        ("aliases", []),
        ("aliases", {"a": 1}),
        ("aliases", {"a": "\0"}),
        ("edits", []),
        ("edits", {"x": []}),
        ("edits", {"x": {"text": "y"}}),
        ("views", [["a", "b"]]),
        ("views", {" ": "b"}),
        ("scores", "ab"),
        ("failed", [{"source": "a"}]),
        ("failed", {}),
    ],
)
def test_what_no_library_holds_is_refused(part: str, content: object) -> None:
    with pytest.raises(LibraryError, match=rf"a\.zip.*was changed: its {part}.*anew"):
        read_facts(json.dumps({**SOUND, part: content}).encode(), Path("a.zip"))


def test_half_characters_are_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        read_facts(json.dumps({**SOUND, "scores": ["\ud800"]}).encode(), Path("a.zip"))
