"""The same news told at three levels of reading."""

EASY = "The cat sat on the mat. It was warm. The dog ran to me. We had fun."
MIDDLE = (
    "The animals rested together on the carpet because it was warm. The puppy hurried over to"
    " visit everybody in the family."
)
HARD = (
    "Considerable numbers of domesticated animals congregated comfortably on the expensive"
    " carpeting, notwithstanding the extraordinary temperature of the surrounding apartment."
)
