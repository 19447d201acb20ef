"""The server of classes: nothing of the dashboard and no library is in it, only classes.

Beside app.py, so that Streamlit finds the same settings.
"""

import streamlit as st
from starlette.middleware import Middleware

from dashboard.classroom.policy import Policy

app = st.App("class_app.py", middleware=[Middleware(Policy)])
