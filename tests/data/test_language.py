"""Languages are told, and short texts left alone."""

import pytest

from data import language
from data.language import detect, is_english, stated

SENTENCES = {
    "en": "The harbour board voted on Tuesday evening to close the east pier until the spring,"
    " after divers found that two of its iron legs had rusted through below the waterline.",
    "de": "Der Hafenvorstand hat am Dienstagabend beschlossen, die östliche Mole bis zum Frühjahr"
    " zu schließen, weil zwei ihrer eisernen Beine unter der Wasserlinie durchgerostet sind.",
    "fr": "Le conseil du port a décidé mardi soir de fermer la jetée jusqu'au printemps, parce que"
    " des plongeurs ont vu que deux de ses pieds en fer étaient rongés sous la ligne d'eau.",
    "nl": "Het havenbestuur heeft dinsdagavond besloten de oostelijke pier tot de lente te sluiten,"
    " omdat duikers zagen dat twee van de ijzeren poten onder de waterlijn waren doorgeroest.",
    "ru": "Совет порта во вторник вечером решил закрыть восточный пирс до весны, потому что"
    " водолазы обнаружили, что две его железные опоры проржавели насквозь ниже уровня воды.",  # noqa: RUF001
    "zh": "港务委员会周二晚上投票决定关闭东码头直到春天。潜水员发现两根铁柱在水线以下已经锈穿了。",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_or_two_is_enough(code: str) -> None:
    assert detect(SENTENCES[code]) == code


@pytest.mark.parametrize("text", ["", "Pier closed", "Mole geschlossen", "!!! 123", "x" * 5000])
def test_too_few_words_tell_nothing(text: str) -> None:
    assert detect(text) == ""
    assert is_english(detect(text))


def test_english_headlines_in_capitals_are_english() -> None:
    assert detect(SENTENCES["en"].upper()) == "en"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        *(("en", "en"), ("English", "en"), ("en-GB", "en"), ("en_US", "en"), ("eng", "en")),
        *(("German", "de"), ("de", "de"), ("", ""), ("mother tongue", ""), ("9", "")),
    ],
)
def test_stated_languages(value: str, code: str) -> None:
    assert stated(value) == code


def test_news_full_of_names_is_recognised_without_the_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (
        "HARROWMOUTH — Mayor Helena Brandt told Calder County engineers Tuesday morning that"
        " Swing Bridge repairs would cost taxpayers $38 million, more than twice Councilman Gerald"
        " Pym's 2023 estimate, after inspectors Luis Ferrant and Nadia Prewitt found cracks."
    )
    monkeypatch.setattr(language, "_classifier", lambda: pytest.fail("the model was loaded"))
    assert detect(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "De gemeenteraad heeft maandag besloten dat de brug over de rivier was gesloten omdat er"
        " schade is aan de lagers. Wat er nu gebeurt, is onduidelijk, zei de wethouder.",
        "Byrådet besluttede mandag at broen skal lukkes for trafik, for der er fundet revner. Det"
        " er at foretrække, at alle holder sig væk, siger borgmesteren, for her er ikke sikkert.",
    ],
    ids=["Dutch", "Danish"],
)
def test_related_languages_are_not_taken_for_english(text: str) -> None:
    assert detect(text) not in ("", "en")
