"""Texts of an invented fisheries body, that the tests of tables share."""

from __future__ import annotations

COURSES = (
    "Report on training, 2022\n\n"
    "Safety at sea\n\n"
    "On 14 March 2022 the Council opened a course on safety at sea in Killybegs. Thirty-two "
    "skippers took part. In June 2022 a second course on safety was held at the school in "
    "Burtonport. 18 deckhands completed the course.\n\n"
    "Net mending\n\n"
    "From 5 to 9 September 2022 women of the islands learned to mend nets on Arranmore. The "
    "Islands Federation gave 12,000 euros for this course.\n"
)
MEETING = (
    "Spring meeting\n\nThe delegates met in Letterkenny on 3 April 2023. Norway voted against the "
    "new quota.\n"
)
UNDATED = "About nets\n\nA course on nets is worth its money. Nobody knows when it began.\n"
FIGURES = (
    "Course,Place,Date,Participants\n"
    "Engine repair,Rathmullan,7 February 2022,11\n"
    "First aid,Dungloe,8 December 2022,21\n"
)
RUSSIAN = (
    "Отчёт о семинаре\n\nСеминар по безопасности прошёл 12 мая 2022 года в Мурманске. "
    "Расходы оплатил Норвежский фонд.\n"
)
HOSTILE = "Sums\n\nOn 1 May 2020 the clerk wrote =SUM(A1) and <b>bold</b> on the board.\n"

TEXTS = {
    "courses.txt": COURSES,
    "figures.csv": FIGURES,
    "meeting.txt": MEETING,
    "nets.txt": UNDATED,
    "russian.txt": RUSSIAN,
    "sums.txt": HOSTILE,
}
ALL = sorted(TEXTS)
