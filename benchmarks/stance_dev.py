"""Score the starter model on real labelled statements, and by cross-validation with them.

Run it with ``STANCE_BENCH`` naming the folder of measuring data. Statements whose id ends in an even digit may be read by those
who work on the model; the odd ones are only ever scored, so theirs is the figure to report.
"""

import os
from pathlib import Path
from typing import Any

import pandas as pd

import stance
from stance import pipeline
from stance.jsonl import Rejects

QUESTIONS = ("stance", "sentiment")


def main() -> None:
    """Print accuracy and macro-F1 for each half, for all, and for two cross-validations."""
    path = Path(os.environ["STANCE_BENCH"]) / "stance" / "dev.jsonl"
    labels = pd.read_json(path, lines=True, dtype=False)
    odd = labels["id"].str[-1].astype(int) % 2 == 1
    for name, part in (("odd", labels[odd]), ("even", labels[~odd]), ("all", labels)):
        show(f"starter model, {name} ids", stance.evaluate(part, "starter").attrs["evaluation"])
    scheme = pipeline.read_scheme()
    read = pipeline.read_labels([path], scheme, Rejects(strict=True))
    starter = pipeline.read_labels([Path(pipeline.STARTER)], scheme, Rejects(strict=True))
    for name, always in (("real labels alone, five folds", ()), ("starter + real labels, five folds", starter)):
        show(name, pipeline.evaluate_labels(read, scheme, folds=5, always=always).to_json())


def show(name: str, evaluation: dict[str, Any]) -> None:
    """Print a line a question."""
    for question in QUESTIONS:
        scores = evaluation["questions"][question]
        rows = {"model": scores["overall"], **scores["baselines"]}
        figures = "  ".join(
            f"{row} {figure['accuracy']['value']:.3f} / {figure['macro_f1']['value']:.3f}"
            for row, figure in rows.items()
        )
        print(f"{name:36} {question:10} accuracy / macro-F1: {figures}")


if __name__ == "__main__":
    main()
