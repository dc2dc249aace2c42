"""From annotations to how far people agree, and to one label a quote."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stance.files import STANDARD
from stance.jsonl import Rejects, write_rejects, write_rows, write_text
from stance.labelling.votes import By
from stance.pipeline.annotated import read_annotations
from stance.pipeline.inputs import answering, refuse_overwriting
from stance.records import Annotation, Statement
from stance.scheme import Scheme

if TYPE_CHECKING:
    from stance.labelling.agreement import Agreement
    from stance.labelling.merging import Merged
    from stance.model import Model


def agree(
    annotations: Sequence[Path],
    scheme: Scheme,
    rejects: Rejects,
    *,
    output: Path | None = None,
    model: "Model | None" = None,
    seed: int = 0,
) -> "Agreement":
    """Measure how far annotators agree, and write it as JSON where an output is named."""
    from stance.labelling.agreement import agree as measure

    read = read_annotations(annotations, scheme, rejects)
    agreement = measure(_with_answers(read, model) if model else read, scheme, seed=seed)
    if output is not None:
        write_text(output, json.dumps(agreement.to_json(), ensure_ascii=False, indent=1) + "\n")
        write_rejects(rejects, output)
    return agreement


def _with_answers(annotations: Sequence[Annotation], model: "Model") -> list[Annotation]:
    """Fill in what the model says of quotes of which nobody was shown an answer and none is known."""
    quotes = {each.quote["id"]: each.quote for each in annotations if each.predicted is None and not each.shown}
    predictions = answering(model)([Statement.from_row(quote) for quote in quotes.values()])
    answers = dict(zip(quotes, (each.answers for each in predictions), strict=True))
    return [
        replace(each, predicted=answers[each.quote["id"]]) if each.predicted is None and not each.shown else each
        for each in annotations
    ]


def disagreements_path(output: Path) -> Path:
    """Return where the quotes go that are to be reviewed: ``disagreements.jsonl`` beside the labels."""
    return output.with_name("disagreements.jsonl")


def merge(
    annotations: Sequence[Path],
    output: Path,
    scheme: Scheme,
    rejects: Rejects,
    *,
    by: By = By.MAJORITY,
    least: float | None = None,
    reviews: Sequence[Path] = (),
    force: bool = False,
) -> "Merged":
    """Write one label a quote, and beside it the quotes that are to be reviewed."""
    from stance.labelling.merging import merge as merged_labels

    beside = disagreements_path(output)
    for path in (output, beside):
        refuse_overwriting(path, force=force)
    read = read_annotations(annotations, scheme, rejects)
    reviewed = read_annotations(reviews, scheme, rejects, known=read)
    merged = merged_labels(read, scheme, by=by, least=least, reviews=reviewed)
    write_rows(output, merged.labels)
    if output != STANDARD:
        if merged.disagreements:
            write_rows(beside, merged.disagreements)
        else:
            beside.unlink(missing_ok=True)
    write_rejects(rejects, output)
    return merged
