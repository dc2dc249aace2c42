"""The card of a model: what it is, what it was made from, how well it does, what it is not for."""

from collections.abc import Iterator, Mapping
from typing import Any

from stance.model.classifier import Head, Model

_NOT_FOR = """
## What it is not for

- Judging what an actor thinks or will do: it reads the words of one statement, nothing else.
- Languages other than English, and texts unlike news.
- Decisions about people without somebody who reads the statements.
"""


def card(model: Model) -> str:
    """Return the card as Markdown with a YAML head, in Hugging Face's form."""
    return "\n".join([*_head(model), *_body(model), *_data(model), *_scores(model.scores), _NOT_FOR.rstrip(), ""])


def _head(model: Model) -> Iterator[str]:
    yield "---"
    yield "language: en"
    yield "library_name: stance"
    yield "pipeline_tag: text-classification"
    yield "tags: [stance-detection, news, attribution]"
    yield f"model_name: {model.name}"
    yield "---"


def _body(model: Model) -> Iterator[str]:
    vocabulary = model.vocabulary
    sizes = ", ".join(f"{len(vocabulary.terms[block]):,} of {block}" for block in vocabulary.blocks)
    yield f"\n# {model.name}\n"
    yield (
        "Logistic regression over TF-IDF of words and characters and over word lists, read in the clause of the actor that a"
        " statement is attributed to. Names are masked, so that it answers by the words."
    )
    yield f"\n- Label scheme: {model.scheme.name} (digest {model.scheme.digest})"
    yield f"- Terms: {len(vocabulary):,} ({sizes})"
    yield f"- Model digest: {model.digest}"
    yield f"\nUse it with `stance predict STATEMENTS -m {model.name}`."


def _data(model: Model) -> Iterator[str]:
    yield "\n## Training data\n"
    yield f"{len(model.text_digests):,} texts (labels digest {model.labels_digest})."
    if model.lines_without_mask:
        yield f"In {model.lines_without_mask:,} lines no mention of the actor was found to mask."
    for name, head in model.heads.items():
        yield from _classes(name, head)
    for name in model.left_out:
        yield f"\nNo label answered {name}: the model leaves it open."


def _classes(name: str, head: Head) -> Iterator[str]:
    yield f"\n| {name} | labels |"
    yield "|---|---|"
    yield from (f"| {each} | {head.counts[each]:,} |" for each in head.classes)


def _scores(scores: Mapping[str, Any]) -> Iterator[str]:
    yield "\n## Scores\n"
    if not scores:
        yield "None were measured when the model was written; `stance evaluate LABELS -m MODEL` measures them."
        return
    yield "| measured | value |"
    yield "|---|---|"
    yield from (f"| {name} | {value} |" for name, value in _flat("", scores))


def _flat(prefix: str, scores: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in scores.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{prefix}{name} ", value)
        else:
            yield f"{prefix}{name}", value
