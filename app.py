"""Sourceline in the browser: ``streamlit run app.py``."""

from screens import frame

frame.run()
