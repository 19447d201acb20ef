"""`slantwise lesson`: the list, a lesson as a file, and what cannot be meant."""

from pathlib import Path

import pytest

from data.lesson import lessons
from tests.dashboard.command.calling import slantwise


def test_the_list_names_every_lesson(tmp_path: Path) -> None:
    done = slantwise("lesson", "list", cwd=tmp_path)
    assert done.code == 0, done.err
    for each in lessons():
        assert each.slug[:20] in done.out.replace("\n", "")


def test_a_lesson_is_written_as_a_page(tmp_path: Path) -> None:
    done = slantwise("lesson", "print", "who-says-so", "-o", "plan.html",
                     "--address", "http://10.0.0.5:9000", cwd=tmp_path)  # fmt: skip
    assert (done.code, done.out.strip()) == (0, "plan.html"), done.err
    page = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert 'href="http://10.0.0.5:9000/' in page and "Exit ticket" in page
    only = ("--handout", "-o", "sheet.html")
    done = slantwise("lesson", "print", "who-says-so", *only, cwd=tmp_path)
    assert done.code == 0
    assert "Exit ticket" not in (tmp_path / "sheet.html").read_text(encoding="utf-8")


def test_a_lesson_is_a_pdf_unless_something_else_is_asked(tmp_path: Path, chrome: None) -> None:
    done = slantwise("lesson", "print", "who-says-so", cwd=tmp_path)
    assert (done.code, done.out.strip()) == (0, "who-says-so.pdf"), done.err
    assert (tmp_path / "who-says-so.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("sums", "-o", "x.html"), 1, "there is no lesson “sums”; there is"),
        (("who-says-so", "-o", "x.doc"), 2, "must end in .html or .pdf"),
        (("who-says-so", "-o", "no/x.html"), 2, "There is no folder “no”"),
        (("who-says-so", "--paper", "a3"), 2, "“a3” is none of a4, letter"),
        (("who-says-so", "--address", "here"), 2, "“here” is no address of a dashboard"),
        (("who-says-so", "--address", "ftp://x"), 2, "is no address of a dashboard"),
    ],
)
def test_what_cannot_be_meant_is_said(
    tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = slantwise("lesson", "print", *words, cwd=tmp_path)
    assert done.code == code
    assert said in " ".join(done.err.replace("│", " ").split())
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []
