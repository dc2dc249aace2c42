"""Articles with gold attributions, laid out to be learned from."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from stance.language.cues import load_cues
from stance.language.tokens import split
from stance.language.word_classes import class_of, is_open
from stance.quotes.atoms import load_vocabulary
from stance.quotes.layout import Layout, lay_out
from stance.quotes.traits import CAN_REPORT
from stance.quotes.words import Words, forget, look_up

CUE_SHARE, CUE_LEAST = 0.06, 2  # of a word's occurrences in cues of the gold, and how many

Gold = dict[str, list[tuple[int, int]]]
Corpus = dict[str, tuple[Layout, list[Gold]]]


def load(scorer: ModuleType, folder: Path) -> Corpus:
    """Return the laid-out articles of a split with their gold."""
    texts, gold = scorer.read_split(folder)
    tell_apart(texts.values())
    return {name: (lay_out(texts[name]), gold[name]) for name in sorted(texts)}


def tell_apart(texts: Iterable[str]) -> None:
    """Give all words and classes an atom of their own: those that the weights of before do not speak of would all be one."""
    for text in texts:
        lowers = look_up(split(text)[0])[0]
        load_vocabulary().add(lowers)
        load_vocabulary().add(map(class_of, lowers))
    forget()


def listed_words() -> frozenset[str]:
    """Return the words of the list of cues that can be looked up one by one."""
    return frozenset(word for word in load_cues().words if word[0].isalpha() and is_open(class_of(word)))


def cue_shares(corpus: Corpus) -> dict[str, float]:
    """Return the words that stand in cues, with the share of their occurrences that do."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    reporting: Counter[str] = Counter()
    for layout, gold in corpus.values():
        lowers, texts = layout.tokens.lowers, layout.tokens.texts
        within = {at for each in gold for at in words_of(layout.words, each["cue"])}
        seen.update(lowers)
        capital.update(lower for lower, text in zip(lowers, texts, strict=True) if text[0].isupper())
        reporting.update(lowers[at] for at in within)
    return {
        word: times / seen[word]
        for word, times in reporting.items()
        if is_open(class_of(word))
        and word[0].isalpha()
        and times >= CUE_LEAST
        and times >= CUE_SHARE * seen[word]
        and capital[word] <= seen[word] / 2
    }


def mark_cues(layout: Layout, words: frozenset[str]) -> Layout:
    """Return a layout in which these words can be cues."""
    marked: Any = np.array(
        [
            traits | CAN_REPORT if lower in words else traits & ~CAN_REPORT
            for lower, traits in zip(layout.tokens.lowers, layout.words.traits, strict=True)
        ],
        dtype=np.int64,
    )
    packed = layout.packed._replace(traits=marked)
    return replace(layout, words=layout.words._replace(traits=marked.tolist()), packed=packed)


def words_of(words: Words, spans: Iterable[tuple[int, int]]) -> list[int]:
    """Return the words that begin in some spans."""
    found: list[int] = []
    for start, end in spans:
        found += range(*np.searchsorted(words.starts, [start, end]))
    return found
