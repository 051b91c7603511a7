"""Words around a question that ask nothing: politeness, purpose, hearsay; English and Russian.

All are rules of syntax: who speaks to whom ("could you … tell me"), and why ("I am preparing …").
"""

from __future__ import annotations

import re
from typing import Final


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE | re.VERBOSE)


_POLITE: Final = r"""
    (?:please|kindly|possibly|perhaps|maybe|just|quickly|also|really|at\ all|by\ any\ chance)
"""
_TELL: Final = r"""
    (?:tell|inform|advise|remind|show|let|say|find|look|check|confirm|clarify|determine|establish
    |specify|identify|indicate|explain|see|work|give|provide|report|state|ask|share|know|point)
"""
_TO_WHOM: Final = r"""
    (?:\s+(?:me|us|out|up|know|to\s+me|to\s+us|for\s+me|for\s+us|with\s+me|with\s+us|please
        |exactly))*
"""
_KNOW: Final = r"""
    (?:know|learn|find\s+out|ask(?:\s+(?:you|about))?|understand|be\s+told|hear|check|establish
    |determine|confirm|clarify|enquire|inquire|get|have|be\s+informed|work\s+out|see)
"""
ENGLISH_REQUEST: Final = rf"""
    (?:
        (?:{_POLITE}[\s,]+)*
        (?:could|can|would|will|might|may)\s+
        (?:you|anyone|anybody|someone|somebody|one\s+of\s+you
            |(?:i|we)(?=(?:\s+{_POLITE})*\s+(?:know|find\s+out|ask|learn|see|check|get|have)\b))
        (?:[\s,]+(?:{_POLITE}|be\s+(?:so|very)\s+(?:kind|good)\s+as\s+to
            |be\s+(?:kind|good)\s+enough\s+to|be\s+able\s+to|be\s+willing\s+to
            |help\s+(?:me|us)(?:\s+to|\s+and|\s+by)?|mind|ask(?:\s+you)?\s+to|to))*
        [\s,]+(?:{_TELL}|telling|checking|finding|looking|confirming|letting|saying|explaining)\b
        {_TO_WHOM}
    |   (?:{_POLITE}[\s,]+)+{_TELL}\b{_TO_WHOM}
    |   (?:tell|remind|inform|advise|show|give)\s+(?:me|us)\b{_TO_WHOM}
    |   let\s+(?:me|us)\s+know{_TO_WHOM}
    |   be\s+(?:so\s+)?(?:kind|good)\s+(?:enough\s+to|as\s+to)\s+{_TELL}\b{_TO_WHOM}
    |   (?:i|we)(?:['’]d|\s+would|\s+should)?(?:\s+(?:{_POLITE}|very\s+much))*
        \s+(?:like|love|want|wish|need|have|am\s+trying|are\s+trying|was\s+hoping|were\s+hoping
            |am\s+hoping|am\s+keen|am\s+asked|was\s+asked|have\s+been\s+asked|would\s+be\s+glad
            |be\s+(?:glad|grateful|happy|pleased))
        \s+to\s+{_KNOW}\b(?:\s+from\s+you)?
    |   (?:i|we)\s+(?:also\s+|just\s+|really\s+)?(?:need|want)(?:\s+from\s+you)?
        (?=\s+(?:who|what|which|when|where|why|how)\b)
    |   (?:i|we)(?:['’](?:m|re)|\s+(?:am|are|was|were|have\s+been))?(?:\s+(?:{_POLITE}))*
        \s+(?:wonder(?:ed|ing)?|curious|interested)
        (?:\s+(?:about|in\s+(?:knowing|learning|finding\s+out)|to\s+{_KNOW}))?
        (?:\s+(?:if|whether)\s+(?:you|anyone|anybody|somebody|someone)\s+
            (?:(?:could|can|might|would|may|happen(?:ed)?\s+to|do)\s+)?(?:know|knew
                |{_TELL}){_TO_WHOM})?
    |   (?:(?:could|can|would|will)\s+you(?:[\s,]+(?:{_POLITE}|be\s+(?:so\s+)?(?:kind
        |good)\s+(?:as|enough)\s+to
            |be\s+able\s+to))*|{_POLITE}(?:[\s,]+{_POLITE})*)
        (?=[\s,]+(?:list|name|enumerate|describe|summari[sz]e|count)\b)
    |   how\s+(?:can|could|do)\s+(?:i|we)\s+(?:find\s+out|know|learn|see)
    |   (?:i|we)(?:\s+would|['’]d)\s+(?:be\s+(?:very\s+|most\s+)?(?:grateful|glad|obliged
        |thankful)
            |appreciate\s+it)\s+if\s+(?:you|someone|anyone)\s+(?:could|can|would)\s+
        (?:(?:{_POLITE})\s+)*{_TELL}\b{_TO_WHOM}
    |   (?:do|does|did|would)\s+(?:you|anyone|anybody|somebody|someone)\s+(?:{_POLITE}\s+)*
        (?:happen\s+to\s+)?(?:know|remember|recall)
    |   (?:have|has)\s+(?:you|anyone|anybody)\s+(?:got\s+)?any\s+idea
    |   (?:do\s+you\s+have\s+)?any\s+idea
    |   is\s+(?:it|there)\s+(?:any\s+way|a\s+way|possible|anything\s+that\s+says)?
        \s*(?:for\s+(?:me|us|you)\s+)?to\s+(?:{_KNOW}|{_TELL})\b{_TO_WHOM}
    |   it\s+(?:would|will|could)\s+(?:also\s+)?(?:be|help)\s*(?:very|most|really)?\s*
        (?:helpful|useful|good|great|nice|kind|interesting|important|me|us)?\s+
        (?:(?:for\s+(?:me|us)\s+)?to\s+{_KNOW}|if\s+(?:you|someone)\s+could\s+{_TELL}{_TO_WHOM})
    |   (?:my|our|the|one|another)(?:\s+(?:one|first|next|main|real|only|other))?\s+
        question\s+(?:is|would\s+be|was|concerns)
    |   what\s+(?:i|we)(?:['’]d|\s+would)?(?:\s+(?:really|actually))?\s+
        (?:need|want|like|wish)\s+to\s+know\s+is
    )
"""
RUSSIAN_REQUEST: Final = r"""
    (?:
        (?:не\s+)?(?:могли|можете|могла|мог|сможете|смогли|могут)\s+(?:ли\s+)?(?:бы\s+)?(?:вы\s+
            |ты\s+)?
        (?:ли\s+)?(?:пожалуйста[\s,]+)?(?:мне\s+|нам\s+)?
        (?:сказать|сообщить|подсказать|уточнить|узнать|выяснить|найти|проверить|объяснить|помочь)
        (?:\s+(?:мне|нам|узнать|выяснить|найти|понять|пожалуйста))*
    |   (?:будьте|будь)\s+(?:так\s+)?(?:добры|любезны|добр|любезен|добра|любезна)[\s,]+
        (?:сказать|сообщить|подсказать|уточнить|скажите|сообщите|подскажите
            |уточните)?(?:\s+(?:мне|нам))*
    |   (?:скажите|сообщите|подскажите|уточните|расскажите|объясните|скажи|подскажи|напомните
        |выясните
            |узнайте|проверьте)
        (?:\s+(?:мне|нам))?(?:[\s,]+пожалуйста)?(?:\s+(?:мне|нам))?
    |   (?:прошу|просим|просьба)(?:\s+(?:вас|вам))?\s+
        (?:сообщить|подсказать|уточнить|сказать|выяснить)(?:\s+(?:мне|нам))*
    |   (?:я\s+|мы\s+)?(?:очень\s+)?(?:хотел|хотела|хотели|хотелось|хочу|хотим
        |желаю)(?:\s+бы)?(?:\s+мне)?\s+
        (?:узнать|знать|выяснить|уточнить|понять|спросить)(?:\s+у\s+вас)?
    |   (?:мне|нам)(?:\s+(?:очень|бы|было|хотелось))*\s+(?:нужно|надо|необходимо|важно|хотелось
        |интересно)
        (?:\s+бы)?(?:\s+(?:узнать|знать|выяснить|уточнить|понять))?
    |   (?:не\s+)?(?:знаете|подскажете|помните|скажете|известно)\s+(?:ли\s+)?(?:вы|вам)?
        (?:\s+случайно)?(?:\s+(?:мне|нам))?
    |   интересно(?:\s+(?:узнать|знать))?
    |   (?:мой\s+|наш\s+)?вопрос(?:\s+(?:в\s+том|такой|таков|следующий))?(?=\s*[,:—–-])
    )
"""
REQUEST: Final = _pattern(rf"(?<!\w)(?:{ENGLISH_REQUEST}|{RUSSIAN_REQUEST})(?!\w)")
"""A request formula: what follows is what is asked."""

COURTESY: Final = _pattern(r"""
    ^\W*(?:(?:dear|hello|hi|hey|good\s+(?:morning|afternoon|evening|day)|greetings)\b.{0,40}
    |   (?:many\s+)?thank(?:s|\s+you)\b.*|(?:excuse|pardon)\s+me.*
    |   (?:i\s+am\s+|i['’]m\s+)?sorry\b.*|i\s+(?:do\s+)?(?:hope|apologi[sz]e)\b.*
    |   (?:with\s+)?(?:best|kind)\s+regards.*|please|help\s+me(?:\s+please)?
    |   (?:could|can|may|might)\s+(?:you|i)\s+(?:please\s+)?
        (?:help(?:\s+me)?(?:\s+(?:please|with\s+(?:this|something)))?|ask(?:\s+(?:you|a
            |something|question|one|thing))*)
    |   i\s+have\s+(?:a|one|another)\s+(?:quick\s+|short\s+|small\s+)?question.*
    |   здравствуйте.{0,40}|добр(?:ый|ое|ой)\s+(?:день|утро|вечер|вечера|дня).{0,40}
    |   уважаем\w+.{0,60}|привет.{0,20}|спасибо.*|(?:заранее\s+)?благодар\w+.*|извините.*
        |простите.*
    |   пожалуйста|у\s+меня\s+(?:есть\s+)?вопрос.*|с\s+уважением.*)\W*$
""")
"""A clause that is mere politeness."""

PURPOSE: Final = _pattern(r"""
    ^\W*(?:and\s+|but\s+|so\s+|as\s+|since\s+|because\s+|now\s+that\s+|while\s+|и\s+
        |так\s+как\s+|поскольку\s+)?
    (?:at\s+the\s+moment\s+|currently\s+|сейчас\s+)?
    (?: (?:i|we)(?:['’](?:m|re|ve|d))?\b(?:\s+(?:am|are|was|were|have(?!\s+an?\b)
        |had(?!\s+an?\b)|must|should|shall|will|would|need
            |been|to|now|just|currently|also|still|asked|busy|going|trying))*\s+
        (?:have\s+an?\s+(?:\w+\s+)?(?:meeting|call|visit|deadline|interview|hearing|session)
        |had\s+an?\s+(?:\w+\s+)?(?:meeting|call)
        |prepar\w+|writ\w+|draft\w+|compil\w+|work(?:ing)?|do(?:ing)?|mak(?:e|ing)|updat\w+
            |collect\w+
            |gather\w+|put(?:ting)?\s+together|check\w*|review\w*|finish\w*|look(?:ing)?\s+(?:at
                |for|into)
            |brief(?:ing)?|report(?:ing)?|give\s+a|present(?:ing)?|speak(?:ing)?|fill(?:ing)?
                |study\w*|new
            |responsible|meet(?:ing)?|travel(?:ling)?|need|plan(?:ning)?|research\w*
                |answer(?:ing)?)\b
    |   (?:my|our)\s+(?:boss|director|minister|manager|chief|colleagues?|head|supervisor|team
        |office
            |ministry|department|unit|ambassador|editor)\b.*?\b(?:needs?|wants?|asks?|asked
                |would\s+like
            |wishes|requires?|has\s+asked|is\s+(?:interested|asking|preparing|writing))\b
    |   (?:this|it)\s+is\s+(?:for|needed|urgent)\b
    |   (?:in\s+order\s+)?to\s+(?:prepare|write|draft|complete|finish|update|fill)\b
    |   for\s+(?:my|our)\b
    |   for\s+(?:a|an|the)\s+\w+(?:\s+\w+){0,3}\s+(?:that\s+|which\s+)?(?:i|we)\s+(?:am|are|have
        |must)\b
    |   (?:я|мы)\s+(?:сейчас\s+|как\s+раз\s+)?(?:готов\w+|пиш\w+|составля\w+|работа\w+|дела\w+
        |собира\w+|провер\w+)
    |   (?:мне|нам)\s+(?:поручили|поручено|нужн[оаы]|надо|необходимо|предстоит)\b
    |   (?:мой|моя|наш|наша)\s+(?:начальник|директор|руководитель|министр|коллега|шеф|редактор)\b
    |   (?:это\s+)?(?:нужно\s+)?для\s+(?:моего|моей|нашего|нашей|моих|наших|справки|доклада
        |отч[её]та)\b )
""")
"""A clause that says what the answer is for."""

HEARSAY: Final = _pattern(r"""
    ^\W*(?:and\s+|but\s+|so\s+|as\s+|и\s+|но\s+|а\s+)?
    (?: (?:somebody|someone|people|they|colleagues|others|one|everybody|everyone
            |(?:a|an|the|my|our|one\s+of\s+(?:my|our))\s+(?:[\w-]+\s+){0,3}?(?:of\s+(?:mine
                |ours)\s+)?|[A-Z]\w+)\s*
        (?:(?:has|have|had|just|once|also|recently)\s+)*
        (?:told|informed|mentioned\s+to|said\s+to|reminded|assured|wrote\s+to|tells
            |informs)\s+(?:me|us)
        (?:\s+(?:that|yesterday|today|last\s+\w+|recently))*
    |   (?:somebody|someone|people|they|colleagues|others|a\s+colleague|my\s+colleagues?)\s+
        (?:say|says|said|claim\w*|mention\w*|think|believe)(?:\s+that)?
    |   (?:i|we)(?:['’](?:ve|m|re|d))?(?:\s+(?:have|had|was|were|am|are|just|also|once|recently
        |already|been|do))*
        \s+(?:heard|read|understand|know|knew|learn(?:ed|t)?|told|informed|seen|saw|aware
            |remember|recall
            |think|believe|gather|noticed|found|see|assume|suppose)
        (?:\s+(?:somewhere|about|of|it|in\s+the\s+(?:press|news|papers?)))*(?:\s+that)?
    |   it\s+(?:is|was|has\s+been)\s+(?:said|known|reported|claimed|understood)(?:\s+that)?
    |   (?:as\s+)?(?:you|we)\s+(?:may|might|will|surely|probably|all)?\s*(?:know|remember
        |recall)(?:\s+that)?
    |   (?:as\s+far\s+as\s+(?:i|we)\s+(?:know|understand|remember)|apparently|supposedly
        |reportedly)
    |   (?:мне|нам)\s+(?:кто-то\s+|вчера\s+|недавно\s+)?(?:сказали|сообщили|рассказали|говорили
        |известно|стало\s+известно|сказал\w*|сообщил\w*|рассказал\w*)
    |   (?:кто-то|коллеги|коллега|люди)\s+(?:мне\s+|нам\s+)?(?:сказал\w*|сообщил\w*|рассказал\w*
        |говор\w+)(?:\s+(?:мне|нам))?
    |   (?:я|мы)\s+(?:недавно\s+|уже\s+|где-то\s+|давно\s+)?(?:слышал\w*|читал\w*|прочитал\w*
        |прочёл|знаю|знаем|узнал\w*|помню|помним|понимаю|видел\w*|думаю)
    |   (?:говорят|известно|как\s+известно|насколько\s+(?:я|мы|мне|нам)\s+(?:знаю|знаем|известно
        |помню|понимаю)|по\s+слухам)
    )\s*[,:]?\s*(?:that\b|что\b|,)?\s*
""")
"""What opens a clause that states a fact second-hand."""

_FILLERS: Final = _pattern(r"""
    (?:[\s,]+|^)(?:please|kindly|by\s+any\s+chance|if\s+(?:you\s+)?possible|if\s+you\s+(?:can
        |could|know|please|happen\s+to\s+know)
    |for\s+(?:me|us)(?=\W*$)|пожалуйста|если\s+(?:можно|возможно|знаете))\b,?
""")
_TRAILING: Final = _pattern(r"""
    [\s,;:.–—-]+(?:
        (?:many\s+)?thank(?:s|\s+you)\b.*|(?:as\s+)?(?:soon|quickly)\s+as\s+(?:possible
            |you\s+can).*
    |   for\s+(?:my|our)\s+(?:own\s+)?(?:[\w-]+\s+){0,2}?(?:report|briefing|brief|note|paper
        |speech|presentation|file|records?
            |article|director|boss|minister|chief|manager|meeting|team|office|talk|study|thesis
                |newsletter)\b.*
    |   for\s+an?\s+(?:[\w-]+\s+){1,3}(?:that\s+|which\s+)?(?:i|we)\b.*
    |   (?:because|since|as)\s+(?:i|we|my|our)\b.*|so\s+(?:that\s+)?(?:i|we)\s+(?:can|could|may
        |might|know)\b.*
    |   (?<=,\s)which\s+(?:i|we)\s+(?:need|must|have\s+to)\b.*|in\s+order\s+(?:for\s+(?:me
        |us)\s+)?to\s+(?:prepare|write|draft|complete|finish|brief|update)\b.*
    |   (?:и\s+)?(?:заранее\s+)?(?:спасибо|благодарю)\b.*|(?:это\s+)?(?:нужно\s+)?для\s+(?:моего
        |моей|нашего|нашей)\b.*
    |   (?:потому\s+что|так\s+как|поскольку)\s+(?:я|мы|мне|нам|мой|наш)\b.*
    |   чтобы\s+(?:я|мы)\b.*
    )$
""")


_WORDY: Final = (
    (
        re.compile(
            r"\b(?:those|the)\s+([\w-]+)\s+(?:who|that|which)\s+(?:had|have)\s+been\s+", re.I
        ),
        r"\1 ",
    ),
    (re.compile(r"\bback\s+(?=in\s+\d)", re.I), ""),
    (re.compile(r"\bin\s+the\s+(?:course\s+of\s+the\s+)?year\s+(?:of\s+)?(?=\d)", re.I), "in "),
    (
        re.compile(
            r"\bby\s+the\s+time\s+(?:that\s+)?(?:the\s+year\s+)?(\d{4})\s+"
            r"(?:(?:had\s+)?(?:came|come|drew|drawn)\s+to\s+(?:an?|its)\s+(?:end|close)|(?:had\s+)?ended|was\s+over)",
            re.I,
        ),
        r"by the end of \1",
    ),
    (re.compile(r"\bat\s+(?:that|this)\s+point\s+in\s+time\b", re.I), "then"),
)


def without_fillers(text: str) -> str:
    """The question without polite words inside it and the reasons at its end."""
    body = text.rstrip(" ?!.…")
    mark = "?" if "?" in text[len(body) :] else ""
    body = _FILLERS.sub("", _TRAILING.sub("", body)).strip(" ,;:–—-")
    return f"{body}{mark}"


def in_fewer_words(text: str) -> str:
    """Roundabout ways to say who and when, in short."""
    for wordy, plain in _WORDY:
        text = wordy.sub(plain, text)
    return text
