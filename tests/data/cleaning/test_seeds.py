"""The five seeds, real pages as people paste them, come out as they should."""

from typing import TYPE_CHECKING

from data.cleaning import clean

if TYPE_CHECKING:
    from tests.data.conftest import Seed

FIELDS = ("title", "outlet", "author", "published", "credit")


def test_what_a_page_states_is_recovered(seeds: "list[Seed]") -> None:
    for seed in seeds:
        cleaned = clean(seed.raw)
        stated = {name: getattr(cleaned, name) or None for name in FIELDS}
        assert stated == {name: seed.expected[name] for name in FIELDS}, seed.name


def test_the_body_starts_and_ends_where_it_should(seeds: "list[Seed]") -> None:
    for seed in seeds:
        text = clean(seed.raw).text
        assert text.startswith(seed.expected["body_starts"]), seed.name
        assert text.endswith(seed.expected["body_ends"]), seed.name


def test_furniture_is_in_the_ledger_and_the_rest_is_not(seeds: "list[Seed]") -> None:
    for seed in seeds:
        cleaned = clean(seed.raw)
        removed = [one.text for one in cleaned.ledger]
        for line in seed.expected["removed"]:
            assert any(line in one for one in removed), (seed.name, line)
        for line in seed.expected.get("kept", []):
            assert line in cleaned.text, (seed.name, line)


def test_added_furniture_changes_no_body(seeds: "list[Seed]") -> None:
    for seed in seeds:
        cleaned = clean(seed.raw)
        additions = [
            f"{seed.raw}\n\nExit mobile version",
            f"{seed.raw}\n\nRelated posts\n\nSix New Gates For The Old Harbour",
            f"{seed.raw}\n\nVia AFP",
            f"{seed.raw}\n\nJuly 9, 2024",
            f"Published July 9, 2024\n\n{seed.raw}",
            f"{seed.raw}\n\nAdvertisement",
        ]
        if cleaned.title:
            additions += [f"{cleaned.title}\n\n{seed.raw}", f"{seed.raw}\n\n{cleaned.title}"]
        for page in additions:
            assert clean(page).text == cleaned.text, (seed.name, page[:40], page[-40:])


def test_a_page_followed_by_itself_has_the_body_twice(seeds: "list[Seed]") -> None:
    for seed in seeds:
        text = clean(seed.raw).text
        twice = clean(f"{seed.raw}\n\n{seed.raw}").text
        assert twice.split() == [*text.split(), *text.split()], seed.name
        assert clean(f"{text}\n\n{text}").text == f"{text}\n\n{text}", seed.name
