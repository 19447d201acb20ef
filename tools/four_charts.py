"""A page of Streamlit with four charts of four dots and nothing else: the least that any page with
charts takes to open in a browser. ``streamlit run tools/four_charts.py``"""

import streamlit as st

for number in range(4):
    dots = {"type": "scatter", "mode": "markers", "x": [1, 2, 3, 4], "y": [4, 2, 3, 1]}
    st.plotly_chart({"data": [dots], "layout": {"title": {"text": f"Chart {number}"}}}, key=number)
