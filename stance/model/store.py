"""A model is a folder of data, never code: written whole or not at all, read back only if nothing was altered."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load, save

from stance.errors import BadInputError, MisfitError, MissingFileError
from stance.model.card import card
from stance.model.classifier import Head, Model
from stance.model.features import FeatureSettings, Vocabulary
from stance.records import row_digest
from stance.scheme import Scheme, parse_scheme

PROTOCOL = 1
DESCRIPTION = "model.json"
_WEIGHTS = "weights.safetensors"
_CARD = "README.md"


def save_model(model: Model, folder: Path) -> None:
    """Write a model to a folder; a model that stands there is replaced once the new one is whole.

    Raises
    ------
    BadInputError
        If something else than a model stands there.
    """
    if folder.exists() and not _may_be_replaced(folder):
        raise BadInputError(f"{folder}: not a model, so it is not overwritten; name another folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as beside:
        fresh = Path(beside) / "fresh"
        fresh.mkdir()
        for name, content in _files(model).items():
            (fresh / name).write_bytes(content)
        if folder.exists():
            folder.rename(Path(beside) / "old")
        fresh.rename(folder)


def load_model(folder: Path, *, scheme: Scheme | None = None) -> Model:
    """Read a model.

    Parameters
    ----------
    scheme : Scheme, optional
        What the model must answer by.

    Raises
    ------
    MissingFileError
        If there is no such folder.
    MisfitError
        If a file is missing or altered, or the model is of another protocol or another scheme.
    """
    if not folder.is_dir():
        raise MissingFileError(folder)
    description = _description(folder)
    reader = _READERS.get(description.get("protocol"))
    if reader is None:
        known = ", ".join(map(str, _READERS))
        raise MisfitError(
            f"{folder / DESCRIPTION}: written by protocol {description.get('protocol')!r}, and this Stance reads {known};"
            " update Stance, or train the model again."
        )
    _check_digests(folder, description)
    try:
        model = reader(folder, description)
    except (KeyError, TypeError, AttributeError) as error:
        raise MisfitError(
            f"{folder / DESCRIPTION}: lacks {error} of protocol {description.get('protocol')}; train the model again."
        ) from error
    if scheme is not None and scheme.digest != model.scheme.digest:
        raise MisfitError(
            f"{folder}: the model answers by the label scheme '{model.scheme.name}' ({model.scheme.digest}), not by"
            f" '{scheme.name}' ({scheme.digest}); name the model's scheme with --scheme, or train a model for yours."
        )
    return model


def _may_be_replaced(folder: Path) -> bool:
    return folder.is_dir() and ((folder / DESCRIPTION).is_file() or not any(folder.iterdir()))


def _files(model: Model) -> dict[str, bytes]:
    """Every file of a model's folder, by name."""
    vocabulary = model.vocabulary
    arrays = {f"idf.{block}": vocabulary.idf[block] for block in vocabulary.blocks}
    for name, head in model.heads.items():
        arrays |= {f"weights.{name}": head.weights, f"intercepts.{name}": head.intercepts}
    files = {_WEIGHTS: save(arrays), _CARD: card(model).encode()}
    for block in vocabulary.blocks:
        files[_terms_file(block)] = "".join(f"{term}\n" for term in vocabulary.terms[block]).encode(
            "utf-8", "surrogatepass"
        )
    description = _described(model) | {"files": {name: _digest(content) for name, content in sorted(files.items())}}
    description["digest"] = row_digest(description)
    return files | {DESCRIPTION: (json.dumps(description, indent=1, ensure_ascii=False) + "\n").encode()}


def _described(model: Model) -> dict[str, Any]:
    return {
        "protocol": PROTOCOL,
        "name": model.name,
        "model_digest": model.digest,
        "scheme": asdict(model.scheme),
        "features": model.vocabulary.settings.to_row(),
        "blocks": list(model.vocabulary.blocks),
        "questions": {name: dict(head.counts) for name, head in model.heads.items()},
        "labels": {
            "digest": model.labels_digest,
            "lines_without_mask": model.lines_without_mask,
            "texts": list(model.text_digests),
        },
        "word_lists": model.word_lists,
        "seed": model.seed,
        "scores": dict(model.scores),
    }


def _terms_file(block: str) -> str:
    return f"{block}.txt"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _description(folder: Path) -> dict[str, Any]:
    path = folder / DESCRIPTION
    try:
        description = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise MisfitError(
            f"{folder}: no model, for it has no {DESCRIPTION}; name a folder that 'stance train' made."
        ) from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise MisfitError(f"{path}: no JSON ({error}); train the model again or fetch it anew.") from error
    if not isinstance(description, dict):
        raise MisfitError(f"{path}: not the description of a model; train the model again or fetch it anew.")
    return description


def _check_digests(folder: Path, description: Mapping[str, Any]) -> None:
    """Refuse a folder of which a file is missing or not what it was."""
    rest = {name: value for name, value in description.items() if name != "digest"}
    if row_digest(rest) != description.get("digest"):
        raise MisfitError(
            f"{folder / DESCRIPTION}: altered since it was written; train the model again or fetch it anew."
        )
    for name, expected in description["files"].items():
        path = folder / name
        if not path.is_file():
            raise MisfitError(f"{path}: missing, so the model is not whole; train the model again or fetch it anew.")
        if _digest(path.read_bytes()) != expected:
            raise MisfitError(f"{path}: altered since it was written; train the model again or fetch it anew.")


def _read_protocol_1(folder: Path, description: Mapping[str, Any]) -> Model:
    arrays = load((folder / _WEIGHTS).read_bytes())
    blocks = description["blocks"]
    terms = {block: _read_terms(folder / _terms_file(block)) for block in blocks}
    settings = FeatureSettings.from_row(description["features"])
    heads = {
        name: Head(tuple(counts), arrays[f"weights.{name}"], arrays[f"intercepts.{name}"], counts)
        for name, counts in description["questions"].items()
    }
    return Model(
        name=description["name"],
        scheme=parse_scheme(description["scheme"]),
        vocabulary=Vocabulary(settings, terms, {block: arrays[f"idf.{block}"].astype(np.float32) for block in blocks}),
        heads=heads,
        labels_digest=description["labels"]["digest"],
        text_digests=tuple(description["labels"]["texts"]),
        lines_without_mask=description["labels"]["lines_without_mask"],
        word_lists=description["word_lists"],
        seed=description["seed"],
        scores=description["scores"],
    )


def _read_terms(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8", "surrogatepass").split("\n")[:-1]


_READERS: dict[Any, Callable[[Path, Mapping[str, Any]], Model]] = {1: _read_protocol_1}
