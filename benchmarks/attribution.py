"""Score the quotes found in PolNeAR's articles: content and source, by class, with an interval over articles, time and memory.

Run it with ``STANCE_BENCH`` naming the folder of measuring data: ``python benchmarks/attribution.py dev`` (or ``train``). The result
is kept as ``benchmarks/results/attribution-SPLIT.json``. Time is of the extraction alone, one article after another, on one core.
"""

import hashlib
import json
import os
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scorer import load_scorer

from stance.quotes import Extractor
from stance.records import Article

CLASSES = ("all", "direct", "indirect")
MEASURE = "content + source"
RESAMPLES = 1000
RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """Extract, score, print and keep the result."""
    split = sys.argv[1] if len(sys.argv) > 1 else "dev"
    bench = Path(os.environ["STANCE_BENCH"])
    scorer = load_scorer(bench / "score_attribution.py")
    texts, gold = scorer.read_split(bench / "polnear" / split)
    predictions, seconds = extract(texts)
    scores = scorer.score(texts, gold, predictions)
    result = {
        "split": split,
        "articles": len(texts),
        "gold": gold_digest(bench / "polnear" / split),
        "articles_per_second": round(len(texts) / seconds, 1),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "reliability": reliability(scorer, texts, gold, predictions),
        "scores": {
            name: {**rounded(scores[name][MEASURE]), "interval": interval(scorer, texts, gold, predictions, name)}
            for name in CLASSES
        },
    }
    print(json.dumps(result, indent=1))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"attribution-{split}.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def extract(texts: dict[str, str]) -> tuple[dict[str, list[dict[str, Any]]], float]:
    """Return the predictions by document, and the seconds they took."""
    extractor = Extractor(fast=True)
    extractor.extract(Article(id="warm", text="Ada Hale said so."))
    start = time.perf_counter()
    quotes = {name: extractor.extract(Article(id=name, text=text)) for name, text in texts.items()}
    seconds = time.perf_counter() - start
    predictions = {
        name: [
            {"content": list(quote.content), "source": list(quote.source), "confidence": quote.confidence}
            for quote in found
        ]
        for name, found in quotes.items()
    }
    return predictions, seconds


def interval(
    scorer: ModuleType,
    texts: dict[str, str],
    gold: dict[str, list[Any]],
    predictions: dict[str, list[Any]],
    class_name: str,
) -> list[float]:
    """Return the 95% percentile interval of F1 over resampled articles."""
    rows = []
    for name, text in texts.items():
        counts: dict[str, dict[str, int]] = {each: defaultdict(int) for each in scorer.CLASSES}
        scorer.count(scorer.prepare(text, gold[name]), scorer.prepare(text, predictions[name]), counts)
        of_class = counts[class_name]
        rows.append([of_class[MEASURE], of_class["predictions"], of_class["golds"]])
    drawn = np.random.default_rng(0).integers(0, len(rows), size=(RESAMPLES, len(rows)))
    right, made, wanted = np.array(rows)[drawn].sum(axis=1).T
    low, high = np.percentile(2 * right / (made + wanted), [2.5, 97.5])
    return [round(float(low), 4), round(float(high), 4)]


def reliability(
    scorer: ModuleType, texts: dict[str, str], gold: dict[str, list[Any]], predictions: dict[str, list[Any]]
) -> list[dict[str, float]]:
    """Return, for tenths of confidence, how many quotes there are and which share is right, content and source."""
    told: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for name, text in texts.items():
        found = sorted(predictions[name], key=lambda each: (sorted(each["content"]), sorted(each["source"])))
        golds, prepared = scorer.prepare(text, gold[name]), scorer.prepare(text, found)
        matched = {made: wanted for wanted, made in scorer.match(golds, prepared)}
        for number, each in enumerate(found):
            wanted = golds[matched[number]] if number in matched else None
            right = wanted is not None and (
                scorer.sources_agree(wanted, prepared[number]) or not (wanted.source or prepared[number].source)
            )
            told[int(each["confidence"] * 10)].append((each["confidence"], right))
    return [
        {
            "from": tenth / 10,
            "quotes": len(rows),
            "confidence": round(sum(confidence for confidence, _ in rows) / len(rows), 3),
            "right": round(sum(right for _, right in rows) / len(rows), 3),
        }
        for tenth, rows in sorted(told.items())
    ]


def gold_digest(split: Path) -> str:
    """Return the digest of a split's gold."""
    content = b"".join(path.read_bytes() for path in sorted((split / "attributions").glob("*.ann")))
    return hashlib.sha256(content).hexdigest()[:16]


def rounded(figures: dict[str, float]) -> dict[str, float]:
    """Return figures with four decimals."""
    return {name: round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    main()
