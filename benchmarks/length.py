"""Time extraction against the length of an article, for prose and for texts that no editor would print.

Run ``python benchmarks/length.py`` (or name some of the inputs: ``python benchmarks/length.py prose CRLF``). Each input is grown from 1 KB
to 1 MB; where it would take too long the longest are left out. The slope is that of the logarithm of time on that of length from 64 KB
on: 1 is linear, 2 quadratic. The result of all inputs is kept as ``benchmarks/results/length.json``. Time is the
processor's, of the extraction alone.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from stance.quotes import Extractor
from stance.records import Article
from tests.quotes.bad_inputs import BAD_INPUTS

LENGTHS = tuple(1024 * 4**power for power in range(6))  # characters
FROM = 64 * 1024  # characters: what is shorter is mostly what each article costs
ENOUGH = 0.3  # seconds of repeating a short one, of which the quickest counts
LONGEST = 600  # seconds: the next length is left out if it could take so long were it quadratic
STEEP = 1.15
RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """Time the inputs, print a line for each and keep the result."""
    names = sys.argv[1:] or list(BAD_INPUTS)
    extractor = Extractor(fast=True)
    extractor.extract(Article(id="warm", text="Ada Hale said so."))
    print(f"{'milliseconds at KB':40}", *(f"{length // 1024:9}" for length in LENGTHS), "    slope")
    measured = {name: measure(name, BAD_INPUTS[name], extractor) for name in names}
    steep = [name for name, result in measured.items() if (result["slope"] or 0) > STEEP]
    print(f"steeper than {STEEP}: {', '.join(steep) or 'none'}")
    if len(names) == len(BAD_INPUTS):
        result = {"characters": LENGTHS, "slope_from": FROM, "inputs": measured}
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "length.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def measure(name: str, text_of: Callable[[int], str], extractor: Extractor) -> dict[str, Any]:
    """Return the milliseconds at each length, the slope, and the error where there was one."""
    seconds: list[float] = []
    error = None
    for length in LENGTHS:
        if seconds and seconds[-1] * 16 > LONGEST:
            break
        try:
            seconds.append(quickest(Article(id=name, text=text_of(length)), extractor))
        except Exception as raised:  # noqa: BLE001 - a crash is a result too, and the others are still to be timed
            error = f"{type(raised).__name__} at {length // 1024} KB"
            break
    found, milliseconds = slope(seconds), [round(1000 * each, 2) for each in seconds]
    gaps = " " * 10 * (len(LENGTHS) - len(seconds))
    shown = "        -" if found is None else f"{found:9.2f}"
    print(f"{name:40}", *(f"{each:9.1f}" for each in milliseconds), f"{gaps}{shown}", error or "", flush=True)
    return {"milliseconds": milliseconds, "slope": found, "error": error}


def quickest(article: Article, extractor: Extractor) -> float:
    """Return the seconds an extraction takes: the quickest of some, of one where it takes long."""
    found: list[float] = []
    while sum(found) < ENOUGH:
        start = time.process_time()
        extractor.extract(article)
        found.append(time.process_time() - start)
    return min(found)


def slope(seconds: list[float]) -> float | None:
    """Return the slope of log time on log length, by least squares; none where fewer than two lengths count."""
    points = [(length, each) for length, each in zip(LENGTHS, seconds, strict=False) if length >= FROM]
    if len(points) < 2:
        return None
    logs = np.log(np.array(points))
    return round(float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0]), 2)


if __name__ == "__main__":
    main()
