"""From labels to an evaluation, and from predictions to a report."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stance.jsonl import Rejects, write_rejects, write_text
from stance.pipeline.inputs import Answer, answering, names_of, read_labels, rows_if_any, split_by_sampling, unless_none
from stance.records import Label, Prediction, Row, Statement
from stance.scheme import Scheme

if TYPE_CHECKING:
    from stance.evaluation import Evaluation
    from stance.model import Model
    from stance.report import ActorRow


def evaluate(
    labels: Sequence[Path],
    output: Path,
    scheme: Scheme,
    rejects: Rejects,
    *,
    model: "Model | None" = None,
    folds: int = 5,
    always: Sequence[Path] = (),
    sampling: str | None = None,
    seed: int = 0,
) -> "Evaluation":
    """Score a model on labels, or a model of these settings by cross-validation; write JSON and Markdown to a folder.

    Parameters
    ----------
    always : sequence of Path, optional
        Labels that each fold is trained on besides.
    sampling : str, optional
        Score only the labels with this under ``sampling``; in cross-validation each fold is trained on the others besides.
    """
    from stance.evaluation import to_markdown

    read, others = split_by_sampling(read_labels(labels, scheme, rejects), sampling)
    besides = read_labels(always, scheme, rejects) if always else []
    evaluation = evaluate_labels(read, scheme, model=model, folds=folds, always=[*besides, *others], seed=seed)
    output.mkdir(parents=True, exist_ok=True)
    write_text(output / "evaluation.json", json.dumps(evaluation.to_json(), ensure_ascii=False, indent=1) + "\n")
    write_text(output / "evaluation.md", to_markdown(evaluation))
    write_rejects(rejects, output)
    return evaluation


def evaluate_labels(
    labels: Sequence[Label],
    scheme: Scheme,
    *,
    model: "Model | None" = None,
    folds: int = 5,
    always: Sequence[Label] = (),
    seed: int = 0,
) -> "Evaluation":
    """Score a model on labels, or by cross-validation where no model is given."""
    from stance.evaluation import cross_validate
    from stance.evaluation import evaluate as evaluate_model
    from stance.model import keyword_answers
    from stance.model import train as train_model

    def keywords(statements: Sequence[Statement]) -> list[Prediction]:
        return keyword_answers(statements, scheme)

    if model is not None:
        return evaluate_model(
            labels,
            answering(model),
            scheme,
            is_trained_on=lambda statement: model.was_trained_on(statement.text),
            model_name=model.name,
            model_digest=model.digest,
            keywords=keywords,
            seed=seed,
        )

    def fit(chosen: Sequence[Label]) -> Answer:
        return answering(train_model(chosen, scheme, name="cross-validation", seed=seed, aliases=names_of))

    return cross_validate(
        labels, fit, scheme, model_name="cross-validation", folds=folds, seed=seed, always=always, keywords=keywords
    )


def report(predictions: Path, output: Path, scheme: Scheme, rejects: Rejects) -> list["ActorRow"]:
    """Write the page of a corpus and return its table of actors."""
    from stance.report import actor_table, corpus_page

    rows = list(unless_none(_answered(predictions, scheme, rejects), rejects, "prediction"))
    names = sorted({str(row["model"]) for row in rows if row.get("model")})
    write_text(output, corpus_page(rows, scheme, model={"name": ", ".join(names)}))
    write_rejects(rejects, output)
    return actor_table(rows, scheme, scheme.names[0])


def _answered(predictions: Path, scheme: Scheme, rejects: Rejects) -> Iterator[Row]:
    """Yield the rows that a page can be made of."""
    for placed in rows_if_any(predictions, rejects):
        with rejects.catch(placed.place, placed.row):
            Statement.from_row(placed.row)
            scheme.answers_of(placed.row)
            yield placed.row
