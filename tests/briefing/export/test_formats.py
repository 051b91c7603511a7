"""Every format takes a large briefing."""

from __future__ import annotations

import io
from datetime import date

import docx
import pypdfium2 as pdfium
import pytest

from briefing.export.formats import FORMATS, ExportFormat
from sourceline.records import Interval
from tests.briefing.export.samples import footnotes
from tests.briefing.samples import edition, entry


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda each: each.label)
def test_2000_entries_are_exported(chosen: ExportFormat) -> None:
    days = Interval(date(2021, 1, 1), date(2021, 1, 2))
    items = [entry(str(number), f"Words {number}", days=days) for number in range(2000)]
    if chosen.why_not() is not None:
        pytest.skip("LibreOffice is not installed")
    written = chosen.write(edition(items))
    if chosen.ending == "docx":
        document = docx.Document(io.BytesIO(written))
        assert len(footnotes(document)) == 2000
        assert len(document.inline_shapes) == 1
    elif chosen.ending == "pdf":
        with pdfium.PdfDocument(written) as opened:
            assert len(opened) > 100
            assert len(list(opened.get_toc())) == 2  # the sources, the appendix
    else:
        assert written.decode().count("\n[^") == 1999 + 1
