"""The words that report a statement: verbs, nouns and adjectives, with what can follow them."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of the word list.

    Parameters
    ----------
    part : str
        ``verb``, ``noun`` or ``adjective``.
    frames : set of str
        What can follow: ``quote``, ``that``, ``whether``, ``to``, ``object``, ``ing``, ``as``, ``prep:about`` ...
    kind : str
        ``say``, ``assert``, ``believe``, ``attitude`` ...
    """

    lemma: str
    part: str
    frames: frozenset[str]
    kind: str

    @property
    def speaks(self) -> bool:
        """Whether it can report words, not only an attitude or an act."""
        return "quote" in self.frames or "that" in self.frames


@dataclass(frozen=True)
class CueList:
    """The cues, by their forms in small letters.

    Parameters
    ----------
    words : dict
        A form -> the cues it may be, by part.
    """

    words: Mapping[str, Mapping[str, Cue]]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of all cues."""
        return frozenset(cue.kind for found in self.words.values() for cue in found.values())


@lru_cache(maxsize=1)
def load_cues() -> CueList:
    """Read the word list of cues."""
    words: dict[str, dict[str, Cue]] = defaultdict(dict)
    with (_DATA / "cues.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            cue = Cue(row["lemma"], row["part"], frozenset(row["frames"].split("|")), row["kind"])
            for form in row["forms"].split("|"):
                words[form].setdefault(cue.part, cue)
    return CueList(dict(words))
