"""Groups of near-identical texts, such as one agency report printed by several papers.

Texts are compared by their word 3-grams. MinHash with locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998)
proposes pairs, the exact Jaccard similarity decides, and pairs that share a text are joined.
"""

from collections.abc import Iterator, Sequence

from stance.language.tokens import words

NEAR_COPY = 0.8  # Jaccard similarity of word 3-grams
_GRAM = 3  # words
# 32 bands of 4 rows propose a pair of similarity 0.8 but for one in ten million times, so that what is found depends on
# the exact similarity alone and not on the hash functions of a version of datasketch.
_BANDS, _ROWS = 32, 4


class DisjointSets:
    """Things, numbered from 0, that are joined into groups.

    Parameters
    ----------
    size : int
        How many things there are, each a group of its own at first.
    """

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def group(self, member: int) -> int:
        """Return the group of a thing: the smallest number in it."""
        parents = self._parents
        while parents[member] != member:
            parents[member] = parents[parents[member]]
            member = parents[member]
        return member

    def join(self, first: int, second: int) -> None:
        """Make one group of the groups of two things."""
        low, high = sorted((self.group(first), self.group(second)))
        self._parents[high] = low

    def groups(self) -> list[int]:
        """Return the group of each thing."""
        return [self.group(member) for member in range(len(self._parents))]


def shingles(text: str) -> frozenset[str]:
    """Return the word 3-grams of a text, small letters without marks.

    A shorter text is one shingle of all its words; a text without words is its own characters.
    """
    found = words(text)
    if len(found) < _GRAM:
        return frozenset({" ".join(found) or text.strip()})
    return frozenset(" ".join(found[start : start + _GRAM]) for start in range(len(found) - _GRAM + 1))


def jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of two sets' members that both have, between 0 and 1."""
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared)


def near_copy_groups(texts: Sequence[str]) -> list[int]:
    """Return the near-copy group of each text.

    Parameters
    ----------
    texts : sequence of str

    Returns
    -------
    list of int, of shape (n_texts,)
        The index of the first text of the group that each belongs to, so that a text with no copy before it has its
        own. Groups are closed: where a is like b and b like c, all three are one group.
    """
    sets = DisjointSets(len(texts))
    firsts: dict[frozenset[str], int] = {}
    for index, text in enumerate(texts):
        sets.join(firsts.setdefault(shingles(text), index), index)
    distinct, places = list(firsts), list(firsts.values())
    for one, other in _proposed(distinct):
        first, second = places[one], places[other]
        if sets.group(first) != sets.group(second) and jaccard(distinct[one], distinct[other]) >= NEAR_COPY:
            sets.join(first, second)
    return sets.groups()


def _proposed(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of indices that may be near-copies, the later first."""
    if len(sets) < 2:
        return
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=_BANDS * _ROWS, params=(_BANDS, _ROWS))
    encoded = ([shingle.encode("utf-8", "surrogatepass") for shingle in each] for each in sets)
    for number, signature in enumerate(MinHash.generator(encoded, num_perm=_BANDS * _ROWS)):
        for earlier in index.query(signature):
            yield number, earlier
        index.insert(number, signature)
