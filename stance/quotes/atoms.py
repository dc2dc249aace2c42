"""Words, classes of words and other signs as numbers, so that what is asked of them is quick to ask.

An atom is a word, a class, a step of a number, or whatever else can be told by a string without a blank; a value is up to three atoms,
one after the other. Only atoms that the weights speak of have a number of their own; all others share one, which no weight is for.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from stance.quotes.compilation import compilable

BITS = 17  # of an atom: 131,071 of them
NOTHING = 0  # the value of a sign that is not there, which counts nothing
OTHER = (1 << BITS) - 1
WEIGHTS = Path(__file__).parent / "data" / "weights.tsv"

# Those that code asks for by name; their numbers are part of what is compiled, so that they stand here, in this order.
_LEAST, _MOST = -48, 48  # of the whole numbers that are atoms
# Where a source may stand and what of a content stands before a report; the first that is found comes first.
PLACES = (
    "subject", "near", "possessive", "behind",
    "behind-by", "behind-of", "behind-from", "behind-to", "behind-for", "behind-with", "behind-among", "behind-in", "behind-between",
    "behind,", "behind-by,", "behind-of,", "behind-from,", "behind-to,", "behind-for,", "behind-with,", "behind-among,", "behind-in,",
    "behind-between,", "agent", "clause-1", "clause-2", "same", "edge", "first", "none",
)  # fmt: skip
_NAMED = (
    # the edges of a segment, and of reports
    "<", ">", "cue", "end", "many", "q", "2",
    # answers
    "yes", "no", "next", "far", "in", "out", "begins", "ends", "opened", "some", "all", "before", "within", "outside",
    "likelier", "another",
    # endings of cues
    "ing", "ed", "s",
    # in the light of what a sign counts
    "word", "class", "at", "marker", "content", "spoken",
    # classes and words that are asked for one by one
    "name", "pronoun", "it", "that", '"', "who", "and", "there", "to", "by", "of", "from", "for", "with", "among", "between",
    "(", ")", ",", ":", "—", "–", "--", "'s", "'", "preposition",
)  # fmt: skip
FIXED = tuple(dict.fromkeys([*map(str, range(_LEAST, _MOST + 1)), *PLACES, *_NAMED]))
_NUMBER = {text: at for at, text in enumerate(FIXED, start=1)}
ZERO = _NUMBER["0"]  # of the whole numbers, which follow one another
FIRST_PLACE = _NUMBER[PLACES[0]]


def named(text: str) -> int:
    """Return the atom of a string that is in the list of this module."""
    return _NUMBER[text]


@compilable
def pair(one: int, other: int) -> int:
    """Return a value that is followed by another, which has at most two atoms."""
    return one << (BITS if other <= OTHER else 2 * BITS) | other


@compilable
def number(value: int) -> int:
    """Return the atom of a whole number, of the nearest that has one."""
    return ZERO + max(_LEAST, min(_MOST, value))


class Vocabulary:
    """Strings and their atoms.

    Parameters
    ----------
    texts : iterable of str
        Those that have an atom of their own, beside those fixed.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._number = dict(_NUMBER)
        self._texts = ["", *FIXED]
        self.add(texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that have an atom of their own, in order of their numbers."""
        return tuple(self._texts[1:])

    def add(self, texts: Iterable[str]) -> None:
        """Give strings an atom of their own.

        Raises
        ------
        OverflowError
            If there are more than can be told apart.
        """
        for text in texts:
            if text not in self._number:
                self._number[text] = len(self._texts)
                self._texts.append(text)
        if len(self._texts) > OTHER:
            raise OverflowError(f"more than {OTHER:,} atoms cannot be told apart.")

    def atom(self, text: str) -> int:
        """Return the atom of a string, `OTHER` where it has none of its own."""
        return self._number.get(text, OTHER)

    def value(self, written: str) -> int:
        """Return the value of up to three atoms written with blanks between them, `NOTHING` for none."""
        value = NOTHING
        for text in written.split():
            value = value << BITS | self.atom(text)
        return value

    def written(self, value: int) -> str:
        """Return a value as it is written."""
        texts: list[str] = []
        while value:
            number = value & OTHER
            texts.append("?" if number == OTHER else self._texts[number])
            value >>= BITS
        return " ".join(reversed(texts))


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """Return the atoms that the packaged weights speak of."""
    found: set[str] = set()
    for line in WEIGHTS.read_text(encoding="utf-8").split("\n"):
        for column in line.split("\t")[1:4:2]:
            found.update(column.split())
    return Vocabulary(sorted(found))
