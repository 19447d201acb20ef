"""`slantwise export --format bundle` and `slantwise reproduce`: there and back."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

import data
from dashboard import cli

SAMPLE = str(Path(data.__file__).parent / "sample")


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BROWSER_PATH", "/nowhere/chrome")
        told = run("export", SAMPLE, "--format", "bundle", "--genre", "news", "-o", str(folder))
    assert told.exit_code == 0, told.output
    return folder / "slantwise-bundle.zip"


@pytest.mark.parametrize("more", [(), ("--articles", SAMPLE)], ids=["numbers", "texts"])
def test_a_bundle_is_made_again(kept: Path, more: tuple[str, ...]) -> None:
    told = run("reproduce", str(kept), *more)
    assert told.exit_code == 0, told.output
    assert "Everything that was made again is the same, byte for byte." in told.output
    assert "same     data/comparison.csv" in told.output


@pytest.mark.parametrize("more", [(), ("--articles", SAMPLE)], ids=["numbers", "texts"])
def test_a_bundle_without_reprinted_texts_in_another_voice_is_made_again(
    tmp_path: Path, no_chrome: None, more: tuple[str, ...]
) -> None:
    chosen = ("--reprints", "out", "--voice", "quoted", "--outlet", "Daily Blaze")
    told = run("export", SAMPLE, "--format", "bundle", *chosen, "-o", str(tmp_path))
    assert told.exit_code == 0, told.output
    told = run("reproduce", str(tmp_path / "slantwise-bundle.zip"), *more)
    assert "same     figures/hedging_quoted_ratio.json" in told.output
    assert told.exit_code == 0, told.output


def test_other_articles_differ_file_by_file(kept: Path) -> None:
    told = run("reproduce", str(kept), "--articles", f"{SAMPLE}/daily-blaze")
    assert told.exit_code == 1
    assert "differs  data/articles.csv" in told.output
    assert "differs  figures/loaded_terms_rate.json: is another figure" in told.output


def changed(kept: Path, to: Path, **files: bytes) -> Path:
    """The bundle with other files of these names, before the dot."""
    with ZipFile(kept) as packed, ZipFile(to, "w") as other:
        for name in packed.namelist():
            stem = Path(name).name.partition(".")[0]
            other.writestr(name, files.get(stem, packed.read(name)))
    return to


def test_a_bundle_without_measures_or_without_their_columns_is_refused(
    kept: Path, tmp_path: Path
) -> None:
    with ZipFile(kept) as packed:
        manifest = json.loads(packed.read("manifest.json"))
    manifest["metrics"] = []
    empty = changed(kept, tmp_path / "a.zip", manifest=json.dumps(manifest).encode())
    bare = changed(kept, tmp_path / "b.zip", articles=b"article_id,outlet\na,A\n")
    broken = changed(kept, tmp_path / "c.zip", articles=b"")
    for words in ([str(empty)], [str(bare)], [str(broken), "--articles", SAMPLE]):
        told = run("reproduce", *words)
        assert told.exit_code == 1
        assert told.exception is None or isinstance(told.exception, SystemExit)
        assert "this is no bundle that Slantwise wrote" in told.output


def test_a_library_in_the_environment_is_not_what_a_bundle_is_made_of(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLANTWISE_LIBRARY", str(tmp_path / "none.db"))
    assert "the same, byte for byte" in run("reproduce", str(kept)).output


def test_what_is_no_bundle_is_said(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(b"no")
    told = run("reproduce", str(other))
    assert told.exit_code == 1
    assert "other.zip”" in told.output
    assert "Traceback" not in told.output
