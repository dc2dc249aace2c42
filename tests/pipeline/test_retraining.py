from pathlib import Path
from typing import Any

import pytest

from stance import pipeline
from stance.errors import BadInputError
from stance.labelling.tasks import to_task
from stance.model import Model, load_model
from stance.model import train as train_model
from stance.pipeline import retraining
from stance.pipeline.retraining import Comparison
from stance.records import Label, Quote, Statement
from stance.scheme import Scheme
from tests.samples import label_rows, labelled_in_label_studio, read_lines

SCHEME: Scheme = pipeline.read_scheme()


def labels(**changes: Any) -> list[Label]:
    """Sixty labels, in an order that mixes the classes."""
    rows = [row | changes for row in label_rows()]
    mixed = sorted(rows, key=lambda row: int(row["id"].split("-")[1]))
    return [Label(statement=Statement.from_row(row), answers=SCHEME.answers_of(row)) for row in mixed]


def turned(given: list[Label]) -> list[Label]:
    """The same statements with answers that the words speak against."""
    other = {"concerned": "supportive", "supportive": "condemning", "condemning": "neutral", "neutral": "concerned"}
    tone = {"negative": "positive", "positive": "neutral", "neutral": "negative"}
    return [
        Label(
            statement=each.statement,
            answers={"stance": other[each.answers["stance"] or ""], "sentiment": tone[each.answers["sentiment"] or ""]},
        )
        for each in given
    ]


def trained(given: list[Label], name: str = "mine") -> Model:
    return train_model(given, SCHEME, name=name)


def test_a_model_that_is_better_on_what_the_served_one_has_not_seen_is_saved(tmp_path: Path) -> None:
    seen, new = labels()[:20], labels()[20:]
    told: list[str] = []
    fresh = pipeline.retrain(trained(turned(seen)), new, models=tmp_path, tell=told.append)
    assert fresh is not None
    assert fresh.version == load_model(tmp_path / "mine-2").version
    assert fresh.name == "mine-2"
    assert all(fresh.was_trained_on(each.statement.text) for each in new)
    assert told[0].startswith("macro-F1 over 40 labels in 5 folds: stance 0.")
    assert told[1] == f"saved {tmp_path / 'mine-2'}, trained on 40 labels and 0 besides"


def test_a_model_that_is_worse_is_neither_served_nor_saved(tmp_path: Path) -> None:
    seen, new = labels()[:40], labels()[40:]
    told: list[str] = []
    assert pipeline.retrain(trained(seen), [*turned(seen), *new], models=tmp_path, tell=told.append) is None
    assert len(told) == 1
    assert list(tmp_path.iterdir()) == []


def test_both_are_scored_on_the_same_lines_and_none_that_the_served_model_knows() -> None:
    seen, new = labels()[:20], labels()[20:]
    served = trained(seen)
    compared = retraining.compare(served, [*seen, *new])
    assert (compared.lines, compared.folds) == (40, 5)
    evaluation = pipeline.evaluate_labels([*seen, *new], SCHEME, model=served)
    expected = {name: scores.overall.macro_f1.value for name, scores in evaluation.questions.items()}
    assert compared.served == expected


def test_what_was_drawn_at_random_judges_alone_and_is_not_trained_on(tmp_path: Path) -> None:
    drawn = [*labels(sampling="random")[20:40]]
    chosen = [*labels(sampling="queue")[40:]]
    served = trained(turned(labels()[:20]))
    assert retraining.compare(served, [*drawn, *chosen]).lines == 20
    fresh = pipeline.retrain(served, [*drawn, *chosen], models=tmp_path, tell=lambda _: None)
    assert fresh is not None
    known = [fresh.was_trained_on(each.statement.text) for each in [*drawn, *chosen]]
    assert known == [False] * 20 + [True] * 20


def test_where_no_model_chose_all_are_trained_on(tmp_path: Path) -> None:
    new = labels(sampling="random")[20:]
    fresh = pipeline.retrain(trained(turned(labels()[:20])), new, models=tmp_path, tell=lambda _: None)
    assert fresh is not None
    assert all(fresh.was_trained_on(each.statement.text) for each in new)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (labels()[:20], "0 labels that mine was not trained on are too few"),
        (labels()[:29], "9 labels that mine was not trained on are too few to judge a new model by; label 10"),
        (labels(article="one")[20:40], "can't make 2 folds of 1 article "),
    ],
)
def test_too_little_to_judge_by_is_refused(given: list[Label], message: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=message):
        pipeline.retrain(trained(labels()[:20]), given, models=tmp_path, tell=lambda _: None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("fresh", "is_worse"),
    [({"stance": 0.5, "sentiment": 0.5}, False), ({"stance": 0.4, "sentiment": 0.7}, False), ({"stance": 0.4}, True)],
)
def test_a_model_is_worse_by_the_mean_of_its_questions(fresh: dict[str, float], *, is_worse: bool) -> None:
    compared = Comparison(served={"stance": 0.5, "sentiment": 0.5}, fresh=fresh, lines=10, folds=5)
    assert compared.is_worse == is_worse


@pytest.mark.parametrize(
    ("name", "there", "expected"),
    [
        ("mine", (), "mine-2"),
        ("mine", ("mine-2", "mine-3"), "mine-4"),
        ("mine-7", ("mine-2",), "mine-8"),
        ("covid-19", (), "covid-20"),
        ("7", (), "7-2"),
        ("-7", (), "-7-2"),
    ],
)
def test_versions_are_counted_on(name: str, there: tuple[str, ...], expected: str, tmp_path: Path) -> None:
    for each in there:
        (tmp_path / each).mkdir()
    assert retraining.next_version(tmp_path, name) == tmp_path / expected


class Project:
    """A server with one project."""

    def __init__(self, tasks: list[Any]) -> None:
        self._tasks = tasks

    def annotated(self, project: int) -> list[Any]:
        assert project == 5
        return self._tasks


def test_labels_are_what_the_annotators_of_a_project_agree_on(quotes_file: Path) -> None:
    tasks = [to_task(Quote.from_row(row), SCHEME, study="lagoon") for row in read_lines(quotes_file)]
    told_by = ((1, ["neutral"]), (2, ["neutral", "concerned"]))
    one, other = (labelled_in_label_studio(tasks, stances, user=user) for user, stances in told_by)
    for first, second in zip(one, other, strict=True):
        first["annotations"] += second["annotations"]
    told: list[str] = []
    found = pipeline.labels_so_far(Project([*one, 7]), 5, SCHEME, tell=told.append)  # type: ignore[arg-type]
    assert [each.statement.id for each in found] == [task["data"]["quote_id"] for task in tasks[::2]]
    assert {each.answers["stance"] for each in found} == {"neutral"}
    assert told == ["project 5: 1 left out, the first since: a task must be an object; got 7."]


def test_a_project_without_labels_is_told() -> None:
    with pytest.raises(BadInputError, match="nothing is labelled yet"):
        pipeline.labels_so_far(Project([]), 5, SCHEME, tell=lambda _: None)  # type: ignore[arg-type]
