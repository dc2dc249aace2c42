"""Scores attributions against gold of our own: who said what, by the letters that two contents share.

Contents and sources are compared as the sets of offsets of their letters and digits, so that marks, blanks and
where a content is cut into spans never matter.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Spans = Sequence[tuple[int, int]]

ENOUGH = 0.5  # of Jaccard
CLASSES = ("all", "direct", "indirect")
HEAD_ENDS = re.compile(r",|\s(?:about|at|between|by|for|from|in|of|on|to|with)\s")
QUOTATION = re.compile(
    r"“[^”\n]*”?|\"[^\"\n]*\"?|''(?:(?!'')[^\n])*(?:'')?|‘(?:[^’\n]|’(?=\w))*’?|(?<![\w'])'(?!')(?:[^'\n]|'(?=\w))*'?"
)


@dataclass(frozen=True)
class Attribution:
    """Who said what, as the offsets of letters; ``head`` is the source up to its first comma or preposition."""

    content: frozenset[int]
    source: frozenset[int]
    head: frozenset[int]
    direct: bool


@dataclass(frozen=True)
class Score:
    """How many attributions there are, were found and are right."""

    gold: int
    predicted: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.gold + self.predicted
        return 2 * self.right / both if both else 0.0


def letters(text: str, spans: Spans) -> frozenset[int]:
    """The offsets of the letters and digits in the spans."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def head(text: str, spans: Spans) -> frozenset[int]:
    """The letters of a source's first span, up to its first comma or preposition."""
    if not spans:
        return frozenset()
    start, end = min(spans)
    ends = HEAD_ENDS.search(text, start + 1, end)
    return letters(text, [(start, ends.start() if ends else end)])


def is_direct(content: frozenset[int], quotations: Iterable[tuple[int, int]]) -> bool:
    """Whether a quotation begins or ends in the content or at its edge: quoted wholly or in part."""
    if not content:
        return False
    first, last = min(content), max(content)
    return any(first - 2 <= start <= last or first < end <= last + 4 for start, end in quotations)


def attributions(text: str, pairs: Iterable[tuple[Spans, Spans]]) -> list[Attribution]:
    """Make pairs of content and source ready for comparison."""
    quotations = [found.span() for found in QUOTATION.finditer(text)]
    made = []
    for content, source in pairs:
        said = letters(text, content)
        made.append(Attribution(said, letters(text, source), head(text, source), is_direct(said, quotations)))
    return made


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of two sets' union that is in both, 0 for two empty sets."""
    return len(one & other) / len(one | other) if one & other else 0.0


def matches(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> dict[int, int]:
    """The prediction that matches each gold, one-to-one, taken greedily by falling Jaccard of the contents."""
    pairs = [
        (-overlap, -jaccard(one.source, other.source), g, p)
        for g, one in enumerate(gold)
        for p, other in enumerate(predicted)
        if (overlap := jaccard(one.content, other.content)) >= ENOUGH
    ]
    taken: dict[int, int] = {}
    for _, _, g, p in sorted(pairs):
        if g not in taken and p not in taken.values():
            taken[g] = p
    return taken


def sources_agree(one: Attribution, other: Attribution) -> bool:
    """Whether both name no source, or the same one: by half of all letters or of the heads'."""
    if not (one.source and other.source):
        return not (one.source or other.source)
    return jaccard(one.source, other.source) >= ENOUGH or jaccard(one.head, other.head) >= ENOUGH


def right(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> frozenset[int]:
    """Which golds were found with the right source, by index."""
    found = matches(gold, predicted)
    return frozenset(g for g, p in found.items() if sources_agree(gold[g], predicted[p]))


def score(documents: Iterable[tuple[Sequence[Attribution], Sequence[Attribution]]]) -> dict[str, Score]:
    """Content and source over all documents and classes; a match counts in the class of its gold."""
    counts: dict[str, Counter[str]] = {each: Counter() for each in CLASSES}
    for gold, predicted in documents:
        gold_of = {p: gold[g] for g, p in matches(gold, predicted).items()}
        _count(counts, "gold", gold)
        _count(counts, "predicted", [gold_of.get(p, each) for p, each in enumerate(predicted)])
        _count(counts, "right", [gold[g] for g in right(gold, predicted)])
    return {name: Score(found["gold"], found["predicted"], found["right"]) for name, found in counts.items()}


def _count(counts: Mapping[str, Counter[str]], what: str, found: Iterable[Attribution]) -> None:
    for each in found:
        counts["all"][what] += 1
        counts["direct" if each.direct else "indirect"][what] += 1
