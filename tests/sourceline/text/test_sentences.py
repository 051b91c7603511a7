"""In the tables a bar stands where one sentence ends and the next begins."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourceline.records import Span
from sourceline.text.sentences import split_sentences

ENGLISH = """
General Turgumbayev E.Z., was there.| It ended.
Mr. V. Zaguzovs informed the group.| A.A. Erkaboev spoke.
Mr. Miralizoda R.A. expressed gratitude.| Mr. Carmen.J.DeSheplo agreed.
Minister Turgumbayev E.Z. met him.| Mr. E. Z. Turgumbayev left.
John F. Kennedy spoke.| Dr. Martin Luther King Jr. answered.
We make a good team, you and I.| Did you see Albert I. Jones?
They belong to Group D.| Each team plays once.
Mrs. Smith met Dr. Jones vs. Prof. Lee.| They agreed.
Maj. Gen. K. Umarov and Lt. Col. Jones came.| All left.
The wall is 30 ft. high.| It measures 30 ft.| Nobody climbs it.
See No. 5 and Art. 5, para. 3, Fig. 2 and Sec. IV of it.| Next.
He said no.| Then he went.
He works at the U.S. Embassy.| She lives in the U.S.| The end.
He lives in Washington, D.C. and works.| He lives in Washington, D.C.| In 2019 he left.
It is valid, i.e. until 2020, e.g. Monday.| Yes.
On Jan. 5 we met.| On 5 Jan. 2021 we left.
It rose by 3.5 percent.| Then it fell to 2.1.| After that it stopped.
The value was 0.5.| The weight is 5 kg.| The sum is 7.
Well... maybe not.| And then . . . nothing.| Yes.
He said “it is over.”| Then he left.| She said "go".| He went.
She said "go."| (He went.)| Fine.
He wrote 'I know.' "| The other wrote back.
“We know,” he said.| “But it is late.”
"Who pays for it?" Walters asked.| "Is it true?" he asked.
Operation "Substitute. Phase 3" is new.| It goes on.
It elected Mr. Chikhanchin. (Russian Federation) and his deputy.
1. The first item is here.| 2. The second item is there.
1. The first item| 2. The second item| 3. The third
The results are: 1. Bruzon and others.
Write to a.b@example.org or see www.example.org/a.html.| Thanks.
This is the end.|Next comes more.|And the value 1,000.|That is a lot.
The plan of CARICC.|The meeting of "SAS.Planet" users ran Node.js and example.com.
The approx. value is ca. 5 km.| Smith et al. (2019) showed it.
Acme Inc. sells it.| He bought Acme Inc.| It was cheap.
St. Petersburg is big.| He lives on 5th St.| The house is old.
At 5 a.m. Mr. Smith went.| It ended at 6 p.m. Monday.| We met at 7 p.m.| Nobody came.
What?!| Really!!!| Yes! ! !| So.
Yahoo! in the nineties.| Mix it and -- voila! -- you have cake.
The work was done.[1]| The next was not.[2][3]| End.
It works well.12| The next one (type 2).10| This one too.
The sequence has accession no. KF906251 in the bank .| Mr . E . Smith wrote it.
Run by LC/MS.| The same in the .Net framework.
No. 5 of 2021.| The law in Roe v. Wade stands.
Those who read the Reports.| They know New York.| Before that they did not.
"""

RUSSIAN = """
В 1837 г. в Москве жил А. С. Пушкин.| Он писал.
Пушкин А.С. родился в 1799 г.| В Москве он учился.
Он живёт на ул. Ленина, д. 5, кв. 3.| Она тоже.
Это т.е. то же самое, и т.д. и т.п.| Далее идёт текст.
Завод им. Кирова стоит 5 млн. руб.| Он продан.
Закон принят им.| А ещё есть другие.
В 1941–1945 гг. шла война.| Она кончилась.
Согласно ст. 5 п. 3 гл. IV закона.| Это так.
Он сказал: «Пойдём!»| Она ушла.| «Куда?» — спросил он.
Проф. И. И. Иванов и акад. Петров пришли.| Все рады.
Встреча с г-ном Эркабоевым А.А. состоялась.| На ней были все.
Цена 3.5 тыс. рублей.| Это дорого.
Адрес: a.b@example.kz, сайт www.example.kz.| Спасибо.
Конец.|Начало нового.
Что?!| Правда...| Да.
В г. Алматы прошла встреча.| По итогам подписан акт.
1. Первый пункт.| 2. Второй пункт.
Он приехал в США.| The U.S. Embassy is there.| Mr. A. Jones met him.| Затем А. Ли уехал.
"""

OTHER = """
هل وصل المركب؟| نعم وصل أمس.| قال د. كمال الحاج: الحصة 1.250 طن، في سنة 2019.| انتهى.
انظر ص. 12 من التقرير؛ وقد نشر في ٢٠٢٠.| لم يعترض أحد.
مدیر بیمارستان خانم گلستانی است.| بیمارستان ۲۴۰ تخت دارد.
ہسپتال شہر میں ہے۔| اس کا سربراہ کون ہے؟| ڈاکٹر خان۔
מנהלת בית הספר היא רות כהן מאז 2018.| הקרן נתנה 35,000 שקל.| למי?| לבית הספר.
本院规定夜间不接待访客。|急诊除外！|请从东门进入？|“谢谢。”他说。|完。
港の事務所は船を出さない。|料金は掲示板の通りです。|「本当か？」と聞いた。
M. Dupont a signé l'accord le 12 mars 2021.| Il est à Lyon.| L'art. 5 prévoit une aide.
Élise Martin, née en 1980, dirige l'école.| Les quotas de pêche sont fixés par le comité.
El Sr. Gómez firmó el acuerdo el 12 de marzo de 2021.| ¿Quién pagó?| La Dra. Ruiz pagó 1.250 euros.
Según la pág. 4, el año fue bueno.| Así terminó el año.| Él volvió.
"""


def sentences(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)), language)]


@pytest.mark.parametrize("marked", ENGLISH.strip().splitlines())
def test_english(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("marked", RUSSIAN.strip().splitlines())
def test_russian(marked: str) -> None:
    wanted = [part.strip() for part in marked.split("|")]
    assert sentences(marked.replace("|", ""), "ru") == wanted


@pytest.mark.parametrize("marked", OTHER.strip().splitlines())
@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_other_languages(marked: str, language: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert sentences(marked.replace("|", ""), language) == expected


def test_either_language_is_cut_by_its_own_rules_whatever_the_document_is_in() -> None:
    text = "Ms. G. Waly met them. Завод им. Кирова стоит 5 руб. и т.д. А. С. Пушкин был здесь."
    assert sentences(text, "en") == sentences(text, "ru")
    assert len(sentences(text)) == 3


@pytest.mark.parametrize("blank", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\xa0\n\n", "\u2029"])
def test_a_blank_line_bounds(blank: str) -> None:
    assert sentences(f"A heading{blank}and its text") == ["A heading", "and its text"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", " \n  ", "\f"])
def test_a_wrapped_line_goes_on(line_break: str) -> None:
    text = f"The meeting was{line_break}held in Art.{line_break}5. It ended.{line_break}All left."
    first, second, third = sentences(text)
    assert first.startswith("The meeting") and first.endswith("5.")
    assert (second, third) == ("It ended.", "All left.")


@pytest.mark.parametrize(
    "items",
    [
        ["Topics:", "- drugs", "- money", "- arms"],
        ["• drugs", "• money"],
        ["The topics", "1. drugs", "2. money and", "3. arms"],
        ["(a) drugs", "(b) money"],
        ["Topics:", "а) наркотики", "б) деньги"],
    ],
)
def test_list_items_are_bounds(items: list[str]) -> None:
    assert sentences("\n".join(items)) == items


@pytest.mark.parametrize("wrapped", ["as in Art.\n5. of the law", "the minister\n- a friend"])
def test_a_wrapped_line_that_looks_like_an_item_is_none(wrapped: str) -> None:
    assert sentences(wrapped)[0].startswith(wrapped[:14])


def test_long_paragraphs_are_cut_like_short_ones() -> None:
    """Splitters are given bounded windows; their edges must not show."""
    parts = [f"Sentence number {n} of Mr. A. Smith met the panel of Brno." for n in range(300)]
    assert sentences(" ".join(parts)) == parts


stops = st.sampled_from([". ", "! ", "? ", "... ", "…", ".” ", '." ', "«", "»", "[1]", "12"])
breaks = st.sampled_from(["\n", "\n\n", "\r\n", "\u2029", "\n• ", "\n1. ", "\n- ", " 2) "])
words = st.sampled_from(["Mr. ", "E.Z. ", "U.S. ", "г. ", "т.е. ", "The ", "Он ", "a@b.org. "])
others = st.sampled_from(["\0", "\u200b", "\xa0", "שלום. ", "مرحبا؟ ", "😀. ", "e\u0301. "])
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
texts = st.lists(stops | breaks | words | others | anything, max_size=30).map("".join)
languages = st.sampled_from(["en", "ru"])


@settings(max_examples=300, deadline=None)
@given(texts, languages, st.data())
def test_spans_tile_what_is_not_white_space(text: str, language: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = split_sentences(text, Span(start, end), language)
    at = start
    for span in spans:
        assert at <= span.start < span.end <= end
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        assert "\n\n" not in span.of(text)
        at = span.end
    assert not text[at:end].strip()


@settings(max_examples=200, deadline=None)
@given(texts, texts, texts, languages)
def test_only_the_span_itself_matters(before: str, inside: str, after: str, language: str) -> None:
    shift = len(before)
    alone = split_sentences(inside, Span(0, len(inside)), language)
    within = split_sentences(before + inside + after, Span(shift, shift + len(inside)), language)
    assert within == tuple(Span(span.start + shift, span.end + shift) for span in alone)


def test_threads_agree() -> None:
    text = " ".join(line.replace("|", "") for line in ENGLISH.strip().splitlines()) * 5
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(sentences, [text] * 16))
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 4_000_000,
        "w" * 500_000,
        "." * 500_000,
        "!" * 100_000 + " It ends",
        ".)" * 50_000 + " It ends",
        "a. " * 40_000,
        "абв. " * 30_000,
        "So it is. " * 20_000,
        " \n" * 200_000 + "a",
        "a." + " " * 300_000 + "b",
        "1" * 200_000 + ". The end",
        "12. " * 30_000,
        '."' * 50_000,
        "\n- a" * 30_000,
    ],
    ids=lambda text: repr(text[:12]),
)
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.timeout(30)
def test_time_grows_with_length_alone(text: str, language: str) -> None:
    """A splitter whose time grows with the square of these would run into the time limit."""
    found = split_sentences(text, Span(0, len(text)), language)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
