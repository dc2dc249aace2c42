"""Logistic regression for each question of a scheme, over the features of marked statements."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stance.errors import BadInputError
from stance.model.clause import mark
from stance.model.features import FeatureSettings, Rows, Vocabulary, learn_vocabulary
from stance.model.masking import Aliases, own_name
from stance.model.terms import word_lists_digest
from stance.records import Label, Prediction, Statement, digest, row_digest
from stance.scheme import Question, Scheme

# Kept by cross-validation over the batches of the starter labels; the score is flat between 0.7 and 3.
C = 1.5
_DECIMALS = 4
_BATCH = 2048  # statements scored at a time, so that memory stays flat
_ITERATIONS = 5000


@dataclass(frozen=True, eq=False)
class Head:
    """The answers to one question.

    Parameters
    ----------
    classes : tuple of str
        Those that the labels had, in the scheme's order.
    weights : array of shape (n_terms, n_classes)
    intercepts : array of shape (n_classes,)
    counts : dict
        Training labels of each class.
    """

    classes: tuple[str, ...]
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    counts: Mapping[str, int]

    def probabilities(self, rows: Rows) -> NDArray[np.float64]:
        """Return the softmax of the scores, of shape (n_rows, n_classes)."""
        scores = rows.times(self.weights) + self.intercepts
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


@dataclass(frozen=True, eq=False, kw_only=True)
class Model:
    """A trained model: plain data, and what can be asked of it.

    Parameters
    ----------
    heads : dict
        Question -> its answers; a question that no label answered is missing.
    labels_digest : str
        Of the training labels, in their order.
    text_digests : tuple of str
        One for each training text, sorted.
    lines_without_mask : int
        Training statements in which no mention of the actor was found to mask.
    word_lists : str
        Digest of the word lists it was trained with.
    scores : dict
        Figures for the card, where they were measured.
    """

    name: str
    scheme: Scheme
    vocabulary: Vocabulary
    heads: Mapping[str, Head]
    labels_digest: str
    text_digests: tuple[str, ...]
    lines_without_mask: int
    word_lists: str
    seed: int = 0
    scores: Mapping[str, Any] = field(default_factory=dict)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The scheme's questions that no label answered."""
        return tuple(name for name in self.scheme.names if name not in self.heads)

    @cached_property
    def digest(self) -> str:
        """What the model answers by, in short: its scheme, its terms and their weights."""
        numbers = [array.tobytes().hex() for head in self.heads.values() for array in (head.weights, head.intercepts)]
        idf = [self.vocabulary.idf[block].tobytes().hex() for block in self.vocabulary.blocks]
        terms = [term for block in self.vocabulary.blocks for term in self.vocabulary.terms[block]]
        settings = row_digest(self.vocabulary.settings.to_row())
        return digest(self.scheme.digest, settings, *terms, *idf, *numbers)

    @property
    def version(self) -> str:
        """Name and digest, by which its predictions call it."""
        return f"{self.name}@{self.digest[:8]}"

    def was_trained_on(self, text: str) -> bool:
        """Whether a text was among the training labels, to the letter."""
        return digest(text) in self._texts

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(self.text_digests)

    def predict(self, statements: Sequence[Statement], *, aliases: Aliases = own_name) -> list[Prediction]:
        """Return the answers about statements, in their order.

        Parameters
        ----------
        aliases : callable
            Actor -> the names that stand for it; the same as in training.
        """
        predictions: list[Prediction] = []
        for start in range(0, len(statements), _BATCH):
            predictions += self._predict_batch(statements[start : start + _BATCH], aliases)
        return predictions

    def _predict_batch(self, statements: Sequence[Statement], aliases: Aliases) -> list[Prediction]:
        rows = self.vocabulary.rows(mark(statement, aliases=aliases) for statement in statements)
        answers = {name: head.probabilities(rows) for name, head in self.heads.items()}
        return [
            self._prediction(each, {name: answers[name][at] for name in answers}) for at, each in enumerate(statements)
        ]

    def _prediction(self, statement: Statement, found: Mapping[str, NDArray[np.float64]]) -> Prediction:
        answers: dict[str, str | None] = dict.fromkeys(self.scheme.names)
        probabilities = {}
        for name, numbers in found.items():
            head = self.heads[name]
            answers[name] = head.classes[int(numbers.argmax())]
            known = dict(zip(head.classes, np.round(numbers, _DECIMALS).tolist(), strict=True))
            probabilities[name] = {each: known.get(each, 0.0) for each in self.scheme.question(name).class_names}
        return Prediction(statement=statement, answers=answers, probabilities=probabilities, model=self.version)


def train(
    labels: Sequence[Label],
    scheme: Scheme,
    *,
    name: str,
    seed: int = 0,
    settings: FeatureSettings | None = None,
    aliases: Aliases = own_name,
) -> Model:
    """Fit a model to labels.

    The same labels, seed and versions give the same weights: one thread, rounded to 4 decimals.

    Parameters
    ----------
    aliases : callable
        Actor -> the names that stand for it.

    Raises
    ------
    BadInputError
        If no label answers any question, or all labels answer a question alike.
    """
    answered = [question for question in scheme.questions if any(label.answers.get(question.name) for label in labels)]
    if not answered:
        raise BadInputError(
            f"none of {len(labels)} labels answers a question of the scheme '{scheme.name}' ({', '.join(scheme.names)});"
            " label some statements, or name the scheme they were labelled by."
        )
    marked = [mark(label.statement, aliases=aliases) for label in labels]
    vocabulary = learn_vocabulary(marked, settings or FeatureSettings())
    rows = vocabulary.rows(marked)
    return Model(
        name=name,
        scheme=scheme,
        vocabulary=vocabulary,
        heads={question.name: _head(question, labels, rows, len(vocabulary), seed) for question in answered},
        labels_digest=digest(*(row_digest(label.to_row()) for label in labels)),
        text_digests=tuple(sorted({digest(label.statement.text) for label in labels})),
        lines_without_mask=sum(not each.is_masked for each in marked),
        word_lists=word_lists_digest(),
        seed=seed,
    )


def _head(question: Question, labels: Sequence[Label], rows: Rows, n_terms: int, seed: int) -> Head:
    given = [label.answers.get(question.name) for label in labels]
    kept = np.array([answer is not None for answer in given])
    answers = [answer for answer in given if answer is not None]
    counts = Counter(answers)
    classes = tuple(each for each in question.class_names if counts[each])
    if len(classes) == 1:
        raise BadInputError(
            f"all {len(answers)} labels answer '{question.name}' with '{classes[0]}'; "
            "a model needs labels of two classes or more: label more statements."
        )
    weights, intercepts = _fit(rows, kept, np.array([classes.index(each) for each in answers]), n_terms, seed)
    return Head(classes, weights, intercepts, {each: counts[each] for each in classes})


def _fit(
    rows: Rows, kept: NDArray[np.bool_], answers: NDArray[Any], n_terms: int, seed: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights of shape (n_terms, n_classes) and intercepts, rounded."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    matrix = csr_matrix((rows.values, rows.columns, rows.starts), shape=(len(kept), n_terms))[kept]
    regression = LogisticRegression(C=C, class_weight="balanced", max_iter=_ITERATIONS, random_state=seed)
    # The order in which several threads add up changes the last digits.
    with threadpool_limits(limits=1):
        regression.fit(matrix, answers)
    weights, intercepts = regression.coef_.T, regression.intercept_
    if len(regression.classes_) == 2:
        # Of two classes only the second is fitted; beside a zero, its softmax is the same.
        weights, intercepts = np.hstack([np.zeros_like(weights), weights]), np.array([0.0, intercepts[0]])
    return _rounded(weights), _rounded(intercepts)


def _rounded(numbers: NDArray[Any]) -> NDArray[np.float32]:
    # Adding zero makes minus zero plain, so that equal weights are equal bytes.
    return np.ascontiguousarray(np.round(numbers, _DECIMALS) + 0.0, dtype=np.float32)
