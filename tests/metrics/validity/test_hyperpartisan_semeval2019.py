from pathlib import Path

import pytest

from metrics.validity.figure import CorpusError, Figure
from metrics.validity.hyperpartisan_semeval2019 import CORPUS, measure

LOUD = '<p>The mayor <a href="x">slammed</a> it.</p> <p>A shameful &amp; bad farce.</p>'
CALM = "<p>“We met,” said the mayor.</p><p>“It rained,” said the council.</p>"
BARE = "The mayor met the council."


def write(folder: Path, part: str, *articles: tuple[str, str]) -> None:
    texts = "\n".join(
        f'<article id="000000{number}" published-at="2017-01-01" title="T">{text}</article>'
        for number, (text, _) in enumerate(articles)
    )
    answers = "\n".join(
        f'<article id="000000{number}" hyperpartisan="{answer}" url="u"/>'
        for number, (_, answer) in enumerate(articles)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    files = {
        f"articles-{part}.xml": f"{head}<articles>\n{texts}\n</articles>\n",
        f"ground-truth-{part}.xml": f"{head}<articles>\n{answers}\n</articles>\n",
    }
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")


def figures(folder: Path) -> list[Figure]:
    return list(measure(folder))


def test_articles_by_hand(tmp_path: Path) -> None:
    write(tmp_path, "training-byarticle-1", (LOUD, "true"), (CALM, "false"), (BARE, "false"))
    loaded, citations = figures(tmp_path)
    assert (loaded.metric, loaded.figure, loaded.n) == ("loaded_terms_rate", "auc", 3)
    assert loaded.value == 1
    assert loaded.baseline == 1
    assert (citations.metric, citations.figure) == ("citation_density", "auc")
    assert citations.value == pytest.approx(0.25)
    assert citations.baseline == pytest.approx(0.25)


def test_several_pairs_are_told_apart_and_none_is_none(tmp_path: Path) -> None:
    assert figures(tmp_path) == []
    write(tmp_path, "a", (LOUD, "true"), (CALM, "false"))
    write(tmp_path, "b", (LOUD, "false"), (CALM, "true"))
    values = {(each.metric, each.figure): each.value for each in figures(tmp_path)}
    assert values["loaded_terms_rate", "auc:a"] == 1
    assert values["loaded_terms_rate", "auc:b"] == 0
    assert values["citation_density", "auc:a"] == 0


def test_words_of_different_paragraphs_stay_apart(tmp_path: Path) -> None:
    write(tmp_path, "a", ("<p>A sham</p><p>eful plan.</p>", "true"), (LOUD, "false"))
    assert figures(tmp_path)[0].value == 0


def test_more_articles_than_are_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metrics.validity.hyperpartisan_semeval2019.BATCH", 2)
    write(tmp_path, "a", (LOUD, "true"), (CALM, "false"), (LOUD, "true"), (CALM, "false"),
          (BARE, "false"))  # fmt: skip
    assert figures(tmp_path)[0].value == 1
    assert figures(tmp_path)[0].n == 5


def test_a_malformed_file_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "a", (LOUD, "true"), (CALM, "false"))
    broken = tmp_path / "articles-a.xml"
    broken.write_text("<articles>\n<article id='1'>\n</articles>", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"articles-a.xml, line 3"):
        figures(tmp_path)
    (tmp_path / "ground-truth-a.xml").write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"ground-truth-a.xml, line 1"):
        figures(tmp_path)


def test_what_does_not_fit_together_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a", (LOUD, "true"), (CALM, "perhaps"))
    told = r"^ground-truth-a.xml, article 2: hyperpartisan of the id '0000001' is 'perhaps'"
    with pytest.raises(CorpusError, match=told):
        figures(tmp_path)
    answers = '<articles><article id="0000000" hyperpartisan="true"/></articles>'
    (tmp_path / "ground-truth-a.xml").write_text(answers, encoding="utf-8")
    with pytest.raises(
        CorpusError, match=r"^articles-a.xml, article 2: its id '0000001' is not in gr"
    ):
        figures(tmp_path)
    (tmp_path / "ground-truth-a.xml").unlink()
    with pytest.raises(CorpusError, match=r"^articles-a.xml: there is no ground-truth-a.xml"):
        figures(tmp_path)
    (tmp_path / "ground-truth-a.xml").write_text(answers, encoding="utf-8")
    (tmp_path / "articles-a.xml").write_text("<articles/>", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"^articles-a.xml, line 1: no <article>"):
        figures(tmp_path)


def test_the_number_of_an_article_counts_on_from_batch_to_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metrics.validity.hyperpartisan_semeval2019.BATCH", 1)
    write(tmp_path, "a", (LOUD, "true"), (CALM, "false"))
    answers = '<articles><article id="0000000" hyperpartisan="true"/></articles>'
    (tmp_path / "ground-truth-a.xml").write_text(answers, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"^articles-a.xml, article 2: "):
        figures(tmp_path)


def test_answers_without_articles_are_told(tmp_path: Path) -> None:
    write(tmp_path, "a", (LOUD, "true"), (CALM, "false"))
    assert list(CORPUS.left_out(tmp_path)) == []
    (tmp_path / "articles-a.xml").unlink()
    told = ["ground-truth-a.xml: there is no articles-a.xml, left out"]
    assert list(CORPUS.left_out(tmp_path)) == told


def test_an_entity_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "a", (LOUD, "true"), (CALM, "false"))
    path = tmp_path / "articles-a.xml"
    path.write_text('<!DOCTYPE a [<!ENTITY b "c">]><a><article>&b;</article></a>', "utf-8")
    with pytest.raises(CorpusError, match=r"articles-a.xml, line 1: entities"):
        figures(tmp_path)
