"""The words of an article as parallel columns of numbers: what is asked of them is asked many times, and of many words."""

from collections.abc import MutableSequence, Sequence
from typing import Any, NamedTuple

import numpy as np

from stance.language.grammar import ADVERBS
from stance.language.word_classes import NAME, class_of, cue_words, is_open
from stance.quotes.atoms import load_vocabulary
from stance.quotes.compilation import compilable
from stance.quotes.sorts import sorts_of
from stance.quotes.traits import NAME_OR_NOT, traits_of
from stance.records import Span

Column = MutableSequence[int]  # a list; an array where it goes to what is compiled, and a pointer within
Stretch = tuple[int, int]  # words, end exclusive
NOWHERE: Stretch = (-1, -1)
_MOST_REMEMBERED = 200_000  # distinct words; an archive has no end of misspellings


class Words(NamedTuple):
    """The words and marks of an article, as parallel columns: lists, or arrays where they go to what is compiled.

    Parameters
    ----------
    words, forms, kinds : atoms
        Each in small letters; as a sign, which is ``name`` for a name and else its small letters; and its class.
    traits, sorts : bits
        What is asked of it and of its class (`traits`, `sorts`).
    inside : column
        For each the index of its quotation, -1 outside.
    starts, ends : column
        Offsets into the article's text, end exclusive.
    size : int
        How many words there are.
    """

    words: Column
    forms: Column
    kinds: Column
    traits: Column
    sorts: Column
    inside: Column
    starts: Column
    ends: Column
    size: int


@compilable
def span_of(words: Words, first: int, end: int) -> Span:
    """Return where the words from `first` up to `end`, which is not among them, stand in the text."""
    return words.starts[first], words.ends[end - 1]


class _Known(dict[str, int]):
    """Words met before, as written -> the number of their row: word, form, class, traits, sorts."""

    def __init__(self) -> None:
        super().__init__()
        self.lowers: list[str] = []
        self.rows: Any = np.zeros((1024, _LOOKED_UP), dtype=np.int64)

    def __missing__(self, text: str) -> int:
        number = len(self.lowers)
        if number == len(self.rows):
            self.rows = np.concatenate((self.rows, np.zeros_like(self.rows)))
        lower = text.lower().replace("’", "'")
        self.rows[number] = _row(text, lower)
        self.lowers.append(lower)
        self[text] = number
        return number

    def clear(self) -> None:
        super().clear()
        self.lowers.clear()


_LOOKED_UP = 5  # columns
_known = _Known()


def _row(text: str, lower: str) -> tuple[int, ...]:
    vocabulary, kind = load_vocabulary(), class_of(lower)
    word, traits = vocabulary.atom(lower), traits_of(text, lower, can_report=lower in cue_words())
    is_name = text[0].isupper() and (is_open(kind) or (kind == "adverb" and lower not in ADVERBS))
    if not is_name:
        return word, word, vocabulary.atom(kind), traits, sorts_of(kind)
    doubtful = NAME_OR_NOT if is_open(kind) else 0
    return word, vocabulary.atom(NAME), vocabulary.atom(NAME), traits | doubtful, sorts_of(NAME)


def look_up(texts: Sequence[str]) -> tuple[list[str], Any]:
    """Return words in small letters, and what is asked of them.

    Returns
    -------
    list of str, array of int of shape (5, words)
        The rows of the array are the first five columns of `Words`.
    """
    if len(_known) > _MOST_REMEMBERED:
        _known.clear()
    numbers = list(map(_known.__getitem__, texts))
    return list(map(_known.lowers.__getitem__, numbers)), _known.rows[numbers].T


def forget() -> None:
    """Forget the words met before, whose atoms changed."""
    _known.clear()
