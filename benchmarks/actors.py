"""Score who stands behind a mention: ``benchmarks/data/actors.jsonl`` and ``antecedents.jsonl``, by kind and by halves.

Run ``python benchmarks/actors.py`` (``--failures`` lists what was missed on odd lines; ``--all-failures`` on all). Lines with odd
numbers may be read by those who improve the code; the even ones are only ever scored, so theirs is the figure to report. The result
is kept as ``benchmarks/results/actors.json``.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from stance.intervals import wilson
from stance.language.sentences import paragraphs, sentences
from stance.language.tokens import tokenize
from stance.names import Resolver, load_gazetteer
from stance.quotes.speakers import Discourse, Speaker
from stance.records import UNKNOWN_ACTOR

ROOT = Path(__file__).parents[1]
DATA = ROOT / "benchmarks" / "data"
RESULTS = ROOT / "benchmarks" / "results"
SETS = ("actors", "antecedents")


def resolve(case: dict[str, Any]) -> Speaker:
    """Return who the mention of a case is, after all that stands before it has been read sentence by sentence."""
    text, at = case["text"], case["at"]
    discourse = Discourse(resolver(), case["date"], text, tokenize(text))
    for line in paragraphs(text):
        for start, end in sentences(text, *line):
            if start < at:
                discourse.observe(start, min(end, at))
    return discourse.resolve(case["mention"])


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered for a case.

    Parameters
    ----------
    case : dict
        Its line of the data, with its ``line`` number, from 1.
    speaker : str
        The person or body answered, in folded spelling; empty for none.
    actors : frozenset of str
        All actors answered, in folded spelling; none for ``unknown``, nor where the answer repeats a nameless group.
    group : bool
        Whether it repeats one: "critics" names nobody.
    """

    case: dict[str, Any]
    speaker: str
    actors: frozenset[str]
    group: bool = False

    @property
    def right(self) -> bool:
        """Whether the actor is the one that the text names; of a joint source, whether all of them are found."""
        return self.actors == frozenset(map(folded, self.case["actors"]))

    @property
    def wrong_country(self) -> bool:
        """Whether a country was answered where no country is right."""
        return not countries() & frozenset(map(folded, self.case["actors"])) and bool(countries() & self.actors)


def main() -> None:
    """Resolve, score, print and keep the result."""
    result: dict[str, Any] = {}
    for name in SETS:
        answers = answers_of(name)
        result[name] = {
            **scores(answers),
            "odd lines": scores(each for each in answers if each.case["line"] % 2),
            "even lines": scores(each for each in answers if not each.case["line"] % 2),
            "kinds": {kind: figure(found) for kind, found in sorted(by_kind(answers).items())},
        }
        show(name, result[name])
        if {"--failures", "--all-failures"} & set(sys.argv):
            show_failures(each for each in answers if each.case["line"] % 2 or "--all-failures" in sys.argv)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "actors.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def read_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a set, each with its line number."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) | {"line": number} for number, line in enumerate(lines, 1)]


def answers_of(name: str) -> list[Answer]:
    """Return what is answered for each case of a set."""
    return [answer(case, resolve(case)) for case in read_cases(name)]


def answer(case: dict[str, Any], speaker: Speaker) -> Answer:
    """Return the answer that a speaker makes."""
    named = [actor for actor in speaker.actors or (speaker.actor,) if actor != UNKNOWN_ACTOR]
    if not case["actors"] and named and all(repeats(actor, case["mention"]) for actor in named):
        return Answer(case, "", frozenset(), group=True)
    return Answer(case, folded(speaker.name or ""), frozenset(map(folded, named)))


def repeats(actor: str, mention: str) -> bool:
    """Whether an actor is no more than words of a nameless mention: "American voters"."""
    return folded(actor) in folded(mention) and folded(actor) not in countries()


def scores(answers: Iterable[Answer]) -> dict[str, Any]:
    """Return the figures of a set or a half of it."""
    made = list(answers)
    wrong = wilson(sum(each.wrong_country for each in made), len(made)).to_json()
    joint = [each for each in made if len(each.case["actors"]) > 1]
    return {
        **figure(made),
        "wrong country": wrong,
        "joint": figure(joint),
        "speaker": figure_of_speakers(made),
        "group repeated": sum(each.group for each in made),
    }


def figure(answers: Sequence[Answer]) -> dict[str, Any]:
    """Return how many there are, and the share that is right with its 95% interval."""
    right = sum(each.right for each in answers)
    return {"n": len(answers), "hits": right, "right": wilson(right, len(answers)).to_json()}


def figure_of_speakers(answers: Sequence[Answer]) -> dict[str, Any]:
    """Return how often the person or body is found whom the text names, whatever the actor."""
    named = [each for each in answers if each.case.get("speaker")]
    hits = sum(each.speaker == folded(each.case["speaker"]) for each in named)
    return {"n": len(named), "hits": hits, "right": wilson(hits, len(named)).to_json()}


def by_kind(answers: Iterable[Answer]) -> dict[str, list[Answer]]:
    """Return the answers of each kind."""
    kinds = defaultdict(list)
    for each in answers:
        kinds[each.case["kind"]].append(each)
    return kinds


def show(name: str, result: dict[str, Any]) -> None:
    """Print a table: all, halves, kinds."""
    print(f"{name}: {result['n']} cases")
    for row in ("all", "odd lines", "even lines"):
        part = result if row == "all" else result[row]
        wrong, speaker = part["wrong country"]["value"], part["speaker"]
        who = f"  speaker {speaker['right']['value']:.3f} of {speaker['n']}" if speaker["n"] else ""
        print(f"  {row:18} {shown(part)}  wrong country {wrong:.3f}{who}  groups {part['group repeated']}")
    for kind, part in result["kinds"].items():
        print(f"    {kind:16} {shown(part)}")


def shown(part: dict[str, Any]) -> str:
    """Return a share with its interval, and what it is of."""
    right = part["right"]
    return f"{right['value']:.3f} [{right['low']:.3f}, {right['high']:.3f}] {part['hits']:3}/{part['n']}"


def show_failures(answers: Iterable[Answer]) -> None:
    """Print the cases that were missed, with what was answered."""
    for each in answers:
        if not each.right:
            case, mark = each.case, "COUNTRY" if each.wrong_country else ""
            wanted = " + ".join(case["actors"]) or UNKNOWN_ACTOR
            made = " + ".join(sorted(each.actors)) or UNKNOWN_ACTOR
            print(f"  {case['line']:3} {case['id']:20} {case['mention']!r}: {made} for {wanted} {mark}")


@cache
def resolver() -> Resolver:
    """The resolver with the packaged names."""
    return Resolver(load_gazetteer())


@cache
def countries() -> frozenset[str]:
    """The countries of the gazetteer, in folded spelling."""
    with (ROOT / "stance" / "names" / "data" / "countries.csv").open(encoding="utf-8", newline="") as rows:
        return frozenset(folded(row["name"]) for row in csv.DictReader(rows))


def folded(name: str) -> str:
    """A name without case, accents and points: "Melanie Joly" is "Mélanie Joly"."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return re.sub(r"\W+", " ", plain.replace(".", "")).strip().casefold()


if __name__ == "__main__":
    main()
