import math
from pathlib import Path

import pytest

from metrics.validity.figure import CorpusError, Figure
from metrics.validity.szeged_uncertainty import measure

HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>\
<!DOCTYPE Annotation PUBLIC "-//Uncertainty//DTD  SCOPE ANNOTATION 1.0//EN" "Uncertainty.dtd">
<Annotation created="1/1/2001" creator="Nobody"><DocumentSet> """
TAIL = "</DocumentSet></Annotation>\n"


def cue(word: str, kind: str = "modal_probable") -> str:
    return f'<ccue type="speculation_{kind} _">{word}</ccue>'


def document(*sentences: str) -> str:
    parts = (
        f'<DocumentPart type="unknown"><Sentence id="S1.{number}">{sentence}</Sentence>'
        "</DocumentPart>"
        for number, sentence in enumerate(sentences, 1)
    )
    name = '<DocID type="FILENAME">a.txt</DocID>'
    return f'<Document type="unknown">{name}{"".join(parts)}</Document>\n'


def write(folder: Path, name: str, *documents: str) -> None:
    (folder / name).write_text(HEAD + "".join(documents) + TAIL, encoding="utf-8")


def figures(folder: Path) -> dict[str, Figure]:
    return {figure.figure: figure for figure in measure(folder)}


# Found and marked: may, if, whether, alleged. Found, not marked: might. Marked, not found: lucky.
# Hedges but no doubt: about, generally, reportedly.
NEWS = (
    document(
        f"The mill {cue('may')} close.",
        f"It stays {cue('if', 'hypo_condition')} it pays.",
        f"They ask {cue('whether', 'hypo_investigation')} it pays.",
        f"The {cue('alleged', 'hypo_doxastic')} thief left.",
    ),
    document(
        "It might close.",
        f"It will be {cue('lucky')} to stay.",
        "It has about 40 rooms.",
        "Mills generally close.",
        "It reportedly closed.",
        "It closed.",
    ),
)


def test_sentences_by_hand(tmp_path: Path) -> None:
    write(tmp_path, "factbank.xml", *NEWS)
    found = figures(tmp_path)
    assert list(found) == ["precision:factbank", "recall:factbank", "f1:factbank"]
    assert found["precision:factbank"].value == pytest.approx(4 / 5)
    assert found["recall:factbank"].value == pytest.approx(4 / 5)
    assert found["f1:factbank"].value == pytest.approx(4 / 5)
    for figure in found.values():
        assert (figure.corpus, figure.metric) == ("szeged_uncertainty", "hedging_ratio")
        assert (figure.n, figure.counted) == (10, "sentences")


def test_the_baseline_is_every_hedge_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "factbank.xml", *NEWS)
    found = figures(tmp_path)
    # May and alleged are right; might, about, generally and reportedly are not.
    assert found["precision:factbank"].baseline == pytest.approx(2 / 6)
    assert found["recall:factbank"].baseline == pytest.approx(2 / 5)
    assert found["f1:factbank"].baseline == pytest.approx(4 / 11)
    assert found["f1:factbank"].against == "the hedges of the headline figure alone"


def test_quoted_words_count_too(tmp_path: Path) -> None:
    write(tmp_path, "wiki.xml", document(f"“It {cue('may')} rain,” he said.", "It rained."))
    assert figures(tmp_path)["recall:wiki"].value == 1.0


def test_documents_are_drawn_whole(tmp_path: Path) -> None:
    right, wrong = f"It {cue('may')} rain.", "It might rain."
    write(tmp_path, "wiki.xml", *[document(right, right), document(wrong, wrong)] * 2)
    precision = figures(tmp_path)["precision:wiki"]
    assert precision.value == 0.5
    assert (precision.low, precision.high) == (0.0, 1.0)


def test_only_the_files_that_are_there(tmp_path: Path) -> None:
    assert figures(tmp_path) == {}
    write(tmp_path, "wiki.xml", *NEWS)
    assert list(figures(tmp_path)) == ["precision:wiki", "recall:wiki", "f1:wiki"]
    write(tmp_path, "factbank.xml", document("It closed."))
    found = figures(tmp_path)
    assert len(found) == 6
    assert math.isnan(found["f1:factbank"].value)
    assert found["f1:wiki"].value == pytest.approx(4 / 5)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEAD + "\n<Document>" + TAIL, r"wiki\.xml, line 3: mismatched tag"),
        ("", r"wiki\.xml, line 1: no element found"),
        (HEAD + TAIL, r"wiki\.xml, line 1: no <Sentence> inside a <Document>"),
        (
            '<!DOCTYPE a [<!ENTITY b "c">]><a><Document><Sentence>&b;</Sentence></Document></a>',
            r"wiki\.xml, line 1: entities",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "wiki.xml").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        figures(tmp_path)
