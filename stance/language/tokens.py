"""Words and marks of a text, with where they stand."""

import re
from dataclasses import dataclass
from itertools import accumulate
from operator import add

# Abbreviations with inner points and numbers stay whole; a possessive ending stands alone, so that "Japan's" begins with
# the name; two apostrophes are some newspapers' double quotation mark.
# The first five branches are there for speed alone: most tokens are plain words and single marks. The blanks behind a token are
# matched with it, so that no search is begun at each of them in vain.
_TOKEN = re.compile(
    r"[A-Za-z]++ (?=\S)"
    r"|(?:[a-z]{2,}+(?![\w'’-])"
    r"|[A-Za-z]++(?![\w'’.-])"
    r"|[,;:!?\"“”()]"
    r"|\.(?!\.)"
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Gov|Sen|Sens|Rep|Reps|Rev|Hon|St|Jr|Sr|Amb|Pres|Messrs)\."
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|%)?"
    r"|\w+(?:-\w+)*(?:['’](?!s\b)\w+)?"
    r"|['’]s\b"
    r"|''"
    r"|``"
    r"|--+"
    r"|\.\.+"
    r"|\S)\s*+"
)
WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text, as parallel lists.

    Parameters
    ----------
    texts, lowers : list of str
        Each token as written and in small letters, curly apostrophes made straight.
    starts, ends : list of int
        Offsets into the whole text, end exclusive.
    """

    texts: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.texts)


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Return the tokens of ``text[start:end]``, offsets into ``text``."""
    texts, starts, ends = split(text[start:end] if start or end is not None else text, start)
    return Tokens(texts, [text.lower().replace("’", "'") for text in texts], starts, ends)


def split(text: str, offset: int = 0) -> tuple[list[str], list[int], list[int]]:
    """Return the tokens of a text as written, with where they start and end, counted from `offset`."""
    first, with_blanks = pieces(text)
    texts = list(map(str.rstrip, with_blanks))
    starts = list(accumulate(map(len, with_blanks), initial=offset + first))
    starts.pop()
    return texts, starts, list(map(add, starts, map(len, texts)))


def pieces(text: str) -> tuple[int, list[str]]:
    """Return where the first token of a text starts, and the tokens, each with the blanks behind it."""
    return len(text) - len(text.lstrip()), _TOKEN.findall(text)


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without marks; curly apostrophes are made straight."""
    return WORD.findall(text.lower().replace("’", "'"))
