"""A simulated learning curve: labels chosen by `stance queue` against labels drawn at random.

Run it with ``STANCE_BENCH`` naming the folder of measuring data. In each run, 100 of the labelled statements are held out by
near-copy group; of the others, 50 drawn at random are the first labels, and batches of 25 are added, chosen by a model that was
trained on those so far. The starter's labels are never trained on. Macro-F1 of stance on the 100 is taken after each batch; every
way to choose has the same 100 and the same first 50. Ways were compared, and the one that `stance queue` has was chosen, on other
draws (seeds from 1000); the draws reported are from seed 0, of the same statements. Chance and `stance queue` are compared on 100
more. The result is kept as ``benchmarks/results/queue.json``.

It is not called ``queue.py``, since a script's folder comes first where Python looks for modules, and joblib needs the standard
library's ``queue``.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.cluster import KMeans
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from stance import pipeline
from stance.evaluation.assess import labels_digest
from stance.jsonl import Rejects
from stance.labelling.queue import most_telling, uncertainty
from stance.model import train
from stance.model.classifier import C
from stance.model.clause import mark
from stance.model.features import LEAST, WEIGHTS
from stance.model.terms import BLOCKS, TermSettings, terms_of
from stance.near_copies import near_copy_groups
from stance.pipeline.inputs import names_of
from stance.records import Label

RESULTS = Path(__file__).parent / "results"
QUESTION = "stance"
HELD_OUT, FIRST, BATCH, COMPARED, LAST = 100, 50, 25, 200, 300
SEEDS, MORE_SEEDS = range(20), range(20, 120)
RESAMPLES = 10_000
_FEW = 200  # as the model has it: below so many texts every term counts
_SINGULAR = 1e-9

Figures = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Statements:
    """Labelled statements with their terms, counted once for all runs.

    A model is what `stance.model.train` makes; `main` holds this to it. Only the order of the work differs: logistic regression
    under an L2 penalty depends on the products of rows alone, so it is fitted to their square root, which is a tenth of the work.
    """

    def __init__(self, labels: Sequence[Label]) -> None:
        self.labels = labels
        self.classes = pipeline.read_scheme().question(QUESTION).class_names
        self.answers = np.array([self.classes.index(str(label.answers[QUESTION])) for label in labels])
        self.actors = np.array([label.statement.actor or "unknown" for label in labels], dtype=object)
        self.groups = np.array(near_copy_groups([label.statement.text for label in labels]))
        terms = [terms_of(mark(label.statement, aliases=names_of), TermSettings()) for label in labels]
        self._counts = {block: _counted([dict(each[block]) for each in terms]) for block in BLOCKS}
        self.likeness = self._likeness()
        self.by_starter = self._by_starter()

    def rows(self, training: Numbers) -> csr_matrix:
        """Return the features of all statements by the vocabulary of some."""
        return hstack([self._block(block, training) for block in BLOCKS]).tocsr()

    def _block(self, block: str, training: Numbers) -> csr_matrix:
        counts = self._counts[block]
        frequency = np.asarray((counts[training] > 0).sum(axis=0)).ravel()
        known = frequency >= (1 if len(training) < _FEW else LEAST[block])
        values = counts[:, known].astype(np.float64)
        if block == "lists":
            values.data = np.log1p(values.data)
        else:
            values.data = 1 + np.log(values.data)
            idf = np.round(np.log((1 + len(training)) / (1 + frequency[known])) + 1, 4)
            values = values.multiply(idf).tocsr()
        lengths = np.sqrt(np.asarray(values.multiply(values).sum(axis=1)).ravel())
        return values.multiply(WEIGHTS[block] / np.where(lengths, lengths, 1.0)[:, None]).tocsr()

    def probabilities(self, training: Numbers, *, weights: Figures | None = None) -> Figures:
        """Return what a model trained on some statements answers about all, of shape (n_statements, n_classes)."""
        rows = self.rows(training)
        products = (rows @ rows[training].T).toarray()
        values, vectors = np.linalg.eigh(products[training])
        kept = values > _SINGULAR
        roots = products @ (vectors[:, kept] / np.sqrt(values[kept]))
        model = LogisticRegression(C=C, class_weight="balanced", max_iter=5000)
        model.fit(roots[training], self.answers[training], sample_weight=weights)
        found = np.zeros((len(self.answers), len(self.classes)))
        found[:, model.classes_] = model.predict_proba(roots)
        return found

    def _likeness(self) -> Figures:
        """How alike any two statements are: the cosine of their features, by a vocabulary that no label is needed for."""
        rows = self.rows(np.arange(len(self.answers)))
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        scaled = rows.multiply(1 / lengths[:, None]).tocsr()
        return np.asarray((scaled @ scaled.T).toarray())

    def _by_starter(self) -> Figures:
        """What the model that ships answers."""
        found = pipeline.answering(pipeline.read_model(pipeline.STARTER))([label.statement for label in self.labels])
        return np.array([[each.probabilities[QUESTION][name] for name in self.classes] for each in found])


@dataclass(frozen=True)
class State:
    """A run before a batch is chosen, with what a model answers that was trained on what is labelled."""

    statements: Statements
    labelled: Numbers
    left: Numbers
    probabilities: Figures
    generator: np.random.Generator


def at_random(state: State, count: int = BATCH) -> Numbers:
    """Draw a batch."""
    return state.generator.permutation(state.left)[:count]


def by_margin(state: State) -> Numbers:
    """Take those between whose two likeliest classes the model hardly tells."""
    return _greatest(uncertainty(state.probabilities), state)


def by_entropy(state: State) -> Numbers:
    """Take those about all of whose classes the model is unsure."""
    return _greatest(_entropy(state.probabilities), state)


def by_density(state: State) -> Numbers:
    """Margin times how like the others a statement is (Settles and Craven 2008)."""
    likeness = state.statements.likeness[:, state.left].mean(axis=1)
    return _greatest(uncertainty(state.probabilities) * likeness, state)


def by_clusters(state: State) -> Numbers:
    """One from each of 25 clusters of the 100 of least margin (Zhdanov 2019)."""
    unsure = _greatest(uncertainty(state.probabilities), state, 4 * BATCH)
    places = state.statements.likeness[unsure]
    weights = uncertainty(state.probabilities)[unsure] + 1e-3
    clusters = KMeans(BATCH, n_init=1, random_state=int(state.generator.integers(2**31)))
    clusters.fit(places, sample_weight=weights)
    nearest = clusters.transform(places).argmin(axis=0)
    rest = [at for at in range(len(unsure)) if at not in set(nearest)]
    return unsure[[*dict.fromkeys(nearest.tolist()), *rest][:BATCH]]


def by_committee(state: State) -> Numbers:
    """Those over which five models of resampled labels differ most (Seung, Opper and Sompolinsky 1992)."""
    votes: list[Figures] = []
    while len(votes) < 5:
        drawn = state.generator.choice(state.labelled, len(state.labelled))
        if len(set(state.statements.answers[drawn])) == len(state.statements.classes):
            votes.append(state.statements.probabilities(drawn))
    split = _entropy(np.mean(votes, axis=0)) - np.mean([_entropy(each) for each in votes], axis=0)
    return _greatest(split, state)


def by_coverage(state: State) -> Numbers:
    """Those least like any that is labelled or chosen (Sener and Savarese 2018)."""
    likeness = state.statements.likeness
    nearest = likeness[:, state.labelled].max(axis=1)
    chosen: list[int] = []
    for _ in range(BATCH):
        left = np.setdiff1d(state.left, chosen)
        chosen.append(int(left[nearest[left].argmin()]))
        nearest = np.maximum(nearest, likeness[:, chosen[-1]])
    return np.array(chosen)


def by_queue(state: State) -> Numbers:
    """Choose as `stance queue` does: by margin, spread over the predicted classes and over actors."""
    return _queued(state, state.probabilities, BATCH)


def by_queue_of_starter(state: State) -> Numbers:
    """Do the same by what the starter model answers, once and for all."""
    return _queued(state, state.statements.by_starter, BATCH)


def by_queue_and_chance(state: State) -> Numbers:
    """Choose 17 as `stance queue` does and draw 8 at random, all to be trained on."""
    drawn = at_random(state, 8)
    left = replace(state, left=np.setdiff1d(state.left, drawn))
    return np.concatenate([drawn, _queued(left, state.probabilities, BATCH - len(drawn))])


def _queued(state: State, probabilities: Figures, count: int) -> Numbers:
    actors = state.statements.actors
    seen = Counter(actors[state.labelled].tolist())
    found = most_telling(probabilities[state.left], actors[state.left].tolist(), count, labelled_actors=seen)
    return state.left[found]


WAYS: dict[str, Callable[[State], Numbers]] = {
    "random": at_random,
    "queue": by_queue,
    "queue, 30% random": by_queue_and_chance,
    "queue by the starter model": by_queue_of_starter,
    "margin": by_margin,
    "entropy": by_entropy,
    "margin and density": by_density,
    "clusters of margin": by_clusters,
    "committee": by_committee,
    "coverage": by_coverage,
}


def main() -> None:
    """Print each way's curve, and how it stands at 200 labels to chance at 200 and at 300; keep the result."""
    path = Path(os.environ["STANCE_BENCH"]) / "stance" / "dev.jsonl"
    statements = Statements(pipeline.read_labels([path], pipeline.read_scheme(), Rejects(strict=True)))
    check(statements)
    found = {
        "statements": len(statements.labels),
        "digest": labels_digest(statements.labels),
        "held_out": HELD_OUT,
        "seeds": len(SEEDS),
        "ways": measured(statements, WAYS, SEEDS),
        "more_seeds": len(MORE_SEEDS),
        "on_more_seeds": measured(statements, ("random", "queue"), MORE_SEEDS),
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "queue.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def measured(statements: Statements, ways: Iterable[str], seeds: range) -> dict[str, Any]:
    """Simulate some ways to choose, print their curves and return what `compared` makes of them."""
    run = Parallel(n_jobs=2, max_nbytes=None)
    curves: dict[str, Figures] = {}
    for way in ways:
        curves[way] = np.array(run(delayed(curve)(statements, way, seed) for seed in seeds))
        print(f"{way:28}" + " ".join(f"{figure:.3f}" for figure in curves[way].mean(axis=0)), flush=True)
    rows = compared(curves)
    for way, row in rows.items():
        figures = (f"{name.replace('_', ' ')} {_told(row[name])}" for name in row if name != "curve")
        print(f"{way:28}" + "  ".join(figures), flush=True)
    return rows


def check(statements: Statements) -> None:
    """Hold the models of this benchmark to the project's own."""
    for count in (FIRST, COMPARED):
        drawn = np.random.default_rng(count).permutation(len(statements.labels))[:count]
        chosen = [statements.labels[at] for at in drawn]
        model = train(chosen, pipeline.read_scheme(), name="check", aliases=names_of)
        answers = pipeline.answering(model)([label.statement for label in statements.labels])
        theirs = np.array([[each.probabilities[QUESTION][name] for name in statements.classes] for each in answers])
        if np.abs(theirs - statements.probabilities(drawn)).max() > 0.01:
            raise SystemExit("the models here are not those of stance.model.train any more: mend Statements.rows")


def curve(statements: Statements, way: str, seed: int) -> list[float]:
    """Return the macro-F1 of one run after each batch."""
    generator = np.random.default_rng(seed)
    held_out, pool = _split(statements, generator)
    labelled, scores = pool[:FIRST], []
    last = LAST if way == "random" else COMPARED
    while True:
        state = State(statements, labelled, np.setdiff1d(pool, labelled), statements.probabilities(labelled), generator)
        answers = state.probabilities[held_out].argmax(axis=1)
        scores.append(float(f1_score(statements.answers[held_out], answers, average="macro", zero_division=0.0)))
        if len(labelled) >= last:
            return scores
        labelled = np.concatenate([labelled, WAYS[way](state)])


def _split(statements: Statements, generator: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Hold out whole groups in an order drawn at random, 100 lines of them; return these and the others."""
    order = generator.permutation(np.unique(statements.groups))
    lines = np.concatenate([np.flatnonzero(statements.groups == group) for group in order])
    first = int(np.searchsorted(np.cumsum([(statements.groups == group).sum() for group in order]), HELD_OUT)) + 1
    held_out = np.flatnonzero(np.isin(statements.groups, order[:first]))
    return held_out, lines[~np.isin(lines, held_out)]


def compared(curves: dict[str, Figures]) -> dict[str, Any]:
    """Return each way's curve, and its figures with 95% intervals over the runs, each run compared with its own draw."""
    at, chance = (COMPARED - FIRST) // BATCH, curves["random"]
    return {
        way: {
            "curve": {str(FIRST + BATCH * step): round(float(figure), 4) for step, figure in enumerate(runs.mean(axis=0))},
            "at_200": _interval(runs[:, at]),
            "less_random_at_200": _interval(runs[:, at] - chance[:, at]),
            "less_random_at_300": _interval(runs[:, at] - chance[:, -1]),
        }
        for way, runs in curves.items()
    }  # fmt: skip


def _interval(figures: Figures) -> dict[str, float]:
    """The mean over the runs, with the 95% interval of a bootstrap over them."""
    drawn = np.random.default_rng(0).integers(len(figures), size=(RESAMPLES, len(figures)))
    low, high = np.quantile(figures[drawn].mean(axis=1), [0.025, 0.975])
    return {"value": round(float(figures.mean()), 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def _told(figure: dict[str, float]) -> str:
    return f"{figure['value']:+.3f} ({figure['low']:+.3f} to {figure['high']:+.3f})"


def _greatest(scores: Figures, state: State, count: int = BATCH) -> Numbers:
    return state.left[np.argsort(-scores[state.left], kind="stable")[:count]]


def _entropy(probabilities: Figures) -> Figures:
    return np.asarray(-(probabilities * np.log(probabilities + 1e-12)).sum(axis=1))


def _counted(terms: Sequence[dict[str, float]]) -> csr_matrix:
    return DictVectorizer().fit_transform(terms).tocsr()


if __name__ == "__main__":
    main()
