"""A bundle: all that a comparison came from but the texts, and the same made again of it."""

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

import data
import metrics
from dashboard import release, workspace
from dashboard.choices import Choices
from dashboard.comparing import compared
from dashboard.comparing.compared import Compared
from dashboard.comparing.voices import spoken
from dashboard.exports import reproduce
from dashboard.exports.bundle import ARTICLES, COMPARISON, MANIFEST, bundle
from dashboard.exports.reproduce import (
    BundleError,
    differences,
    made_of,
    read_bundle,
    workspace_in,
)
from dashboard.selection import Selection
from dashboard.words.own_lists import read_own_list
from metrics.method import Exclusions
from metrics.spec import Whose
from tests.dashboard.exports.conftest import HOSTILE

SPECS = metrics.HEADLINES
OWN = b"# extends: loaded_terms\nterm,category\nstadium,alarm\n"


@pytest.fixture(autouse=True)
def without_pictures(no_chrome: None) -> None:
    """Pictures have tests of their own, and take their time."""


@pytest.fixture(scope="module")
def kept(found: Compared) -> dict[str, bytes]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BROWSER_PATH", "/nowhere/chrome")
        return members(bundle(found, SPECS))


def members(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(files: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def again(content: bytes) -> dict[str, str]:
    read = read_bundle(content, "b.zip")
    return differences(read, made_of(read, workspace_in(read)))


def test_the_same_comparison_is_the_same_file(found: Compared) -> None:
    assert bundle(found, SPECS) == bundle(found, SPECS)


def test_everything_is_in_it_but_the_texts(found: Compared, kept: dict[str, bytes]) -> None:
    assert {"README.txt", "METHODS.txt", "CITATION.cff", "citation.bib", MANIFEST} <= set(kept)
    assert {f"figures/{spec.column}.json" for spec in SPECS} <= set(kept)
    assert any(name.startswith("lexicons/loaded_terms") for name in kept)
    together = b"".join(kept.values()).decode()
    for text in found.workspace.texts["text"]:
        assert text[:80] not in together
    assert "source_file" not in kept[ARTICLES].decode()


def test_it_says_what_it_was_made_with(found: Compared, kept: dict[str, bytes]) -> None:
    told: Any = json.loads(kept[MANIFEST])
    assert told["slantwise"] == release.release()
    assert set(told["files"]) == set(kept) - {MANIFEST}
    assert told["packages"]["numpy"]
    assert "43 articles by 7 outlets" in kept["METHODS.txt"].decode()
    assert f"Articles: {compared.SAMPLE}; reprints" in kept["METHODS.txt"].decode()
    assert f'version: "{release.release()}"' in kept["CITATION.cff"].decode()


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(reprints="each"),
        Selection(reprints="out"),
        Selection(("Daily Blaze",), reprints="out"),
        Selection(("Daily Blaze", "Meridian Wire"), ("heatwave", "river-spill")),
    ],
    ids=["all", "each", "out", "out of one", "some"],
)
def test_the_numbers_in_it_give_the_same_files(found: Compared, selection: Selection) -> None:
    content = bundle(compared.compared(found.workspace, selection, "x"), SPECS)
    differs = again(content)
    assert set(differs) >= {ARTICLES, COMPARISON, "figures/loaded_terms_rate.json"}
    assert not any(differs.values())
    assert not read_bundle(content, "b.zip").changed


@pytest.mark.parametrize("voice", ["quoted", "all"])
def test_another_voice_is_made_again(found: Compared, voice: Whose) -> None:
    other = compared.compared(found.workspace, Selection(reprints="out"), "x", voice=voice)
    specs = [spoken(spec, voice) for spec in SPECS]
    content = bundle(other, specs)
    read = read_bundle(content, "b.zip")
    assert read.voice == voice
    assert not any(again(content).values())
    assert f"figures/{specs[0].column}.json" in read.files
    assert f"hedging_{voice}_ratio" in read.files[COMPARISON].decode()
    assert specs[0].formula in read.files["METHODS.txt"].decode()
    anew = workspace.build(data.sample())
    assert not any(differences(read, made_of(read, anew)).values())


def test_a_bundle_that_does_not_say_whose_words_is_of_the_outlets_own(
    kept: dict[str, bytes],
) -> None:
    told = json.loads(kept[MANIFEST])
    del told["voice"]
    assert read_bundle(packed({**kept, MANIFEST: json.dumps(told).encode()}), "b").voice == (
        "narrator"
    )


def test_the_texts_give_the_same_files_with_words_left_out_and_own_lists() -> None:
    own = read_own_list("mine.csv", OWN)
    choices = Choices(Exclusions(terms=frozenset({("loaded_terms", "slammed")})), (own,))
    base = workspace.build(data.sample())
    chosen = workspace.measured(base, choices, base.scores.iloc[:0])
    content = bundle(compared.compared(chosen, Selection()), SPECS)
    read = read_bundle(content, "b.zip")
    assert read.choices == choices
    assert read.files["lexicons/own-1.csv"] == OWN
    turned = workspace.build(data.sample().iloc[::-1])
    anew = workspace.measured(turned, read.choices, base.scores.iloc[:0])
    assert not any(differences(read, made_of(read, anew)).values())
    without = differences(read, made_of(read, base))
    assert "rows differ" in without[ARTICLES]
    assert without["figures/loaded_terms_rate.json"] == "is another figure"


def test_names_of_any_kind_come_back(compare_outlets: Callable[..., Compared]) -> None:
    assert not any(again(bundle(compare_outlets(*HOSTILE), SPECS)).values())


def test_a_changed_number_is_found(kept: dict[str, bytes]) -> None:
    lines = kept[COMPARISON].decode().split("\n")
    lines[1] = lines[1].replace(",8,", ",9,", 1)
    content = packed({**kept, COMPARISON: "\n".join(lines).encode()})
    assert again(content)[COMPARISON] == "1 of 28 rows differ; 1 of 28 are new"
    assert read_bundle(content, "b.zip").changed == [COMPARISON]


def test_a_file_that_is_missing_or_added_is_found(kept: dict[str, bytes]) -> None:
    fewer = {name: each for name, each in kept.items() if name != "figures/hedging_ratio.json"}
    content = packed({**fewer, "figures/new.json": b"{}"})
    differs = again(content)
    assert differs["figures/hedging_ratio.json"] == "is not in the bundle"
    assert differs["figures/new.json"] == "does not come of these articles"
    assert read_bundle(content, "b.zip").changed == [
        "figures/hedging_ratio.json",
        "figures/new.json",
    ]


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", "x/", "é"])
def test_a_name_that_leads_elsewhere_is_refused(kept: dict[str, bytes], name: str) -> None:
    with pytest.raises(BundleError):
        read_bundle(packed({**kept, name: b"x"}), "b.zip")


def test_what_is_no_zip_is_refused() -> None:
    for content in (b"", b"PK\x03\x04", b"no", packed({"a.txt": b"x"})):
        with pytest.raises(BundleError):
            read_bundle(content, "b.zip")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_bundle_cut_short_is_refused(kept: dict[str, bytes], share: float) -> None:
    content = packed(kept)
    with pytest.raises(BundleError):
        read_bundle(content[: int(share * len(content))], "b.zip")


def test_a_bomb_is_refused(kept: dict[str, bytes]) -> None:
    with pytest.raises(BundleError, match="zip bomb"):
        read_bundle(packed({**kept, "bomb": bytes(300_000_000)}), "b.zip")


def test_a_name_that_comes_twice_and_a_link_are_refused(kept: dict[str, bytes]) -> None:
    written = BytesIO(packed(kept))
    with ZipFile(written, "a") as archive, pytest.warns(UserWarning):
        archive.writestr(COMPARISON, b"x")
    with pytest.raises(BundleError):
        read_bundle(written.getvalue(), "b.zip")
    written = BytesIO(packed(kept))
    link = ZipInfo("link")
    link.external_attr = 0o120777 << 16
    with ZipFile(written, "a") as archive:
        archive.writestr(link, b"/etc/passwd")
    with pytest.raises(BundleError):
        read_bundle(written.getvalue(), "b.zip")


@pytest.mark.parametrize(
    "change",
    [
        {"format": 99},
        {"metrics": ["bias"]},
        {"metrics": 5},
        {"selection": None},
        {"selection": {"outlets": 1}},
        {"choices": {"terms": [[1]]}},
        {"choices": {"lists": [{"path": "nowhere"}]}},
        {"files": []},
        {"outlets": None},
        {"voice": "loud"},
        {"voice": []},
    ],
)
def test_a_manifest_that_says_something_else_is_refused(
    kept: dict[str, bytes], change: dict[str, Any]
) -> None:
    told = {**json.loads(kept[MANIFEST]), **change}
    with pytest.raises(BundleError):
        read_bundle(packed({**kept, MANIFEST: json.dumps(told).encode()}), "b.zip")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b"article_id,n_words\nx,many\n"]
)
def test_articles_that_cannot_be_read_are_refused(kept: dict[str, bytes], content: bytes) -> None:
    read = read_bundle(packed({**kept, ARTICLES: content}), "b.zip")
    with pytest.raises(BundleError):
        made_of(read, workspace_in(read))


def test_a_manifest_nested_without_end_is_refused(kept: dict[str, bytes]) -> None:
    with pytest.raises(BundleError):
        read_bundle(packed({**kept, MANIFEST: b"[" * 100_000}), "b.zip")


def test_more_than_a_bundle_has_is_refused(
    kept: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reproduce, "MOST_FILES", 3)
    with pytest.raises(BundleError, match="more than 3 files"):
        read_bundle(packed(kept), "b.zip")


def test_colours_stay_those_of_the_page_when_outlets_are_filtered(found: Compared) -> None:
    some = compared.compared(found.workspace, Selection(("Meridian Wire",)))
    assert some.order == found.order
