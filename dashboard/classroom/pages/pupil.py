"""What a pupil sees: the door, the texts to mark, and then what the class made of them."""

from dashboard.classroom import joining, reading, seeing, watching
from dashboard.classroom.going_on import classroom
from data.classroom.parts import ClassroomError

pupil = joining.pupil()
if pupil is not None:
    try:
        session = classroom().session(pupil.code)
    except ClassroomError as error:
        joining.leave(str(error))
    else:
        watching.for_news(session.code, session.stage)
        reading.head(session, pupil)
        if session.stage == "marking":
            reading.draw(session, pupil)
        else:
            seeing.draw(session, pupil)
