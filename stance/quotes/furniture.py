"""Page furniture: what stands on a news page and is nobody's statement."""

import re
from collections.abc import Iterable, Iterator

from stance.records import Span

_OPENINGS = re.compile(
    r"(?:by|photo|photos|image|images|picture|pictured|credit|caption|video|watch|listen|read more|read also|read next|also read"
    r"|related|recommended|see also|more on|more from|most read|most viewed|most popular|trending|top stories|latest news"
    r"|share this|share on|subscribe|sign up|follow (?:us|our|live)|click here|leave a reply|leave a comment|comments?"
    r"|advertisement|sponsored|copyright|©|all rights reserved|updated|published|last updated|posted|source|sources|editing by"
    r"|reporting by|additional reporting|writing by|compiled by|newsletter|get the|download|tags|filed under|topics)\b[^.!?]{0,120}"
    r"(?:$|:|\|)",
    re.IGNORECASE,
)
_LIST_HEADS = re.compile(
    r"(?:most read|most viewed|most popular|trending|top stories|latest news|read more|related|more on|more from|recommended"
    r"|you may also like|also in the news)\b[^.!?:]{0,60}:?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"By [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,4}(?:,? (?:and|in|for) .{2,60}|,.{2,60})?$")
# A caption says where in the picture somebody is, or ends with who took it.
_CAPTION = re.compile(
    r",\s(?:left|right|center|centre|second left|second right|front|top|bottom),|\((?:photo|file|left|right)\b|\((?:ap|afp|reuters)\b[^)]*\)$"
    r"|(?:photo|image|picture)\s*(?::|by\b)|/(?:ap|afp|reuters|getty)\b|\b(?:file photo|getty images)\b",
    re.IGNORECASE,
)
# A caption has one of these in it, in small letters. Each pattern begins with a mark of its own, which is found fast.
_CAPTION_WORDS = ("photo", "image", "picture", "getty")
_CAPTION_MARKS = (
    re.compile(r"\([pflra]"),  # photo, file, left, right, a news agency
    re.compile(r"/(?:ap|afp|reuters)"),
    re.compile(r", (?:(?:left|right|center|centre|front|top|bottom),|second )"),
)
# How what the patterns of furniture match begins: most lines begin otherwise.
_FIRST_TWO = frozenset(
    """
    by ph im pi cr ca vi wa li re al se mo tr to la sh su si fo cl le co ad sp up pu po so ed wr ne ge do ta fi yo
    """.split()
)
_ENDING = 12  # characters in which a sentence's last mark stands
_PLAIN_END = frozenset('.!?…:,;—–-"”»')  # one of these at the end needs no closer look
_SENTENCE_END = re.compile(r"[.!?…:,;—–-]['\"”’»)\]]*$|''$|[\"”»]$")
_LONGEST_CAPTION = 400  # characters
_LONG = 90  # characters: a headline in a list is shorter, or cut off


def is_headline(text: str) -> bool:
    """Whether a line ends like no sentence does."""
    return text[-1:] not in _PLAIN_END and not _SENTENCE_END.search(text, max(0, len(text) - _ENDING))


def statement_paragraphs(text: str, paragraphs: Iterable[Span]) -> Iterator[tuple[Span, bool]]:
    """Yield the paragraphs that may hold statements, each with whether it is the article's headline.

    Furniture, lines without the mark of a sentence and what stands in a list of headlines are passed over.
    """
    captions = _has_signs_of_captions(text)
    in_list = False
    line = ""
    for number, (start, end) in enumerate(paragraphs):
        before, line = line, text[start:end]
        headline = is_headline(line)
        opens = _may_open_furniture(line)
        if opens and _LIST_HEADS.match(line):
            in_list = True
            continue
        if in_list and (headline or len(line) < _LONG) and not _opens_quote(line):
            continue
        in_list = False
        if (opens and (_OPENINGS.match(line) or _BYLINE.match(line))) or (captions and _is_caption(line)):
            continue
        if headline and number > 0 and not (_opens_quote(line) or _signs(line, before)):
            continue
        yield (start, end), headline and number == 0


def _may_open_furniture(line: str) -> bool:
    """Whether a line begins with the letters of furniture; one that is not of ASCII may, whatever its letters."""
    head = line[:2]
    return head.lower() in _FIRST_TWO or not head.isascii()


def _has_signs_of_captions(text: str) -> bool:
    """Whether a caption may stand in a text: most articles have no sign of one, so that no line need be looked at."""
    lower = text.lower()
    return any(word in lower for word in _CAPTION_WORDS) or any(mark.search(lower) for mark in _CAPTION_MARKS)


def _is_caption(line: str) -> bool:
    return len(line) <= _LONGEST_CAPTION and _has_signs_of_captions(line) and bool(_CAPTION.search(line))


def _signs(line: str, before: str) -> bool:
    """Whether a line names who spoke in the line before: "– Kojo Amankwaa, taxi driver"."""
    return line[0] in "—–-" and before[-1:] in {'"', "”", "»", "'"}


def _opens_quote(line: str) -> bool:
    return line[0] in '"“„«' or line.startswith("''")
