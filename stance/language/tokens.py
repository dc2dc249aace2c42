"""Words and marks of a text, with where they stand."""

import re
from dataclasses import dataclass

# Abbreviations with inner points and numbers stay whole; a possessive ending stands alone, so that "Japan's" begins with
# the name; two apostrophes are some newspapers' double quotation mark.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Gov|Sen|Sens|Rep|Reps|Rev|Hon|St|Jr|Sr|Amb|Pres|Messrs)\."
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|%)?"
    r"|\w+(?:-\w+)*(?:['’](?!s\b)\w+)?"
    r"|['’]s\b"
    r"|''"
    r"|``"
    r"|--+"
    r"|\.\.+"
    r"|\S",
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
    found = list(TOKEN.finditer(text, start, len(text) if end is None else end))
    texts = [each.group() for each in found]
    lowers = [text.lower().replace("’", "'") for text in texts]
    return Tokens(texts, lowers, [each.start() for each in found], [each.end() for each in found])


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without marks; curly apostrophes are made straight."""
    return WORD.findall(text.lower().replace("’", "'"))
