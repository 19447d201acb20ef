"""People look, teach and export: the Streamlit dashboard and the slantwise command."""
