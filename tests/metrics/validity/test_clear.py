import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import pytest
from scipy import stats

from metrics.readability import SPECS
from metrics.validity.clear import FILE, measure
from metrics.validity.figure import CorpusError, Figure
from tests.metrics.validity.levels import EASY, HARD, MIDDLE

Row = Sequence[str | float | None]
HEADER: Row = ("ID", "Excerpt", "Author", "BT_easiness")
SHORT_BUT_HARD = "Extraordinary circumstances necessitated considerable deliberation."
ROWS: tuple[Row, ...] = (
    (1, EASY, "A", 0.5),
    (2, MIDDLE, "B", -0.5),
    (3, HARD, "C", -3.25),
    (4, SHORT_BUT_HARD, "D", -2),
)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"


def write(folder: Path, *rows: Row) -> None:
    """A workbook of one sheet: the least that a reader of .xlsx asks for."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_CONTENT}"></Types>',
        "_rels/.rels": _relation(f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation(f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>'
        + "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
        + "</sheetData></worksheet>",
    }
    with zipfile.ZipFile(folder / FILE, "w") as workbook:
        for name, content in parts.items():
            workbook.writestr(name, content)


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    )


def _cell(value: str | float | None) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def figures(folder: Path) -> dict[tuple[str, str], Figure]:
    return {(figure.metric, figure.figure): figure for figure in measure(folder)}


def test_every_readability_column_has_both_correlations(tmp_path: Path) -> None:
    write(tmp_path, HEADER, *ROWS)
    found = figures(tmp_path)
    assert list(found) == [(s.column, kind) for s in SPECS for kind in ("pearson", "spearman")]
    for figure in found.values():
        assert (figure.corpus, figure.n, figure.counted) == ("clear", 4, "excerpts")


def test_the_correlations_are_those_of_column_and_easiness(tmp_path: Path) -> None:
    """Words per sentence counted by hand: 17 ÷ 4, 21 ÷ 2, 19 and 5: the ranks are 1, 3, 4, 2."""
    write(tmp_path, HEADER, *ROWS)
    found = figures(tmp_path)
    length = [17 / 4, 21 / 2, 19, 5]
    easiness = [0.5, -0.5, -3.25, -2]
    pearson = stats.pearsonr(length, easiness).statistic
    assert found["words_per_sentence", "pearson"].value == pytest.approx(pearson)
    assert found["words_per_sentence", "spearman"].value == pytest.approx(-0.8)


def test_signs_come_as_they_are_and_the_baseline_has_the_same(tmp_path: Path) -> None:
    write(tmp_path, HEADER, *ROWS)
    found = figures(tmp_path)
    for (column, kind), figure in found.items():
        sign = 1 if column == "flesch_reading_ease" else -1
        assert sign * figure.value > 0, column
        if column == "words_per_sentence":
            assert np.isnan(figure.baseline) and figure.against == ""
        else:
            own = found["words_per_sentence", kind].value
            assert figure.baseline == pytest.approx(-sign * own)
            assert figure.against == "words per sentence"


def test_columns_are_found_by_name_and_other_columns_do_not_matter(tmp_path: Path) -> None:
    write(tmp_path, HEADER, *ROWS)
    expected = figures(tmp_path)
    turned = [(easiness, None, excerpt) for _, excerpt, _, easiness in ROWS]
    write(tmp_path, (" BT_easiness", "", "Excerpt "), *turned)
    assert {key: f.value for key, f in figures(tmp_path).items()} == {
        key: f.value for key, f in expected.items()
    }


def test_blank_rows_are_passed_over_and_numbers_may_be_written_as_text(tmp_path: Path) -> None:
    blank = (None,) * 4
    rows = [(*row[:3], str(row[3])) for row in ROWS]
    write(tmp_path, HEADER, *rows[:2], blank, (9, " ", "X", None), *rows[2:], blank)
    assert figures(tmp_path)["words_per_sentence", "spearman"].value == pytest.approx(-0.8)


def test_a_text_that_reads_like_a_missing_value_is_a_text(tmp_path: Path) -> None:
    write(tmp_path, HEADER, *ROWS, (5, "NA", "E", 1.0))
    assert figures(tmp_path)["words_per_sentence", "pearson"].n == 5


def test_a_folder_without_the_workbook_has_no_figures(tmp_path: Path) -> None:
    assert list(measure(tmp_path)) == []


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        (("ID", "Excerpt", "Author", "Easiness"), "BT_easiness"),
        (("ID", "Text", "Author", "BT_easiness"), "Excerpt"),
        (("ID", "Text"), "Excerpt or BT_easiness"),
    ],
)
def test_a_missing_column_is_an_error(tmp_path: Path, header: Row, missing: str) -> None:
    write(tmp_path, header, *ROWS)
    with pytest.raises(CorpusError, match=rf"^{FILE}, row 1: no column {missing}$"):
        list(measure(tmp_path))


def test_the_names_of_the_columns_stand_in_the_first_row(tmp_path: Path) -> None:
    """An empty row above them counts, or every row named in an error would be one too low."""
    write(tmp_path, (None,) * 4, HEADER, *ROWS)
    with pytest.raises(CorpusError, match=rf"^{FILE}, row 1: no column Excerpt or BT_easiness$"):
        list(measure(tmp_path))


@pytest.mark.parametrize("value", ["easy", None, "nan", "inf", "1,5"])
def test_what_is_no_number_is_named_with_file_row_and_column(
    tmp_path: Path, value: str | None
) -> None:
    write(tmp_path, HEADER, ROWS[0], (None,) * 4, (2, MIDDLE, "B", value), ROWS[2])
    expected = rf"^{FILE}, row 4, column BT_easiness: expected a number, found '{value or ''}'$"
    with pytest.raises(CorpusError, match=expected):
        list(measure(tmp_path))


def test_easiness_without_a_text_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, HEADER, ROWS[0], (2, None, "B", 1.0))
    with pytest.raises(CorpusError, match=rf"^{FILE}, row 3, column Excerpt: expected a text"):
        list(measure(tmp_path))


@pytest.mark.parametrize("rows", [(), (HEADER,), (HEADER, (1, None, "A", None))])
def test_a_sheet_without_excerpts_is_an_error(tmp_path: Path, rows: tuple[Row, ...]) -> None:
    write(tmp_path, *rows)
    with pytest.raises(CorpusError, match=rf"^{FILE}, row [12]: "):
        list(measure(tmp_path))


def test_a_file_that_is_no_spreadsheet_is_an_error(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("Excerpt,BT_easiness\n")
    with pytest.raises(CorpusError, match=rf"^{FILE}: not a spreadsheet"):
        list(measure(tmp_path))


def test_a_folder_named_like_the_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(CorpusError, match=rf"^{FILE}: cannot be read"):
        list(measure(tmp_path))
