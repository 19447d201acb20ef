"""What a teacher sees: the code for the board, the class as it marks, and what to do next."""

from dashboard.classroom import teaching, unlocking
from dashboard.classroom.going_on import classroom
from data.classroom.parts import ClassroomError

code = unlocking.code()
if code is not None:
    try:
        session = classroom().session(code)
    except ClassroomError as error:
        unlocking.lock(str(error))
    else:
        teaching.draw(session)
