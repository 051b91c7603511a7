"""The structure of a text: lines, paragraphs, headings, sections, furniture."""
