"""The terms of a statement: words, characters, and what the word lists say of the actor's own clause.

Everything is read from the marked and masked statement, so no term holds a name.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from stance import language
from stance.language.cues import load_cues
from stance.language.lexicon import Hit, load_attitudes
from stance.language.negation import negated
from stance.model.clause import CUE, REST, MarkedStatement
from stance.model.masking import MASKS
from stance.records import digest

BLOCKS = ("words", "characters", "lists")
_NEAR = 5  # tokens behind the cue
_PLAIN = frozenset({"neutral", "none"})
_FLIPPED_TONE = {"negative": "neutral", "positive": "negative", "neutral": "neutral"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSettings:
    """Which terms are read.

    Parameters
    ----------
    blocks : tuple of str
        Some of ``words``, ``characters``, ``lists``.
    word_ngrams, character_ngrams : (int, int)
        The shortest and the longest; n-grams of characters do not cross words.
    clause : bool
        Read this speaker's clause alone and tell its cue apart; otherwise the whole text, without parts.
    negation : bool
        Let a negation flip what the word lists say.
    """

    blocks: tuple[str, ...] = BLOCKS
    word_ngrams: tuple[int, int] = (1, 2)
    character_ngrams: tuple[int, int] = (2, 5)
    clause: bool = True
    negation: bool = True


@dataclass(frozen=True, slots=True)
class _Reading:
    """A hit of the attitude list as it stands in the statement: negated or not, in the cue or not."""

    hit: Hit
    is_negated: bool
    in_cue: bool

    @property
    def stance(self) -> str:
        return (self.hit.entry.negated or "none") if self.is_negated else self.hit.entry.stance

    @property
    def tone(self) -> str:
        return _FLIPPED_TONE[self.hit.entry.tone] if self.is_negated else self.hit.entry.tone

    @property
    def kind(self) -> str:
        return f"{self.hit.entry.role} {self.stance}"

    @property
    def lemma(self) -> str:
        return f"{'not ' if self.is_negated else ''}{self.hit.entry.lemma}"


def word_lists_digest() -> str:
    """Return the digest of the word lists that terms are read by: a model trained by others reads these a little differently."""
    folder = Path(language.__file__).parent / "data"
    return digest(*((folder / name).read_text(encoding="utf-8") for name in ("attitudes.csv", "cues.csv")))


def terms_of(marked: MarkedStatement, settings: TermSettings) -> dict[str, Mapping[str, float]]:
    """Return the terms of a statement by block, each with how often it stands there."""
    words = list(_own_words(marked, settings))
    terms: dict[str, Mapping[str, float]] = {}
    if "words" in settings.blocks:
        terms["words"] = Counter(_word_ngrams(words, settings.word_ngrams))
    if "characters" in settings.blocks:
        terms["characters"] = Counter(
            gram for word in words if word not in MASKS for gram in _character_ngrams(word, settings.character_ngrams)
        )
    if "lists" in settings.blocks:
        terms["lists"] = _list_terms(marked, settings)
    return terms


def _own_words(marked: MarkedStatement, settings: TermSettings) -> Iterator[str]:
    """The words of the own clause without marks; a mask that follows itself stands once."""
    last = ""
    for word, role in zip(marked.words, marked.roles, strict=True):
        if (role == REST and settings.clause) or not (word[0].isalnum() or word in MASKS):
            continue
        if word not in MASKS or word != last:
            yield word
        last = word


def _word_ngrams(words: Sequence[str], lengths: tuple[int, int]) -> Iterator[str]:
    for length in range(lengths[0], lengths[1] + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


@lru_cache(maxsize=50_000)
def _character_ngrams(word: str, lengths: tuple[int, int]) -> tuple[str, ...]:
    """The n-grams of a word with a blank on each side; a word that is shorter counts once, as in scikit-learn's ``char_wb``."""
    padded = f" {word} "
    grams = []
    for length in range(lengths[0], lengths[1] + 1):
        if length >= len(padded):
            grams.append(padded)
            break
        grams += [padded[start : start + length] for start in range(len(padded) - length + 1)]
    return tuple(grams)


def _list_terms(marked: MarkedStatement, settings: TermSettings) -> dict[str, float]:
    flags = negated(marked.words)
    readings = [
        _Reading(hit, settings.negation and flags[hit.start], settings.clause and marked.roles[hit.start] == CUE)
        for hit in load_attitudes().find(marked.words, fillers=MASKS)
        if marked.roles[hit.start] != REST or not settings.clause
    ]
    terms = Counter(term for reading in readings for term in _reading_terms(reading))
    if settings.clause:
        terms.update(_clause_terms(marked, readings))
    if settings.negation and any(flags):
        terms["negation"] = 1
    return {**terms, **_shares(readings)}


def _reading_terms(reading: _Reading) -> Iterator[str]:
    yield f"lemma {reading.lemma}"
    yield f"part {reading.hit.entry.part} {reading.stance}"
    if reading.in_cue:
        yield f"cue {reading.stance}"
        yield f"cue {reading.kind}"
        yield f"cue lemma {reading.lemma}"
    else:
        yield reading.kind
        yield f"tone {reading.tone}"


def _shares(readings: Sequence[_Reading]) -> dict[str, float]:
    """How the hits that take a stance divide among the stances, whatever the length of the text."""
    stances = Counter(reading.stance for reading in readings if reading.stance not in _PLAIN)
    return {f"share {stance}": 2 * count / stances.total() for stance, count in sorted(stances.items())}


def _clause_terms(marked: MarkedStatement, readings: Sequence[_Reading]) -> Iterator[str]:
    """The verb that reports and what it governs first; which hits stand close behind it, and which are quoted."""
    places = [at for at, role in enumerate(marked.roles) if role == CUE]
    end = places[-1] + 1 if places else 0
    verbs = load_cues().words
    for at in places:
        if cue := verbs.get(marked.words[at], {}).get("verb"):
            yield f"verb {cue.lemma}"
    for reading in readings:
        if marked.quoted[reading.hit.start]:
            yield f"quoted {reading.stance}"
        if not reading.in_cue and reading.stance not in _PLAIN:
            yield f"{'near' if 0 <= reading.hit.start - end < _NEAR else 'far'} {reading.stance}"
    leading = next((reading.stance for reading in reversed(readings) if reading.in_cue), None)
    if leading:
        governed = next((each.kind for each in readings if not each.in_cue and each.hit.start >= end), "nothing")
        yield f"{leading} governs {governed}"
