"""The words of page furniture, in English and Russian.

``is_certain`` knows whole lines that are furniture everywhere; ``is_doubtful`` knows words that
are furniture only next to other furniture (a row of buttons): each may be a heading or an answer.
"""

from __future__ import annotations

import re

_CERTAIN = r"""
    rate\ this(?:\ (?:item|article|page|post|content))? | be\ the\ first\ to\ (?:rate|comment)
  | \(?\s*\d+\s+(?:votes?|ratings?)\s*\)? | (?:average\ )?rating:?\s*[\d.,]+\s*(?:/|out\ of)\s*\d+
  | оцените\s(?:эту\ |этот\ )?(?:статью|материал|страницу|новость|публикацию)
  | \(?\s*\d+\s+(?:голос(?:а|ов)?|оцен(?:ка|ки|ок))\s*\)?
  | (?:image|photo|picture)\ gallery | (?:фото|видео)галерея | галерея\ изображений
  | click\ (?:here\ )?(?:to|on)\ (?:the\ )?(?:open|enlarge|view|zoom|see|expand)
    (?:\ (?:the\ |this\ )?(?:images?|photos?|pictures?|full\ size|larger\ image|gallery))?
  | (?:tap|click)\ (?:the\ )?(?:image|photo|picture)\ to\ (?:enlarge|zoom|open)
  | (?:view|open)\ (?:full\ size|larger\ image|slideshow|gallery)
  | нажмите(?:,\ чтобы|\ для|\ на)\ (?:увелич\w+|открыт\w+|просмотр\w*|изображени\w+)
    (?:\ (?:изображени\w+|фото\w*))?
  | read\ (?:more|on|the\ full\ (?:article|story)|full\ (?:article|story)) | continue\ reading
  | (?:more|далее|ещ[её]|подробнее)\s*(?:\.\.\.|…|»|›|>>|→) | (?:read|show|load|see|view)\ more
  | читать\ (?:далее|дальше|полностью|ещ[её]|подробнее|вс[её]|также) | показать\ ещ[её]
  | узнать\ больше
  | (?:share|tweet|pin|post)\ (?:this|on|via|to|in)(?:\ (?:on|via|article|page|post|story|item|
    facebook|twitter|x|linkedin|whatsapp|telegram|pinterest|reddit|e-?mail|vk|friends?))*
  | поделиться(?:\ (?:в|с|ссылкой|статьей|новостью|на|через|друзьями|соцсетях|социальных|сетях))+
  | (?:поделитесь|расскажите)\ (?:с\ друзьями|друзьям|в\ соцсетях)
  | follow\ us(?:\ on(?:\ (?:facebook|twitter|x|instagram|linkedin|telegram|youtube))?)?
  | (?:мы|следите\ за\ нами)\ в\ (?:соцсетях|социальных\ сетях)
  | подписаться\ на\ (?:рассылку|новости|канал)
  | skip\ to\ (?:main\ |the\ )?(?:content|navigation|menu)(?:\ area)?
  | перейти\ к\ (?:основному\ )?(?:содержанию|содержимому|меню|контенту)
  | back\ to\ (?:the\ )?top | (?:go\ |scroll\ )(?:back\ )?to\ (?:the\ )?top
  | (?:вернуться\ )?(?:наверх|к\ началу)
  | (?:print|e-?mail|download|save|bookmark)\ this\ (?:page|article|post|story)
  | printer[- ]friendly(?:\ version)? | (?:print|printable)\ version | версия\ для\ печати
  | распечатать(?:\ страницу|\ статью)?
  | (?:accept|reject|decline|allow|manage)\ (?:all\ )?cookies?
  | cookie\ (?:settings|preferences|consent)
  | принять\ (?:все\ )?(?:cookies?|куки) | настройки\ (?:cookies?|файлов\ cookies?|куки)
  | all\ rights\ reserved | все\ права\ защищены
  | (?:leave|post|add)\ a\ (?:comment|reply) | (?:no|\d+)\ comments?(?:\ yet)?
  | оставить\ комментарий
  | \d+\s+комментари(?:й|я|ев) | комментариев\ нет
  | (?:previous|next|older|newer)\ (?:post|article|page|story|entries)s?
  | (?:предыдущая|следующая)\ (?:статья|новость|запись|страница)
  | was\ this\ (?:article|page|answer|information)\ (?:helpful|useful)
  | (?:была\ ли\ )?(?:эта\ )?статья\ полезна
  | sponsored\ content | на\ правах\ рекламы | loading\s?(?:\.\.\.|…)
  | (?:sign\ up|subscribe)\ (?:to|for)\ (?:our\ |the\ )?(?:newsletter|updates|mailing\ list)
  | (?:number\ of\ )?(?:views|hits|просмотр(?:ов|ы)|количество\ просмотров):\s*[\d\s.,]+
"""
_DOUBTFUL = r"""
    advertisement | реклама | share | tweet | print | like | e-?mail | save | bookmark
  | copy\ link | facebook | twitter | x
  | instagram | linked\s?in | whatsapp | telegram | pinterest | reddit | youtube | vk | viber
  | tumblr
  | rss | messenger | flickr | tiktok | odnoklassniki | subscribe | comments? | reply | log\ ?in
  | sign\ in | log\ ?out | sign\ up | previous | prev | next | more | menu | search | home
  | поделиться | печать | в\s?контакте | одноклассники | фейсбук | твиттер | телеграм | вотсап
  | ютуб
  | подписаться | войти | выйти | меню | поиск | главная | назад | вперед | вперёд | далее
  | подробнее
  | news | новости | about(?:\ us)? | contacts | contact\ us | контакты | о\ нас | о\ проекте
  | комментарии | ответить | нравится | privacy\ policy
  | terms\ (?:of\ (?:use|service)|and\ conditions)
  | cookie\ policy | sitemap | site\ map | карта\ сайта | политика\ конфиденциальности
  | пользовательское\ соглашение | accessibility | disclaimer
"""
_JOINTS = r"[\s|·•/»«›‹>:!.…→←↑✕×-]*"
_EDGE = r"[\s\[\](){}*|·•»«›‹<>→←↑▲▼✕×:!?.…_–-]*"
_LINK = re.compile(r"!?\[(?P<words>[^\]]*)\]\([^)\s]*\)")

_CERTAIN_LINE = re.compile(
    rf"{_EDGE}(?:{_CERTAIN}){_EDGE}(?:{_JOINTS}(?:{_CERTAIN}){_EDGE}){{0,20}}",
    re.IGNORECASE | re.VERBOSE,
)
_DOUBTFUL_LINE = re.compile(rf"{_EDGE}(?:{_DOUBTFUL}){_EDGE}", re.IGNORECASE | re.VERBOSE)
_BUTTON_ROW = re.compile(
    rf"{_EDGE}(?:(?:{_CERTAIN}|{_DOUBTFUL})(?:\s*[|·•/»›>]\s*|\s+|\Z)){{2,20}}{_EDGE}",
    re.IGNORECASE | re.VERBOSE,
)
_COPYRIGHT = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)|&copy;)\s*(?:copyright\s*)?.{0,20}\d{4}.{0,100}"
    r"|(?:©|copyright\s+©)\s*.{1,80}",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:home|главная)(?:\s*[>›»→]\s*[^>›»→]{1,60}){1,8}|(?:home|главная)(?:\s*/\s*[^/]{1,40}){2,8}",
    re.IGNORECASE,
)
_PAGE = r"(?:page|p\.|стр(?:аница|\.)?|с\.)"
_PAGE_MARK = re.compile(
    rf"\W*{_PAGE}\s*\d{{1,5}}(?:\s*(?:of|/|из)\s*\d{{1,5}})?\W*"
    r"|\d{1,5}\s+(?:of|из)\s+\d{1,5}|[-–—]\s*\d{1,5}\s*[-–—]"
    r"|.{0,100}\[page\s+\d{1,5}\]",
    re.IGNORECASE,
)
_SHAPES = (_CERTAIN_LINE, _COPYRIGHT, _PAGE_MARK, _BUTTON_ROW, _TRAIL)
_LONGEST = 160


def is_certain(line: str) -> bool:
    """True for a whole line that is furniture everywhere."""
    if len(line) > _LONGEST:
        return False
    words = _LINK.sub(r"\g<words>", line)
    return any(shape.fullmatch(words) for shape in _SHAPES)


def is_doubtful(line: str) -> bool:
    """True for a line that is furniture only among other furniture."""
    return len(line) <= _LONGEST and bool(_DOUBTFUL_LINE.fullmatch(_LINK.sub(r"\g<words>", line)))


def is_page_mark(line: str) -> bool:
    """True for "Page 3 of 12" and the like, which interrupt a section without ending it."""
    return len(line) <= _LONGEST and _PAGE_MARK.fullmatch(line) is not None
