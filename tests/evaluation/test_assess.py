"""Evaluating models, and ways to make them."""

from collections.abc import Callable, Sequence

import pytest

from stance.errors import BadInputError, MisfitError
from stance.evaluation import Answer, Evaluation, cross_validate, evaluate
from stance.evaluation.assess import labels_digest
from stance.records import Label, Prediction, Statement
from tests.evaluation.samples import SCHEME, always, by_text, label, labels, system

COPY = "The ferry union of Lomera said that it would not sail under the new rules until the winter."


def assessed(
    lines: Sequence[Label],
    answer: Answer,
    *,
    known: Callable[[Statement], bool] = lambda _: False,
    keywords: Answer | None = None,
) -> Evaluation:
    return evaluate(
        lines, answer, SCHEME, is_trained_on=known, model_name="starter", model_digest="abc", keywords=keywords
    )


def test_accuracy_f1_and_confusion_of_a_system_that_knows_one_class() -> None:
    found = assessed(labels(["for"] * 6 + ["against"] * 2), always("for"))
    scores = found.questions["stance"]
    assert scores.overall.accuracy.value == 0.75
    assert scores.overall.macro_f1.value == pytest.approx((2 * 6 / 14) / 2)
    assert scores.confusion == {"for": {"for": 6}, "against": {"for": 2}}
    assert scores.by_class["for"].precision.value == 0.75
    assert scores.by_class["for"].recall.value == 1
    assert scores.by_class["against"].f1.value == 0
    assert scores.by_class["against"].precision.value is None
    assert scores.by_class["mixed"].f1.value is None
    assert scores.by_class["mixed"].n == 0


def test_every_actor_is_listed_by_number_then_name() -> None:
    lines = [
        label("one two three a", "for", actor="Varna"),
        label("four five six b", "for", actor="Lomera"),
        label("seven eight nine c", "against", actor="Tarn"),
        label("ten eleven twelve d", "for", actor="Tarn"),
        label("alpha beta gamma e", "for"),
    ]
    found = assessed(lines, always("for")).questions["stance"].by_actor
    assert list(found) == ["Tarn", "Lomera", "Varna", "unknown"]
    assert found["Tarn"].confusion == {"for": {"for": 1}, "against": {"for": 1}}
    assert (found["Tarn"].n, found["Tarn"].hits, found["Tarn"].errors) == (2, 1, [("against", "for", 1)])
    assert found["unknown"].accuracy.value == 1
    assert found["unknown"].macro_f1.low is None


def test_lines_without_a_label_are_left_out_and_counted() -> None:
    lines = [*labels(["for", "against", None]), label("tone only is labelled here", tone="warm")]
    found = assessed(lines, always("for"))
    assert (found.labels_read, found.without_label, found.in_training) == (4, 1, 0)
    assert found.questions["stance"].overall.n == 2
    assert found.questions["stance"].without_label == 1
    assert list(found.questions) == ["stance"]


def test_training_lines_and_their_near_copies_are_left_out_and_counted() -> None:
    lines = [
        label(COPY, "for", article="a"),
        label(COPY.upper(), "for", article="b"),
        label("On its own here.", "for", article="a"),
    ]
    found = assessed(lines, always("for"), known=lambda statement: statement.text == COPY)
    assert (found.labels_read, found.in_training, found.questions["stance"].overall.n) == (3, 2, 1)


def test_an_unlabelled_training_line_takes_its_near_copy_along() -> None:
    lines = [label(COPY), label(COPY.upper(), "for"), label("On its own here.", "for")]
    found = assessed(lines, always("for"), known=lambda each: each.text == COPY)
    assert (found.without_label, found.in_training, found.questions["stance"].overall.n) == (1, 1, 1)


@pytest.mark.parametrize(
    ("lines", "known", "message"),
    [
        ([], False, "none of 0 lines has a label; give an answer to stance or tone"),
        (labels([None, None]), False, "none of 2 lines has a label"),
        (labels(["for", "against", None]), True, "trained on all 2 labelled lines .*--cv 5"),
    ],
)
def test_where_no_line_remains_that_is_said(lines: list[Label], known: bool, message: str) -> None:  # noqa: FBT001
    with pytest.raises(BadInputError, match=message):
        assessed(lines, always("for"), known=lambda _: known)


def test_a_model_for_other_questions_is_refused() -> None:
    other = system(lambda _: "warm", question="tone")
    with pytest.raises(MisfitError, match="does not answer stance, which the labels do"):
        assessed(labels(["for"]), other)


def test_a_model_of_another_scheme_is_refused() -> None:
    with pytest.raises(MisfitError, match="'furious' is no class of 'stance'"):
        assessed(labels(["for"]), always("furious"))


def test_no_answer_counts_as_wrong() -> None:
    silent = system(lambda statement: "for" if "w0a" in statement.text else None)
    found = assessed(labels(["for", "for"]), silent).questions["stance"]
    assert found.overall.accuracy.value == 0.5
    assert found.by_class["for"].precision.value == 1
    assert found.confusion == {"for": {"for": 1, "no answer": 1}}


def test_labels_of_one_class_are_scored_on_it() -> None:
    found = assessed(labels(["for"] * 4), always("for")).questions["stance"]
    assert found.overall.macro_f1.value == 1
    assert found.baselines["actor_majority"].accuracy.value == 1


def test_lines_of_a_single_article_have_no_bootstrap_interval() -> None:
    lines = labels(["for", "against"], article="a")
    found = assessed(lines, always("for")).questions["stance"].overall
    assert found.macro_f1.low is None
    assert found.accuracy.low is not None


def test_the_baselines_stand_beside_the_model() -> None:
    lines = labels(["for"] * 10, actor="Lomera") + [
        label(f"x{number}a x{number}b x{number}c", "against", actor="Varna") for number in range(8)
    ]
    found = assessed(lines, by_text(lines), keywords=always("mixed"))
    baselines = found.questions["stance"].baselines
    assert {name: scores.accuracy.value for name, scores in baselines.items()} == {
        "majority": 10 / 18,
        "actor_majority": 1.0,
        "keywords": 0.0,
    }
    assert found.questions["stance"].overall.accuracy.value == 1


def test_keywords_are_not_listed_where_they_were_not_given() -> None:
    found = assessed(labels(["for"]), always("for"))
    assert list(found.questions["stance"].baselines) == ["majority", "actor_majority"]


def test_keywords_are_listed_only_with_questions_they_answer() -> None:
    lines = [
        label("warm words from the harbour", "for", tone="warm"),
        label("cold words from the hill", "against", tone="cold"),
    ]

    def answer(statements: Sequence[Statement]) -> list[Prediction]:
        answers = {"stance": "for", "tone": "warm"}
        return [Prediction(statement=each, answers=answers, probabilities={}, model="test") for each in statements]

    found = assessed(lines, answer, keywords=always("for")).questions
    assert list(found) == ["stance", "tone"]
    assert "keywords" in found["stance"].baselines
    assert "keywords" not in found["tone"].baselines


def test_calibration_reads_the_probability_of_the_answer() -> None:
    lines = labels(["for", "for", "for", "against"])
    found = assessed(lines, always("for", sure=0.95))
    assert found.questions["stance"].calibration_error == pytest.approx(0.2)
    found = assessed(lines, always("for"))
    assert found.questions["stance"].calibration_error is None


def test_the_same_input_gives_the_same_figures() -> None:
    lines = labels(["for", "against", "mixed"] * 20)
    assert assessed(lines, always("for")).to_json() == assessed(lines, always("for")).to_json()


def test_the_digest_of_labels_knows_no_order_but_every_answer() -> None:
    lines = labels(["for", "against"])
    assert labels_digest(lines) == labels_digest(lines[::-1])
    assert labels_digest(lines) != labels_digest(labels(["for", "mixed"]))


class Recorder:
    """A way to fit that answers with the commonest training label and keeps what it was given."""

    def __init__(self) -> None:
        self.trained: list[list[Label]] = []
        self.asked: list[list[str]] = []

    def __call__(self, training: Sequence[Label]) -> Answer:
        self.trained.append(list(training))
        answers = [each.answers["stance"] for each in training]
        commonest = max(sorted({each for each in answers if each}), key=answers.count)

        def choose(statement: Statement) -> str:
            self.asked[-1].append(statement.text)
            return commonest

        self.asked.append([])
        return system(choose)


def test_cross_validation_answers_each_line_once_and_never_from_its_training() -> None:
    lines, fit = labels(["for"] * 12 + ["against"] * 8 + [None]), Recorder()
    found = cross_validate(lines, fit, SCHEME, model_name="words")
    assert (found.labels_read, found.without_label, found.in_training, found.model_digest) == (21, 1, 0, None)
    assert sorted(text for asked in fit.asked for text in asked) == sorted(each.statement.text for each in lines[:20])
    for trained, asked in zip(fit.trained, fit.asked, strict=True):
        assert not {each.statement.text for each in trained} & set(asked)
        assert len(trained) == 16
    assert found.questions["stance"].confusion == {"for": {"for": 12}, "against": {"for": 8}}
    assert found.split is not None
    assert (found.split.folds, found.split.groups, found.split.seed) == (5, 20, 0)


def test_articles_and_near_copies_are_held_out_together() -> None:
    lines = [label(f"k{n}a k{n}b k{n}c", "for" if n % 2 else "against", article=f"article {n // 3}") for n in range(12)]
    lines += [label(COPY, "for", article="article 0"), label(COPY + " ", "for", article="elsewhere")]
    fit = Recorder()
    cross_validate(lines, fit, SCHEME, folds=4, model_name="words")
    article = {each.statement.text: each.statement.article for each in lines}
    for trained, asked in zip(fit.trained, fit.asked, strict=True):
        assert not {each.statement.article for each in trained} & {article[text] for text in asked}
        assert (COPY in asked) == (COPY + " " in asked)


def test_starter_labels_are_in_every_fold_save_near_copies_of_the_lines_held_out() -> None:
    lines = [*labels(["for", "against"] * 5), label(COPY, "for")]
    starter = [label(COPY.replace("winter", "spring"), "for"), label("A starter line on its own.", "against")]
    fit = Recorder()
    found = cross_validate(lines, fit, SCHEME, always=starter, model_name="words")
    assert found.questions["stance"].overall.n == 11
    for trained, asked in zip(fit.trained, fit.asked, strict=True):
        texts = {each.statement.text for each in trained}
        assert starter[1].statement.text in texts
        assert (starter[0].statement.text in texts) == (COPY not in asked)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (labels(["for", "against"], article="a"), "can't make 5 folds of 1 article "),
        (labels(["for", "against", None, None, None]), "can't make 5 folds of 2 articles "),
        (labels([None]), "none of 1 lines has a label"),
    ],
)
def test_too_few_articles_for_the_folds_is_said(lines: list[Label], message: str) -> None:
    with pytest.raises(BadInputError, match=message):
        cross_validate(lines, Recorder(), SCHEME, model_name="words")


def test_a_fold_that_cannot_be_trained_on_is_named() -> None:
    def fit(training: Sequence[Label]) -> Answer:
        raise BadInputError(f"all {len(training)} labels of 'stance' are 'for'; a model needs two classes.")

    with pytest.raises(BadInputError, match="cross-validation, fold 1 of 2: all 2 labels of 'stance' are 'for'"):
        cross_validate(labels(["for"] * 4), fit, SCHEME, folds=2, model_name="words")


def test_cross_validation_repeats_with_its_seed() -> None:
    lines = labels(["for", "against", "for"] * 8)
    first, second = (cross_validate(lines, Recorder(), SCHEME, model_name="words", seed=4).to_json() for _ in range(2))
    assert first == second
