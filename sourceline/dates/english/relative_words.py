"""English words that date by the day they are said on: "yesterday", "two years ago"."""

from __future__ import annotations

from typing import Final

from sourceline.dates.language_tables import RelativeWords

RELATIVE: Final = RelativeWords(
    days={
        -2: r"the\s+day\s+before\s+yesterday",
        -1: r"yesterday|last\s+night",
        0: r"today|tonight|this\s+(?:morning|afternoon|evening)",
        1: "tomorrow",
        2: r"the\s+day\s+after\s+tomorrow",
    },
    turns={
        **dict.fromkeys(("last", "previous"), -1),
        **dict.fromkeys(("this", "current", "latest"), 0),
        **dict.fromkeys(("next", "coming"), 1),
    },
    units={
        **{"day": "day", "week": "week", "weekend": "weekend", "month": "month"},
        **{"quarter": "quarter", "year": "year", "decade": "decade"},
    },
    week_pattern="week",
    of_week_pattern="of",
    on_weekday_pattern="on",
    no_turn_pattern=r"last\s+\w+\s+of\b",
    one=("a", "an"),
    ago_patterns=(
        r"<COUNT>\s+<UNIT>s?\s+ago",
        r"(?P<count>)(?P<unit>year|month|week)-ago",
    ),
    hence_patterns=(r"<COUNT>\s+<UNIT>s?\s+from\s+(?:now|today)",),
    to_now_patterns=(
        r"(?:past|last|previous)\s+<COUNT>\s+<UNIT>s?",
        r"past\s+(?P<count>)?<UNIT>",
    ),
    day_of_month_pattern="(?:st|nd|rd|th)?<SPACE>of<SPACE>",
    ahead_patterns=(
        r"\b(?:will|shall|would|(?:is|are|was|were|be)\s+to|to\s+be|scheduled|due|expect(?:s|ed)?"
        r"|plan(?:s|ned)?|upcoming|forthcoming|expires?|deadline|begins|starts|opens)\b|['’]ll\b",
        r"\b(?:by|until|till|no\s+later\s+than)\s+(?:the\s+)?\Z",
    ),
    ahead_after_pattern="will",
    previous_pattern="previous",
    before_ambiguous_month_pattern=(
        r"\b(?:in|since|until|till|by|of|from|to|through|during|between|before|after|next|last"
        r"|this|early|late|mid|end)[\s-]+(?:the\s+)?"
    ),
    numbered_weekday_pattern=r"(?:,?\s+the)?\s+([0-9]{1,2})(?:st|nd|rd|th)\b",
    other_day_pattern=(
        "every|each|following|preceding|previous|black|good|bloody|ash|super|palm|easter|cyber"
    ),
)
