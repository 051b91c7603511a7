"""A page without its menus: what is left where trafilatura leaves out more than those."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from typing import Any

from indexer.read.web.html_words import ITEMS, LEFT_OUT, text_of

_MENU_TAGS = frozenset({"nav", "footer", "aside", "dialog"})
_MENU_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog"}
)
_MENU_NAMES = re.compile(
    r"(?:\A|[\s_-])(?:nav|navbar|navigation|navheader|navfooter|menu|sidebar|sphinxsidebar|related"
    r"|breadcrumbs?|footer|toc|cookies?|banner|social|share|sharing|search|skip|newsletter"
    r"|advert(?:isement)?s?|promo|comments?|login)(?:\Z|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = frozenset({"ul", "ol", "dl", "div", "section", "table", "p", "header"})
_LINKED = 0.6
"""Share of a block's letters in links from which it is a menu; a sentence has fewer."""
_LEAST_LINKS = 3
_WORD = re.compile(r"\w+")


def without_menus(body: Any) -> Any:
    """A copy of a page's body without menus, footers, banners and lists of links."""
    kept = deepcopy(body)
    for element in list(kept.iter()):
        if element is kept or not isinstance(element.tag, str) or _is_gone(element, kept):
            continue
        if _is_menu(element):
            element.drop_tree()
    return kept


def share_kept(main: Any, whole: Any) -> float:
    """The share of the words of ``whole`` that ``main`` has."""
    expected = Counter(_words(whole))
    lost = expected - Counter(_words(main))
    return 1 - lost.total() / max(1, expected.total())


def _words(element: Any) -> list[str]:
    return _WORD.findall(text_of(element).casefold())


def _is_gone(element: Any, root: Any) -> bool:
    """Whether it lies in a part that is taken out already."""
    return next((one for one in element.iterancestors() if one is root), None) is None


def _is_menu(element: Any) -> bool:
    tag = element.tag.lower()
    if tag in LEFT_OUT:
        return False  # left out anyway
    if tag in _MENU_TAGS or (element.get("role") or "").strip().lower() in _MENU_ROLES:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag in _BLOCKS and _MENU_NAMES.search(named):
        return True
    return (tag in _BLOCKS or tag in ITEMS) and _is_list_of_links(element)


def _is_list_of_links(element: Any) -> bool:
    """Several links, and little between them."""
    links = list(element.iter("a"))
    if len(links) < _LEAST_LINKS:
        return False
    linked = sum(_letters(link) for link in links if link.get("href"))
    return linked > _LINKED * max(1, _letters(element))


def _letters(element: Any) -> int:
    return sum(map(str.isalnum, text_of(element)))
