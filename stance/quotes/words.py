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
    """Words met before, as they were split off, with the blanks behind them -> their number.

    Attributes
    ----------
    texts, lowers : array of str
        By number: each as written, and in small letters.
    columns : array of int
        Word, form, class, traits, sorts; the length of the word, and with the blanks behind it. In each by number.
    """

    def __init__(self) -> None:
        super().__init__()
        self.texts = np.empty(_ROOM, dtype=object)
        self.lowers = np.empty(_ROOM, dtype=object)
        self.columns: Any = np.zeros((_LOOKED_UP + 2, _ROOM), dtype=np.int64)

    def __missing__(self, piece: str) -> int:
        number = len(self)
        if number == len(self.texts):
            self._make_room()
        text = piece.rstrip()
        lower = text.lower().replace("’", "'")
        self.texts[number], self.lowers[number] = text, lower
        self.columns[:, number] = *_row(text, lower), len(text), len(piece)
        self[piece] = number
        return number

    def _make_room(self) -> None:
        self.texts, self.lowers = (np.concatenate((each, np.empty_like(each))) for each in (self.texts, self.lowers))
        self.columns = np.concatenate((self.columns, np.zeros_like(self.columns)), axis=1)


_LOOKED_UP = 5  # columns
_ROOM = 1024  # for so many words to begin with
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
    _, lowers, columns = _looked_up(texts)
    return lowers, columns[:_LOOKED_UP]


def columns_of(pieces: Sequence[str], start: int) -> tuple[list[str], list[str], Any]:
    """Return the words of a text that was split: as written, in small letters, and as columns.

    Parameters
    ----------
    pieces : sequence of str
        Each word with the blanks behind it.
    start : int
        Where the first one starts.

    Returns
    -------
    list of str, list of str, array of int of shape (8, words)
        The rows of the array are the columns of `Words`, no word in a quotation. Each row stands in one piece: what is
        compiled takes it by its address alone.
    """
    texts, lowers, looked_up = _looked_up(pieces)
    columns = np.empty((len(Words._fields) - 1, len(pieces)), dtype=np.int64)
    columns[:_LOOKED_UP] = looked_up[:_LOOKED_UP]
    inside, starts, ends = columns[_LOOKED_UP:]
    lengths, with_blanks = looked_up[_LOOKED_UP:]
    inside[:] = -1
    np.cumsum(with_blanks, out=starts)
    starts += start - with_blanks
    np.add(starts, lengths, out=ends)
    return texts, lowers, columns


def _looked_up(pieces: Sequence[str]) -> tuple[list[str], list[str], Any]:
    if len(_known) > _MOST_REMEMBERED:
        _known.clear()
    numbers = np.fromiter(map(_known.__getitem__, pieces), dtype=np.intp, count=len(pieces))
    return (
        _known.texts.take(numbers).tolist(),
        _known.lowers.take(numbers).tolist(),
        _known.columns.take(numbers, axis=1),
    )


def forget() -> None:
    """Forget the words met before, whose atoms changed."""
    _known.clear()
