"""The words that report a statement: verbs, nouns, adjectives and phrases, with what can follow them."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
SAYING_KINDS = frozenset({"say", "assert", "manner"})
ATTITUDE_KINDS = frozenset({"attitude", "deny", "agree", "want", "direct", "call"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of the word list.

    Parameters
    ----------
    part : str
        ``verb``, ``noun``, ``adjective`` or ``phrase``.
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

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that can follow."""
        return frozenset(frame.removeprefix("prep:") for frame in self.frames if frame.startswith("prep:"))


@dataclass(frozen=True)
class CueList:
    """The cues, by their forms in small letters.

    Parameters
    ----------
    words : dict
        A form -> the cues it may be, by part.
    phrases : dict
        The first word of a phrase -> its second -> (the phrase's words, its cue), longest first.
    """

    words: Mapping[str, Mapping[str, Cue]]
    phrases: Mapping[str, Mapping[str, Sequence[tuple[tuple[str, ...], Cue]]]]

    def phrase_at(self, lowers: Sequence[str], start: int) -> tuple[int, Cue] | None:
        """Return how many words the longest phrase that begins at `start` has, and its cue."""
        seconds = self.phrases.get(lowers[start])
        if seconds is None or start + 1 >= len(lowers):
            return None
        for words, cue in seconds.get(lowers[start + 1], ()):
            if tuple(lowers[start : start + len(words)]) == words:
                return len(words), cue
        return None


@lru_cache(maxsize=1)
def load_cues() -> CueList:
    """Read the word list of cues."""
    words: dict[str, dict[str, Cue]] = defaultdict(dict)
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Cue]]]] = defaultdict(lambda: defaultdict(list))
    with (_DATA / "cues.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            cue = Cue(row["lemma"], row["part"], frozenset(row["frames"].split("|")), row["kind"])
            for form in row["forms"].split("|"):
                parts = tuple(form.split(" "))
                if len(parts) > 1:
                    phrases[parts[0]][parts[1]].append((parts, cue))
                else:
                    words[form].setdefault(cue.part, cue)
    ordered = {
        first: {second: sorted(found, key=lambda each: -len(each[0])) for second, found in seconds.items()}
        for first, seconds in phrases.items()
    }
    return CueList(dict(words), ordered)
