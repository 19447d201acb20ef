"""What a site's answer means."""

from data.web.answer import retry_after


def test_retry_after_is_a_number_or_a_date() -> None:
    assert retry_after("12") == 12.0
    assert retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now=lambda: 784111747.0) == 30.0
    assert retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now=lambda: 784119999.0) == 0.0
    assert retry_after("Mon, 01 Jan 2024 00:00:00 +99999999999999") == 5.0
    assert retry_after("9" * 400) < float("inf")
    assert retry_after("soon") == retry_after("") == retry_after("²") == 5.0
