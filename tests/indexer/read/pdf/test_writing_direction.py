"""Pages of Arabic, Persian and Hebrew, and of Japanese from top to bottom."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import get_data_path
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from indexer.read.pdf.reading_order import read_order
from sourceline.records import Document
from tests.indexer.read.pdf.drawn_pdfs import Draw, paper, read

ARABIC = (
    "رئيس مصلحة المصايد في الميناء هو السيد كمال الحاج منذ عام 2019.",
    "بلغ الصيد 1250 طنا (أي 40 في المئة) من الحصة السنوية.",
    "وقعت منظمة FAO الاتفاق في 12 مارس 2021 مع الوزارة.",
)
PERSIAN = (
    "مدیر بیمارستان شهر خانم پروانه گلستانی است.",
    "بیمارستان ۲۴۰ تخت دارد و در سال ۱۳۹۸ باز شد.",
)
HEBREW = ("מנהלת בית הספר היא רות כהן מאז 2018.", "הקרן נתנה 35,000 שקל (כולל ספרים) לבית הספר.")
pdfmetrics.registerFont(TTFont("Letters", Path(get_data_path(), "fonts/ttf/DejaVuSans.ttf")))
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))
DOWN = UnicodeCIDFont("HeiseiMin-W3", isVertical=True)
pdfmetrics.registerFont(DOWN)


def from_right(*rows: str, right: float = 535, top: float = 760, shaped: bool = False) -> Draw:
    """Rows that end at the right margin, drawn as most programs do: as they are shown."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Letters", 11)
        for at, row in enumerate(rows):
            canvas.drawRightString(
                right, top - at * 16, get_display(in_shapes(row) if shaped else row)
            )

    return draw


def in_shapes(row: str) -> str:
    """Arabic letters in the shapes that they have inside words, as code points of their own."""
    shaped = []
    for at, sign in enumerate(row):
        before, after = row[at - 1 : at] if at else "", row[at + 1 : at + 2]
        joins = joins_next(before), joins_next(sign) and is_arabic_letter(after)
        form = {(True, True): "MEDIAL", (True, False): "FINAL", (False, True): "INITIAL"}
        shaped.append(shape(sign, form.get(joins, "ISOLATED")))
    return "".join(shaped)


def shape(sign: str, form: str) -> str:
    try:
        return unicodedata.lookup(f"{unicodedata.name(sign)} {form} FORM")
    except (KeyError, ValueError):
        return sign


def joins_next(sign: str) -> bool:
    return bool(sign) and shape(sign, "INITIAL") != sign


def is_arabic_letter(sign: str) -> bool:
    return bool(sign) and sign.isalpha() and "\u0600" <= sign <= "\u06ff"


@pytest.mark.parametrize("shaped", [False, True])
@pytest.mark.parametrize("rows", [ARABIC, PERSIAN, HEBREW])
def test_a_page_is_read_as_it_is_written(rows: tuple[str, ...], shaped: bool) -> None:
    document = read(paper(from_right(*rows, shaped=shaped)))
    assert document.text == "\n".join(rows) + "\n\n"


@pytest.mark.parametrize("row", [ARABIC[0], HEBREW[0]])
def test_letters_drawn_one_by_one_in_the_order_of_writing(row: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Letters", 11)
        at = 535.0
        for sign in row.replace("2019", "9102").replace("2018", "8102"):
            at -= canvas.stringWidth(sign, "Letters", 11)
            canvas.drawString(at, 700, sign)

    assert read(paper(draw)).text == row + "\n\n"


def test_the_box_of_a_letter_is_where_it_is_drawn() -> None:
    document = read(paper(from_right(HEBREW[1])))
    boxes = document.boxes[0].boxes()
    at = document.text.index("ספרים")
    word = boxes[at : at + 5]
    assert list(word[:, 0]) == sorted(word[:, 0], reverse=True)
    number = boxes[document.text.index("35,000") :][:6]
    assert list(number[:, 0]) == sorted(number[:, 0])
    first, last = boxes[0], boxes[len(document.text.rstrip()) - 1]
    assert first[2] == pytest.approx(535, abs=0.5)
    assert last[0] < word[0][0] < number[0][0]


def test_a_lam_alef_drawn_as_one_is_two_letters_beside_each_other() -> None:
    document = read(paper(from_right("بطاقة ا\ufefbستبيان")))
    assert document.text.strip() == "بطاقة االاستبيان".replace("االا", "الا")
    lam = document.text.index("لا")
    boxes = document.boxes[0].boxes()
    assert boxes[lam][0] == pytest.approx(boxes[lam + 1][2])


def test_vowel_signs_follow_their_letters() -> None:
    row = "שָׁלוֹם לְכוּלָם וּבְרָכָה"
    found = read(paper(from_right(row))).text.strip()
    assert unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", row)


def test_columns_are_read_from_the_right() -> None:
    def column(name: str) -> list[str]:
        return [f"{name} {at} وصل المركب قبل الظهر الى هنا" for at in range(10, 20)]

    right, left = column("يمين"), column("يسار")

    def draw(canvas: Canvas) -> None:
        from_right(*left, right=280)(canvas)
        from_right(*right)(canvas)

    text = read(paper(draw)).text
    places = [text.index(row) for row in (*right, *left)]
    assert places == sorted(places)


def test_the_first_column_of_a_table_is_the_one_at_the_right() -> None:
    rows = [("السنة", "الميناء", "الصيد"), ("2020", "صفاقس", "310"), ("2021", "قابس", "275")]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Letters", 11)
        canvas.grid([100, 240, 380, 520], [640, 660, 680, 700])
        for down, row in enumerate(rows):
            for across, cell in enumerate(row):
                canvas.drawRightString(510 - 140 * across, 685 - 20 * down, get_display(cell))
        from_right("حصيلة الصيد في موانئ الجنوب كما وردت من المصلحة")(canvas)

    table = read(paper(draw)).tables[0]
    assert table.span.of(read(paper(draw)).text).split("\n") == ["\t".join(row) for row in rows]


def test_a_line_from_the_right_on_a_page_from_the_left() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Letters", 11)
        canvas.drawString(60, 760, "The school fund is led by Ruth Cohen since the year 2018.")
        canvas.drawString(
            60, 744, "Its name in Hebrew is " + get_display("קרן בתי הספר") + " (fund)."
        )
        canvas.drawString(60, 700, get_display(HEBREW[0]))

    text = read(paper(draw)).text
    assert "Its name in Hebrew is קרן בתי הספר (fund)." in text
    assert HEBREW[0] in text


def test_an_english_line_on_a_page_from_the_right() -> None:
    english = "Fisheries report, second edition (2021)."

    def draw(canvas: Canvas) -> None:
        from_right(*ARABIC)(canvas)
        canvas.setFont("Letters", 11)
        canvas.drawString(60, 600, english)

    assert read(paper(draw)).text.endswith(english + "\n\n")


def vertical(*columns: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(DOWN.fontName, 12)
        for at, column in enumerate(columns):
            canvas.drawString(500 - at * 20, 760, column)

    return draw


@pytest.mark.parametrize(
    "columns",
    [
        ("港の管理事務所は、冬の間", "船を出さないと発表した。", "料金は掲示板の通りです。"),
        ("本院规定、夜间不接待访客。", "急诊除外，请从东门进入。"),
    ],
)
def test_text_from_top_to_bottom(columns: tuple[str, ...]) -> None:
    # A mark in each: pdfium drops lines of which no character has a font on this machine.
    document: Document = read(paper(vertical(*columns)))
    assert "".join(document.text.split()) == "".join(columns)
    boxes = document.boxes[0].boxes()
    assert boxes[0][1] < boxes[1][1] < boxes[2][1]
    assert boxes[0][0] == pytest.approx(494, abs=0.5)
    assert boxes[0][2] == pytest.approx(506, abs=0.5)


def test_japanese_from_left_to_right_stays_so() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("HeiseiKakuGo-W5", 12)
        canvas.drawString(60, 760, "港の管理事務所は冬の間船を出さない。")
        canvas.drawString(60, 742, "料金は桟橋の掲示板にある通りです。")

    assert read(paper(draw)).text.split() == [
        "港の管理事務所は冬の間船を出さない。",
        "料金は桟橋の掲示板にある通りです。",
    ]


RIGHT = st.sampled_from(["وصل", "المركب", "سنة", "ספר", "קרן"])
NUMBERS = st.sampled_from(["2021", "12", "1,250", "12/5/2021", "40%"])
LATIN = st.sampled_from(["FAO", "Tunis", "annex", "(UNODC)"])


@given(
    st.one_of(st.lists(RIGHT | NUMBERS, max_size=8), st.lists(RIGHT | LATIN, max_size=8)),
    st.booleans(),
)
def test_reading_undoes_showing(words: list[str], right: bool) -> None:
    """A number beside a Latin word is shown in one way for two orders, so both are not mixed;
    the same holds of a number after Hebrew in a line from the left."""
    if not right:
        words = [word for word in words if not word[0].isdigit()]
    line = " ".join([*words, "سنة"] if right else ["See", *words, "there"])
    shown = get_display(line, base_dir="R" if right else "L")
    assert isinstance(shown, str)
    assert "".join(sign for _, sign in read_order(shown, right)) == line
