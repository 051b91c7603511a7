"""Words that end in a stop without ending a sentence, and words that begin one.

English, Russian and a little Spanish share the tables: hardly a word is spelt alike in them. All
are lower case and without their last stop.
"""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


BEFORE_NAME = _words(
    "mr mrs ms messrs mme mlle mx prof hon rev fr gen maj lt col capt cpt cmdr sgt cpl pvt brig",
    "adm supt insp det gov sen rep pres amb sec-gen dir mt ft",
    "sra srta dra",
    "г-н г-жа проф акад доц св тов гр ул просп пр-т пер пл наб бул пгт пос дер обл р-н",
)
"""Titles, ranks and kinds of place. Some are units or words too: "30 ft", "our rep"."""

NEVER_LAST = _words(
    "e.g eg i.e ie vs v cf viz approx ca incl esp resp",
    "т.е т.к т.н т.о напр ср см",
)
"""Only more of the same sentence can follow."""

BEFORE_NUMBER = _words(
    "no nos nr n° art arts para paras par fig figs sec secs sect ch chap chs vol vols p pp pg eq",
    "eqs tab ref refs app ex exh cl fn reg res st doc ser op tel ext rs est div pt n c § ss",
    "núm núms pág págs párr n.º",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "ст стр с п пп ч гл разд рис табл прил абз т д кв корп оф тел ном док изд вып",
    "янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек ок",
)
"""Not the end of a sentence where a number follows."""

SELDOM_LAST = BEFORE_NAME | NEVER_LAST | BEFORE_NUMBER

OFTEN_LAST = _words(
    "inc ltd co corp llc llp plc bros jr sr esq ph.d phd m.d d.c u.s u.k u.n e.u etc al ed eds st",
    "ave blvd rd dr dept govt assn assoc univ intl natl bldg",
    "г гг в вв им ред н.э р.х др пр т.д т.п у.е руб р коп долл тыс млн млрд трлн чел экз кг км",
    "га мин сек час куб кв барр шт",
)
"""The sentence may end here or go on: what follows decides."""

OPENERS = _words(
    "the a an this that these those there here it he she we they i you his her its our their my",
    "your who what when where why how which while although though because since if as at by in on",
    "for from with without after before during until upon under between among within through",
    "throughout despite however moreover furthermore therefore thus also additionally finally",
    "then but and or so yet nor not some many most several all both each every another such",
    "is are was were do does did have has had can could should would according in following",
    "он она оно они мы вы я это этот эта эти в во на по при для из к ко с со у за от до о об под",
    "после перед между через без и а но или однако также кроме если когда как что чтобы так такие",
    "такой таким все его ее её их наш наша наши тот та те там здесь тогда затем потом поэтому",
    "причем причём вместе где кто не нет более одновременно среди согласно несмотря благодаря",
    "ранее впоследствии",
)
"""Words of closed classes that open a sentence when they have a capital letter: no names."""

AFTER_TIME = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may",
    "june july august september october november december et est edt ct cst cdt mt mst mdt pt pst",
    "pdt gmt utc bst cet msk local",
)
"""What goes on after "a.m." and "p.m." though it has a capital letter."""

SPEECH = _words(
    "said says asked asks added adds wrote writes told tells replied answered explained noted",
    "stated stressed emphasized continued recalled shouted cried exclaimed wondered insisted",
)
"""Verbs that put a quotation before its speaker."""
