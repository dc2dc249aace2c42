"""The attitude word list: words and phrases that tell where whoever utters or does them stands."""

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stance.errors import BadInputError
from stance.language.grammar import DETERMINERS, PREPOSITIONS

_DATA = Path(__file__).parent / "data"
COLUMNS = ("lemma", "part", "forms", "role", "stance", "tone", "negated")
PARTS = ("phrase", "adjective", "verb", "noun", "adverb")
# A form that may be two parts of speech ("alarmed") is read as the attitude of its subject before anything else.
ROLES = ("attitude", "act", "content")
_GAP = 3  # words that may stand between two words of a phrase
_NOUN = 4  # letters from which a last word is taken for a noun with two numbers


@dataclass(frozen=True, slots=True)
class Attitude:
    """One entry of the word list.

    Parameters
    ----------
    role : str
        ``act`` (what the actor does: "rejected"), ``attitude`` (the state it is in: "wary") or ``content`` (how it judges what it
        speaks of: "unacceptable").
    stance, tone : str
        What the entry speaks for when the actor is its subject.
    negated : str
        The stance it speaks for when negated; empty where a negation says nothing.
    """

    lemma: str
    part: str
    role: str
    stance: str
    tone: str
    negated: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found among some words: their positions, end exclusive."""

    start: int
    end: int
    entry: Attitude


@dataclass(frozen=True)
class AttitudeList:
    """The word list, by the first word of each form: (the form's words, its entry), longest first."""

    forms: Mapping[str, Sequence[tuple[tuple[str, ...], Attitude]]]

    @property
    def verbs(self) -> frozenset[str]:
        """The forms of the verbs that name an act, and the inflected first words of phrases that do."""
        firsts: dict[Attitude, set[str]] = defaultdict(set)
        for first, found in self.forms.items():
            for _, entry in found:
                firsts[entry].add(first)
        parts = {"verb": 0, "phrase": 1}
        return frozenset(
            first
            for entry, forms in firsts.items()
            if entry.role == "act" and len(forms) > parts.get(entry.part, len(forms))
            for first in forms
        )

    def find(self, lowers: Sequence[str], *, fillers: Collection[str] = ()) -> list[Hit]:
        """Return the entries among some words in small letters, from left to right, the longest first where several fit.

        Parameters
        ----------
        fillers : collection of str
            What may stand within a phrase, beside determiners and adverbs: "rejected NAME accusations".
        """
        hits = []
        at = 0
        while at < len(lowers):
            hit = self._hit(lowers, at, fillers) if lowers[at] in self.forms else None
            if hit:
                hits.append(hit)
            at = hit.end if hit else at + 1
        return hits

    def _hit(self, lowers: Sequence[str], at: int, fillers: Collection[str]) -> Hit | None:
        near = lowers[at + 1 : at + _GAP + 2]
        for words, entry in self.forms[lowers[at]]:
            if len(words) > 1 and words[1] not in near:
                continue
            if end := _end_of(words, lowers, at, fillers):
                return Hit(at, end, entry)
        return None


@lru_cache(maxsize=4)
def load_attitudes(path: Path | None = None) -> AttitudeList:
    """Read an attitude word list; the packaged one by default.

    Parameters
    ----------
    path : path, optional
        A CSV with the columns ``lemma, part, forms, role, stance, tone, negated``; forms are divided by ``|``.

    Raises
    ------
    BadInputError
        If a column is missing or an entry is of an unknown part or role; the line is named.
    """
    path = path or _DATA / "attitudes.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        if missing := sorted(set(COLUMNS) - set(reader.fieldnames or ())):
            raise BadInputError(f"{path}: the word list has no column '{missing[0]}'; it needs {', '.join(COLUMNS)}.")
        return _indexed(_entry(row, f"{path}:{number}") for number, row in enumerate(reader, 2))


def _entry(row: Mapping[str, str], place: str) -> tuple[list[str], Attitude]:
    for column, allowed in (("part", PARTS), ("role", ROLES)):
        if row[column] not in allowed:
            raise BadInputError(f"{place}: '{row[column]}' is no {column} of a word; use one of {', '.join(allowed)}.")
    entry = Attitude(*(row[name] for name in COLUMNS if name != "forms"))
    return [form for form in row["forms"].split("|") if form], entry


def _indexed(rows: Iterable[tuple[list[str], Attitude]]) -> AttitudeList:
    forms: dict[str, dict[tuple[tuple[str, ...], Attitude], None]] = defaultdict(dict)
    for written, entry in rows:
        for form in written:
            for words in _variants(form.split()):
                forms[words[0]][words, entry] = None
    return AttitudeList({first: sorted(found, key=_precedence) for first, found in forms.items()})


def _variants(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A form without its inner determiners, its last noun in both numbers: "reject the accusation", "reject accusations"."""
    if len(words) == 1:
        yield tuple(words)
        return
    kept = (words[0], *(word for word in words[1:] if word not in DETERMINERS))
    kept = kept if len(kept) > 1 else tuple(words)
    yield kept
    if len(kept[-1]) >= _NOUN and kept[-1] not in PREPOSITIONS:
        yield (*kept[:-1], kept[-1].removesuffix("s") if kept[-1].endswith("s") else f"{kept[-1]}s")


def _end_of(words: Sequence[str], lowers: Sequence[str], at: int, fillers: Collection[str]) -> int | None:
    """Where a form that begins at `at` ends; none if it does not stand there."""
    end = at + 1
    for word in words[1:]:
        stop = min(len(lowers), end + _GAP + 1)
        while end < stop and lowers[end] != word and _may_stand_within(lowers[end], fillers):
            end += 1
        if end >= stop or lowers[end] != word:
            return None
        end += 1
    return end


def _may_stand_within(lower: str, fillers: Collection[str]) -> bool:
    return lower in DETERMINERS or lower in fillers or (lower.endswith("ly") and len(lower) >= _NOUN)


def _precedence(form: tuple[tuple[str, ...], Attitude]) -> tuple[int, int, int]:
    words, entry = form
    return -len(words), ROLES.index(entry.role), PARTS.index(entry.part)
