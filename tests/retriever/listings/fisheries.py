"""The papers of a fisheries commission and of a hospital, to make lists of."""

from __future__ import annotations

REVIEW = """North Coast Fisheries Commission: Annual Review 2022

Inspections

On 3 May 2022, an inspection of the longliner Havorn took place in Esbjerg. No infringement was
found.

An inspection of the seiner Blue Star was carried out in Peterhead on 19 and 20 September 2022. It
was requested by Norway.

The inspection planned for 12 December 2022 in Lerwick was cancelled because of a storm.

In 2022 the Commission carried out 148 inspections at sea.

Courses

A workshop on net selectivity was held in Aberdeen from 7 to 9 March 2022. It was paid for by the
Kingdom of Norway. Eleven skippers attended.

In June 2022, a seminar on bycatch took place in Reykjavik, with financial support from the Nordic
Council of Ministers. Experts from Iceland, Denmark and the Faroe Islands took part.

The Commission also organised a webinar on electronic logbooks on 25 October 2022; the European
Union covered the costs. Sweden did not contribute to the webinar.

No workshop was held in Greenland in 2022.

Members

Denmark, Iceland, Norway and the United Kingdom are members of the Commission.

The following ports were closed to foreign trawlers in 2022: Hanstholm, Vardo and Scrabster.
"""
LETTER = """Bergen, 5 November 2021

Dear Ms. Lind,

In 2021 the Commission ran five workshops for 96 participants. A course on fish stocks took place in
Bergen on 11-13 May 2021 and was funded by Norway. A second course, on satellite monitoring, was
given in Gdynia on 6 October 2021; Poland paid for it.

Denmark contributed EUR 180,000 in 2021, and the European Union EUR 310,000. Norway gave
NOK 2,400,000 in 2021.
"""
HOSPITAL = """Newsletter of the city hospital, spring 2023

Mercy Hospital, Lakeside Hospital and Saint Colman's Hospital each received ventilators in March
2023. Harbour Clinic did not receive any ventilators.

A course for porters on lifting, planned for 20 March 2023 in Cork, was postponed to 11 April 2023.
"""
RUSSIAN = """Отчёт городской больницы за 2022 год

В 2022 году больница провела шесть семинаров для 120 медсестёр.

14 марта 2022 года в Минске прошёл семинар по гигиене рук. Семинар финансировал Фонд «Здоровье».

С 3 по 5 октября 2022 года в Гродно состоялся курс по реанимации. Он был проведён при поддержке
Министерства здравоохранения.

Семинар по эпидемиологии, намеченный на 1 ноября 2022 года в Бресте, был отменён.
"""
COURSES = """Date,Course,Town,Country,Paid by,Participants
2023-01-18,Radio licences,Lusaka,Zambia,World Bank,14
2023-03-02,Spectrum auctions,Gaborone,Botswana,Sweden,25
2023-07-12,Consumer complaints,Windhoek,Namibia,World Bank,31
Total,,,,,70
"""
YEARS = """Year,Landings (tonnes),Vessels licensed,Participants
2019,41200,212,31
2021,40110,198,96
2022,36780,190,44
"""
GRANTS = """Donor,Grants 2021 (EUR),Grants 2022 (EUR),Courses funded in 2022
Iceland,90000,120000,1
Poland,45000,75000,3
"""
PAPERS = {
    "annual_review_2022.txt": REVIEW,
    "letter_lind.txt": LETTER,
    "newsletter_2023.txt": HOSPITAL,
    "больница.txt": RUSSIAN,
    "courses_2023.csv": COURSES,
    "figures.csv": YEARS,
    "grants.csv": GRANTS,
}
