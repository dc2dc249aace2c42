"""Labels carried over to quotes that were extracted anew, by how much of what was said is the same."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from stance.labelling.overlaps import LEAST_OVERLAP, Pair, pairs
from stance.labelling.said import Said
from stance.records import SCHEMA, UNKNOWN_ACTOR, Quote, Row, read_spans

Item = TypeVar("Item")
_OF_THE_ARTICLE = frozenset({"title", "date", "outlet", "url"})
_OF_AN_UNLINKED = frozenset({"unlinked", "nearest"})


class Reason(StrEnum):
    """Why a label was not carried over."""

    GONE = "article gone"
    APART = "no overlap"
    LITTLE = "overlap under 0.5"
    OTHER_ACTOR = "another actor"
    TAKEN = "quote taken by a nearer label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlinked:
    """A label that was not carried over.

    Parameters
    ----------
    row : dict
        The label's line, whole.
    detail : str
        The reason with its figures and names.
    nearest : str, optional
        The id of the quote that came nearest.
    """

    row: Row
    reason: Reason
    detail: str
    nearest: str | None

    def to_row(self) -> Row:
        """Return the label's line with ``unlinked``, the reason, and ``nearest``."""
        return {"schema": SCHEMA, **self.row, "unlinked": self.detail, "nearest": self.nearest}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """Labels as they were carried over, and those that were not, each in the order given."""

    carried: list[Row]
    unlinked: list[Unlinked]

    @property
    def reasons(self) -> dict[Reason, int]:
        """How many were not carried over for each reason there is."""
        counted = Counter(each.reason for each in self.unlinked)
        return {reason: counted[reason] for reason in Reason if counted[reason]}


def relink(labels: Sequence[Row], quotes: Sequence[Quote]) -> Relinked:
    """Carry labels over to quotes.

    Overlap is the Jaccard similarity of what was said: of the places of its letters where both are known and the
    article's text is as it was, else of its words, each counted as often as it comes. A quote of the same id and words
    overlaps by 1. Pairs are made from the greatest overlap downwards, each quote taking one label (all lines of one
    label, as those of its annotators), equals in the order of the text.

    Parameters
    ----------
    labels : sequence of rows
        Labels or annotations. One without an ``article`` is compared with all quotes.
    quotes : sequence of Quote
        They must have the label's actor; a label of an unknown actor takes the quote's.

    Returns
    -------
    Relinked
        A carried line keeps its answers and all other fields that are not a quote's, takes the quote's, and gets
        ``relinked_from``, the old id, and ``overlap``. A ``target`` is kept where the text is the same.

    Raises
    ------
    BadRecordError
        If a label is no statement.
    """
    read = [Said.from_row(row) for row in labels]
    lines = _lines_of_labels(read)
    old = [read[numbers[0]] for numbers in lines]
    new = [Said.from_row(quote.to_row()) for quote in quotes]
    same = _unchanged(old, new)
    found = _worth_keeping(pairs(old, new, without=same))
    links = {**same, **_matched(found, old, new, taken=same)}
    carried: dict[int, Row] = {}
    unlinked: dict[int, Unlinked] = {}
    judge = _Judge(old, new, {pair.quote: pair.label for pair in links.values()})
    for label, numbers in enumerate(lines):
        link = links.get(label)
        for number in numbers:
            if link:
                carried[number] = _carried(labels[number], quotes[link.quote], old[label].id, link.overlap)
            else:
                unlinked[number] = judge.unlinked(labels[number], label, found[label])
    return Relinked(carried=_in_order(carried), unlinked=_in_order(unlinked))


def _in_order(items: Mapping[int, Item]) -> list[Item]:
    return [items[number] for number in sorted(items)]


def _lines_of_labels(read: Sequence[Said]) -> list[list[int]]:
    """The lines of each label: one annotator's and another's are lines of one."""
    found: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
    for number, each in enumerate(read):
        found[each.id, each.article, each.text, each.actor].append(number)
    return list(found.values())


def _unchanged(old: Sequence[Said], new: Sequence[Said]) -> dict[int, Pair]:
    """The labels whose quote is there as it was."""
    by_id: dict[str, int] = {}
    for number, quote in enumerate(new):
        by_id.setdefault(quote.id, number)
    found: dict[int, Pair] = {}
    for number, label in enumerate(old):
        same = by_id.get(label.id)
        if same is not None and _is_same(label, new[same]):
            del by_id[label.id]
            found[number] = Pair(1.0, number, same, by_words=False)
    return found


def _worth_keeping(found: Iterable[Pair]) -> dict[int, list[Pair]]:
    """The pairs of each label that overlap enough, or the nearest where none does."""
    kept: dict[int, list[Pair]] = defaultdict(list)
    for pair in found:
        of_label = kept[pair.label]
        if pair.overlap >= LEAST_OVERLAP or not of_label:
            of_label.append(pair)
        elif of_label[0].overlap < pair.overlap:
            of_label[0] = pair
    return kept


def _is_same(label: Said, quote: Said) -> bool:
    same_text = label.text == quote.text and label.words in {"", quote.words}
    return same_text and label.article in {None, quote.article} and _agrees(label, quote)


def _agrees(label: Said, quote: Said) -> bool:
    return label.actor in {quote.actor, UNKNOWN_ACTOR}


def _matched(
    found: Mapping[int, Collection[Pair]], old: Sequence[Said], new: Sequence[Said], *, taken: Mapping[int, Pair]
) -> dict[int, Pair]:
    """Match one to one, greedily by falling overlap."""
    matched: dict[int, Pair] = {}
    used = {pair.quote for pair in taken.values()}
    enough = (pair for each in found.values() for pair in each if pair.overlap >= LEAST_OVERLAP)
    allowed = [pair for pair in enough if _agrees(old[pair.label], new[pair.quote])]
    for pair in sorted(allowed, key=lambda pair: _rank(pair, old, new)):
        if pair.label not in matched and pair.quote not in used:
            matched[pair.label] = pair
            used.add(pair.quote)
    return matched


def _rank(pair: Pair, old: Sequence[Said], new: Sequence[Said]) -> tuple[object, ...]:
    places = (old[pair.label].start, pair.label, new[pair.quote].start, pair.quote)
    return (-pair.overlap, pair.by_words, *places)


class _Judge:
    """Says why a label was not carried over."""

    def __init__(self, old: Sequence[Said], new: Sequence[Said], owners: Mapping[int, int]) -> None:
        self._old, self._new, self._owners = old, new, owners
        self._articles = {quote.article for quote in new}

    def unlinked(self, row: Row, label: int, found: Collection[Pair]) -> Unlinked:
        nearest = max(found, key=lambda pair: (self._counts(pair), pair.overlap, -pair.quote), default=None)
        reason, detail = self._of_none(label) if nearest is None else self._of(nearest)
        named = self._new[nearest.quote].id if nearest else None
        return Unlinked(row=row, reason=reason, detail=detail, nearest=named)

    def _counts(self, pair: Pair) -> bool:
        return pair.overlap >= LEAST_OVERLAP and _agrees(self._old[pair.label], self._new[pair.quote])

    def _of_none(self, label: int) -> tuple[Reason, str]:
        article = self._old[label].article
        if article is not None and article not in self._articles:
            return Reason.GONE, f"no quote is of the article '{article}'."
        return Reason.APART, "no quote overlaps with it."

    def _of(self, pair: Pair) -> tuple[Reason, str]:
        label, quote = self._old[pair.label], self._new[pair.quote]
        nearest = f"quote {quote.id} overlaps by {pair.overlap:.2f}"
        if pair.overlap < LEAST_OVERLAP:
            return Reason.LITTLE, f"{nearest}, under {LEAST_OVERLAP}."
        if not _agrees(label, quote):
            return Reason.OTHER_ACTOR, f"{nearest} but its actor is '{quote.actor}', not '{label.actor}'."
        return Reason.TAKEN, f"{nearest} but went to the label {self._old[self._owners[pair.quote]].id}."


def _carried(row: Row, quote: Quote, old_id: str, overlap: float) -> Row:
    own = {name: value for name, value in row.items() if name not in _OF_AN_UNLINKED}
    if own.get("target"):
        own["target"] = _moved_target(row, quote)
    new = {name: value for name, value in quote.to_row().items() if value is not None or name not in _OF_THE_ARTICLE}
    return {**own, **new, "relinked_from": old_id, "overlap": round(overlap, 4)}


def _moved_target(row: Row, quote: Quote) -> list[list[int]]:
    """The spans of the target where the text is the same; elsewhere they would point at other words."""
    if row["text"] != quote.text:
        return []
    start = read_spans([row["statement"]], "statement")[0][0] if row.get("statement") else 0
    by = quote.statement[0] - start
    return [[first + by, last + by] for first, last in read_spans(row["target"], "target")]
