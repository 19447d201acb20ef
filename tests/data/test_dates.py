"""Dates as exports and pages write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import parse, writes_day_first


@pytest.mark.parametrize(
    "value",
    [
        "2024-01-02",
        "20240102",
        "2024/1/2",
        "1/2/24",
        "1/2/2024",
        "01/02/2024",
        "2.1.2024",
        "January 2, 2024",
        "Jan. 2, 2024",
        "2 January 2024",
        "2nd of January 2024",
        "02-Jan-2024",
        " 2024-01-02 ",
        "2024.01.02",
        "January 2, 2024 Tuesday",
        "Tuesday, January 2nd, 2024",
        "2-Jan-24",
        "Jan-02-2024",
        "02JAN2024",
        "2024-W01-2",
        "1704153600",
        "1704153600000",
        "1704153600.0",
    ],
)
def test_a_day(value: str) -> None:
    assert parse(value) == datetime(2024, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2024-01-02T03:04:05Z",
        "20240102T030405Z",
        "2024-01-02 03:04:05",
        "2024-01-02 03:04:05 UTC",
        "2024-01-02T05:04:05+02:00",
        "Tue, 02 Jan 2024 03:04:05 GMT",
        "Tue, 02 Jan 24 03:04:05 GMT",
        "20240102030405",
        "2024-01-02T03:04:05.000000000Z",
        "Tue Jan 02 03:04:05 +0000 2024",
        "Tue Jan  2 03:04:05 2024",
        "1/2/2024 3:04:05 AM",
        "1/1/24 22:04:05 EST",
        "Monday, January 1, 2024 10:04:05 p.m. EST",
        "Published: 2 January 2024 at 03:04:05 (UTC)",
        "2.1.2024 03:04:05",
        "Mon, 1 Jan 2024 22:04:05 -0500",
    ],
)
def test_a_moment_is_in_utc(value: str) -> None:
    assert parse(value) == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        *("", "  ", "0001-01-01", "13/25/2020", "2020-02-30", "2999-01-01", "1899-12-31", "0"),
        *("12", "yesterday", "32 May 2024", "99999999", "nan", "9" * 400, "1/2"),
        *("1/2/3/4", "1.2.2024.5"),
        *(
            "2050-01-01",
            "31 Feb 2024",
            "2/31/24",
            "2024-07",
            "2024",
            "June 5, 20245",
            "5 Octopus 2024",
        ),
        "\u0661/\u0662/\u0663",
    ],
)
def test_what_is_no_date(value: str) -> None:
    assert parse(value) is None


@pytest.mark.parametrize(
    ("value", "hour", "minute"),
    [
        ("January 2, 2024 12:30 AM", 0, 30),
        ("January 2, 2024 12:30 PM", 12, 30),
        ("January 2, 2024 at 5pm", 17, 0),
        ("January 2, 2024 15:04 +0530", 9, 34),
        ("1/2/2024 27:04", 0, 0),
        ("Updated 12:01 PM ET, Tue January 2, 2024", 12, 1),
    ],
)
def test_the_hour(value: str, hour: int, minute: int) -> None:
    assert parse(value) == datetime(2024, 1, 2, hour, minute, tzinfo=UTC)


def test_the_day_comes_first_where_it_must() -> None:
    assert parse("25/12/2020") == datetime(2020, 12, 25, tzinfo=UTC)
    assert parse("5/12/2020", day_first=True) == datetime(2020, 12, 5, tzinfo=UTC)
    assert writes_day_first(["5/12/2020", "25/12/2020"])
    assert not writes_day_first(["5/12/2020", "12/25/2020"])
    assert not writes_day_first(["25/12/2020", "12/25/2020"])
    assert not writes_day_first(["2020-12-25", ""])


def test_a_year_of_two_digits_lies_in_the_past() -> None:
    assert parse("7/9/98") == datetime(1998, 7, 9, tzinfo=UTC)


@given(st.text(max_size=40))
def test_nothing_raises(value: str) -> None:
    found = parse(value)
    assert found is None or found.tzinfo is UTC


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2025, 12, 31)))
def test_iso_is_read_as_it_was_written(moment: datetime) -> None:
    assert parse(moment.isoformat()) == moment.replace(tzinfo=UTC)
