"""How many of the wrong labels `stance audit` finds: answers planted in labels that are right as far as is known.

In each run, one label in twenty of a set gets another class of the first question, drawn at random. Counted is how many of the
first suspects are planted, as many suspects as were planted, and how many of the planted ones are among all suspects. The sets
are the starter's labels and, where ``STANCE_BENCH`` names the folder of measuring data, the 464 real statements, by themselves and
with the starter's trained on besides. Labels that were wrong before count against the audit here, so each figure is a floor. The
result is kept as ``benchmarks/results/audit.json``.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from stance import pipeline
from stance.evaluation import predict_out_of_fold
from stance.intervals import wilson
from stance.jsonl import Rejects
from stance.labelling.audit import disputes
from stance.model import train
from stance.pipeline.inputs import Answer, names_of
from stance.records import Label

RESULTS = Path(__file__).parent / "results"
SHARE = 0.05
SCHEME = pipeline.read_scheme()
QUESTION = SCHEME.questions[0]


def main() -> None:
    """Print precision and recall for each set, and keep them."""
    starter = _labels(Path(pipeline.STARTER))
    found = {"starter": counted([measure(starter, seed) for seed in range(1)])}
    if bench := os.environ.get("STANCE_BENCH"):
        real = _labels(Path(bench) / "stance" / "dev.jsonl")
        found["real"] = counted([measure(real, seed) for seed in range(5)])
        found["real, with starter"] = counted([measure(real, seed, always=starter) for seed in range(1)])
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "audit.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    for name, row in found.items():
        print(f"{name:20} {row}")


def measure(labels: Sequence[Label], seed: int, *, always: Sequence[Label] = ()) -> dict[str, int]:
    """Plant wrong answers and count those that are found."""
    spoiled, planted = plant(labels, seed)

    def fit(chosen: Sequence[Label]) -> Answer:
        return pipeline.answering(train(chosen, SCHEME, name="audit", aliases=names_of))

    held = predict_out_of_fold(spoiled, fit, SCHEME, seed=seed, always=always)
    predictions = dict(zip(held.lines, held.predictions, strict=True))
    suspects = sorted(disputes(spoiled, predictions, SCHEME), key=lambda doubt: -doubt.weight)
    lines = [doubt.line for doubt in suspects]
    right = {doubt.line for doubt in suspects if doubt.instead == labels[doubt.line].answers[QUESTION.name]}
    return {
        "planted": len(planted),
        "suspects": len(lines),
        "planted_among_first": len(planted & set(lines[: len(planted)])),
        "planted_among_all": len(planted & set(lines)),
        "right_class_named": len(planted & right),
    }


def plant(labels: Sequence[Label], seed: int) -> tuple[list[Label], set[int]]:
    """Give one label in twenty another answer to the first question; the others are left out of it."""
    generator = np.random.default_rng(seed)
    planted = set(generator.choice(len(labels), round(SHARE * len(labels)), replace=False).tolist())
    spoiled = []
    for line, label in enumerate(labels):
        answer = label.answers[QUESTION.name]
        if line in planted:
            answer = str(generator.choice([name for name in QUESTION.class_names if name != answer]))
        spoiled.append(replace(label, answers={QUESTION.name: answer}))
    return spoiled, planted


def counted(runs: Sequence[dict[str, int]]) -> dict[str, Any]:
    """Return the figures of several runs, with Wilson's intervals of the planted found."""
    sums = {name: sum(run[name] for run in runs) for name in runs[0]}
    shares = {
        "precision_of_first": wilson(sums["planted_among_first"], sums["planted"]),
        "precision_of_all": wilson(sums["planted_among_all"], sums["suspects"]),
        "recall": wilson(sums["planted_among_all"], sums["planted"]),
        "share_with_right_class": wilson(sums["right_class_named"], sums["planted_among_all"]),
    }
    return {"runs": len(runs), **sums, **{name: share.to_json() for name, share in shares.items()}}


def _labels(path: Path) -> list[Label]:
    labels = pipeline.read_labels([path], SCHEME, Rejects(strict=True))
    return [
        replace(label, answers={QUESTION.name: label.answers[QUESTION.name]})
        for label in labels
        if label.answers[QUESTION.name]
    ]


if __name__ == "__main__":
    main()
