"""Annotations as several arrows read them: each annotator's newest on each quote."""

from collections.abc import Sequence
from pathlib import Path

from stance.errors import BadRecordError
from stance.jsonl import Rejects, read_rows
from stance.pipeline.inputs import refuse_nothing
from stance.records import Annotation
from stance.scheme import Scheme


def read_annotations(
    paths: Sequence[Path], scheme: Scheme, rejects: Rejects, *, known: Sequence[Annotation] = ()
) -> list[Annotation]:
    """Read files of annotations, rejecting those whose quote has another text than before, or than it is known by."""
    from stance.labelling.answered import read_annotation
    from stance.labelling.exports import newest

    found: list[Annotation] = []
    first = {each.quote["id"]: ("in other annotations", each.quote["text"]) for each in known}
    before = len(rejects)
    for path in paths:
        for placed in read_rows(path, rejects):
            with rejects.catch(placed.place, placed.row):
                annotation = read_annotation(placed.row, scheme)
                identity, text = annotation.quote["id"], annotation.quote["text"]
                where, other = first.setdefault(identity, (f"at {placed.place}", text))
                if text != other:
                    raise BadRecordError(
                        f"quote {identity} has another text {where}; carry older annotations over with 'stance relink'."
                    )
                found.append(annotation)
    refuse_nothing(len(found), rejects.rows[before:], "annotation")
    return newest(found)
