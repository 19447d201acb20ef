"""How well stories agreed with people when that was last measured, and the floors under it.

Stories are no metric of an article, and `metrics` knows none: so their figures are kept here, in
the form of metrics/validity/agreement.csv. `dashboard.command.story_agreement` measures them.
"""

from pathlib import Path
from typing import Final

from metrics.validity.agreement import Recorded, recorded
from metrics.validity.plainly import told

RECORD: Final = Path(__file__).with_name("agreement.csv")
PLAINLY: Final = (
    "Researchers put together what three outlets wrote on one event. Mixed into 1,300 other"
    " articles, of the pairs among these that Slantwise takes for one story [precision:pairs] are"
    " theirs; of their pairs it finds [recall:pairs]. Its settings were chosen with these figures"
    " in sight, and nobody has put together the stories of other articles yet to hold it against:"
    " on your articles, expect less, and look a story over before you compare on it."
)


def on_record() -> tuple[Recorded, ...]:
    """The figures on record, with their floors."""
    return recorded(RECORD)


def in_words() -> str:
    """What they mean to someone who reads news."""
    return told(PLAINLY, on_record())
