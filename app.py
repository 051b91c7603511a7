"""Sourceline in the browser: ``streamlit run app.py``."""

from screens import navigation

navigation.run()
