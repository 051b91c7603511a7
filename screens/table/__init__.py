"""The Table screen: questions put to every document, section or event on a topic."""
