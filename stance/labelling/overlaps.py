"""How much of what was said a label and a quote share: by the places of its letters, else by its words."""

import bisect
import itertools
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from stance.labelling.said import Said, apart

LEAST_OVERLAP = 0.5
_ALL = 200  # quotes that are compared one and all with a label; of more, only the likeliest
_DEPTHS = (300, 3000)  # entries of the index that are read to find them; deeper where the first found no counterpart
_LIKELIEST = 10
_CHANCE = 20  # characters in a row that are no longer alike by chance


class Pair(NamedTuple):
    """A label and a quote, by their numbers, that share some of what was said.

    Parameters
    ----------
    overlap : float
        Jaccard similarity, above 0 and up to 1.
    by_words : bool
        Whether words were compared, since places could not be.
    """

    overlap: float
    label: int
    quote: int
    by_words: bool


def pairs(labels: Sequence[Said], quotes: Sequence[Said], *, without: Container[int] = ()) -> Iterator[Pair]:
    """Yield the labels and quotes that overlap, the labels of one article compared with its quotes only.

    Parameters
    ----------
    labels, quotes : sequences of Said
        A label without an article is compared with all quotes.
    without : container of int
        Labels that are not compared; they only help to tell whether an article's text moved.
    """
    by_article: dict[str | None, list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        by_article[quote.article].append(number)
    of_label: dict[str | None, list[int]] = defaultdict(list)
    for number, label in enumerate(labels):
        of_label[label.article].append(number)
    for article, group in of_label.items():
        wanted = [number for number in group if number not in without]
        if not wanted:
            continue
        if article is None:
            yield from _by_words(labels, wanted, _Index(quotes, range(len(quotes))))
        elif article in by_article:
            yield from _in_article(labels, group, wanted, quotes, by_article[article])


def _in_article(
    labels: Sequence[Said], group: Sequence[int], wanted: Sequence[int], quotes: Sequence[Said], numbers: Sequence[int]
) -> Iterator[Pair]:
    """Compare places where the article's text is as it was, else words."""
    near = _Neighbours(quotes, numbers)
    stayed = {number: _stayed(labels[number], near.of(labels[number])) for number in group}
    all_stayed = set(stayed.values()) - {None} == {True}
    moved: list[int] = []
    for number in wanted:
        label = labels[number]
        if not label.letters or not (all_stayed if stayed[number] is None else stayed[number]):
            moved.append(number)
            continue
        for each, quote in near.of(label):
            if overlap := _of_places(label, quote):
                yield Pair(overlap, number, each, by_words=False)
    yield from _by_words(labels, moved, _Index(quotes, numbers))


class _Neighbours:
    """An article's quotes by place."""

    def __init__(self, quotes: Sequence[Said], numbers: Sequence[int]) -> None:
        self._sorted = sorted(((number, quotes[number]) for number in numbers), key=lambda each: each[1].start)
        self._starts = [quote.start for _, quote in self._sorted]
        self._longest = max(len(quote.context) for _, quote in self._sorted)

    def of(self, label: Said) -> list[tuple[int, Said]]:
        """Return the quotes whose context meets a label's, which has a place of its own."""
        if not label.content:
            return []
        first = bisect.bisect_left(self._starts, label.start - self._longest)
        last = bisect.bisect_left(self._starts, label.end)
        return [(number, quote) for number, quote in self._sorted[first:last] if quote.end > label.start]


def _stayed(label: Said, near: Sequence[tuple[int, Said]]) -> bool | None:
    """Whether the text around a label is as it was; none where too little of it is known."""
    found = {_agrees(label, quote) for _, quote in near} - {None}
    return found == {True} if found else None


def _agrees(one: Said, other: Said) -> bool | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    if end - start < min(_CHANCE, len(one.context), len(other.context)):
        return None
    return one.context[start - one.start : end - one.start] == other.context[start - other.start : end - other.start]


def _of_places(one: Said, other: Said) -> float:
    """Return the Jaccard similarity of the letters' places."""
    both = tuple(
        (start, end)
        for first, second in itertools.product(apart(one.content), apart(other.content))
        if (start := max(first[0], second[0])) < (end := min(first[1], second[1]))
    )
    shared = other.letters_in(both)
    return shared / (one.letters + other.letters - shared) if shared else 0


def _by_words(labels: Sequence[Said], wanted: Sequence[int], index: "_Index") -> Iterator[Pair]:
    """Compare what was said, or whole statements where a label does not tell what was said of it."""
    for number in wanted:
        said = labels[number].said_words
        own = frozenset(said or labels[number].all_words)
        found: list[Pair] = []
        for depth in _DEPTHS:
            found = _of_words(number, own, index.likeliest(own, depth, said=bool(said)))
            if index.is_small or any(pair.overlap >= LEAST_OVERLAP for pair in found):
                break
        yield from found


def _of_words(label: int, own: frozenset[str], others: Iterable[tuple[int, tuple[str, ...]]]) -> list[Pair]:
    return [
        Pair(shared / (len(own) + len(other) - shared), label, number, by_words=True)
        for number, other in others
        if (shared := len(own.intersection(other)))
    ]


class _Index:
    """Which quotes have a word, so that a label is not compared with all of many."""

    def __init__(self, quotes: Sequence[Said], numbers: Sequence[int]) -> None:
        self._quotes, self._numbers = quotes, numbers

    @property
    def is_small(self) -> bool:
        """Whether all are compared."""
        return len(self._numbers) <= _ALL

    def likeliest(self, own: frozenset[str], depth: int, *, said: bool) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the quotes that share most of a label's rarest words, with their words; all quotes where few."""
        numbers = self._numbers if self.is_small else self._found(own, self._of_word[said], depth)
        for number in numbers:
            yield number, self._words(number, said=said)

    def _words(self, number: int, *, said: bool) -> tuple[str, ...]:
        return self._quotes[number].said_words if said else self._quotes[number].all_words

    def _found(self, own: frozenset[str], of_word: Mapping[str, list[int]], depth: int) -> list[int]:
        rarest = sorted((len(of_word[word]), word) for word in own if word in of_word)
        entries = itertools.chain.from_iterable(of_word[word] for _, word in rarest)
        shared = Counter(itertools.islice(entries, depth))
        return [number for number, _ in shared.most_common(_LIKELIEST)]

    @cached_property
    def _of_word(self) -> dict[bool, dict[str, list[int]]]:
        found: dict[bool, dict[str, list[int]]] = {True: defaultdict(list), False: defaultdict(list)}
        for number in self._numbers:
            for said, of_word in found.items():
                for word in self._words(number, said=said):
                    of_word[word].append(number)
        return found
