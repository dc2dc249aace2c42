"""The pandas face of Stance: frames in and out, with the same columns as the files.

>>> import stance
>>> quotes = stance.extract(stance.read_articles("seeds"))          # doctest: +SKIP
>>> stance.load_model("starter").predict(quotes)                    # doctest: +SKIP
"""

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from stance import pipeline
from stance.articles import read_articles as read_article_records
from stance.errors import BadInputError
from stance.evaluation import profile as profile_rows
from stance.jsonl import Rejects
from stance.names import load_gazetteer
from stance.quotes import extract as extract_quotes
from stance.records import Article, Label, Quote, Row, Statement
from stance.scheme import Scheme, load_scheme

if TYPE_CHECKING:
    from stance.model import Model

Paths = str | Path | Sequence[str | Path]
Record = TypeVar("Record")
_PREDICTED = ("probabilities", "model", "abstained")
_SHARES = ("actor", "question", "answer", "n", "total", "share", "low", "high")


@dataclass(frozen=True)
class FrameModel:
    """A model that reads and gives frames.

    Parameters
    ----------
    model : Model
    """

    model: "Model"

    @property
    def name(self) -> str:
        """The model's name."""
        return self.model.name

    @property
    def scheme(self) -> Scheme:
        """The label scheme that it was trained for."""
        return self.model.scheme

    def predict(self, statements: pd.DataFrame) -> pd.DataFrame:
        """Return the statements, every column kept, with an answer a question, ``probabilities``, ``model`` and ``abstained``.

        Parameters
        ----------
        statements : DataFrame
            With a column ``text``; quotes or labels as the other functions give them.

        Raises
        ------
        BadInputError
            If a row has no text.
        """
        predictions = pipeline.answering(self.model)(_read(_placed(statements), Statement.from_row))
        columns = ("schema", *map(str, statements.columns), "id", *self.scheme.names, *_PREDICTED)
        return _frame((prediction.to_row() for prediction in predictions), columns, index=statements.index)

    def save(self, folder: str | Path) -> None:
        """Save the model as a folder of data."""
        from stance.model import save_model

        save_model(self.model, Path(folder))


def read_articles(paths: Paths, *, any_language: bool = False) -> pd.DataFrame:
    """Read articles from files and folders.

    Parameters
    ----------
    paths : path or sequence of paths
    any_language : bool, default False
        Take articles in other languages than English too.

    Returns
    -------
    DataFrame
        A row an article: ``id, text, title, date, outlet, url, language``. What was rejected is warned of.

    Raises
    ------
    MissingFileError, BadInputError
        If a path is not there or can't be read as articles.
    """
    named = [paths] if isinstance(paths, (str, Path)) else paths
    rejects = Rejects(notify=_warn)
    records = read_article_records([Path(path) for path in named], rejects, notify=_warn, any_language=any_language)
    return _frame((record.to_row() for record in records), _columns(Article))


def extract(articles: pd.DataFrame, *, gazetteer: str | Path | None = None) -> pd.DataFrame:
    """Find the quotes of articles.

    Parameters
    ----------
    articles : DataFrame
        With columns ``id`` and ``text``; ``title, date, outlet, url`` are used where they are there.
    gazetteer : path, optional
        A TOML of names that adds to or overrides the gazetteer.

    Returns
    -------
    DataFrame
        A row a quote, with the columns of ``quotes.jsonl``.
    """
    names = load_gazetteer(Path(gazetteer) if gazetteer else None)
    records = _read(_placed(articles), Article.from_row)
    return _frame((quote.to_row() for quote in extract_quotes(records, names)), _columns(Quote))


def train(labels: pd.DataFrame, *, scheme: str | Path | None = None, name: str = "model", seed: int = 0) -> FrameModel:
    """Train a model on labels.

    Parameters
    ----------
    labels : DataFrame
        With a column ``text`` and one for each question answered; an empty cell is no answer.

    Raises
    ------
    BadInputError
        If a row can't be read, or the labels can't be learnt from.
    """
    from stance.model import train as train_model

    read = _scheme(scheme)
    return FrameModel(train_model(_labels(labels, read), read, name=name, seed=seed, aliases=pipeline.names_of))


def load_model(name: str = pipeline.STARTER) -> FrameModel:
    """Load a model by its folder or name; ``starter`` ships with Stance."""
    return FrameModel(pipeline.read_model(str(name)))


def evaluate(
    labels: pd.DataFrame,
    model: FrameModel | str | None = None,
    *,
    folds: int = 5,
    scheme: str | Path | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Score a model on labels, or by cross-validation where none is given.

    Returns
    -------
    DataFrame
        A row a figure: ``question, part`` (``overall``, ``by_class``, ``by_actor``, ``baselines``), ``name, n, measure, value, low,
        high``. ``frame.attrs["evaluation"]`` is what ``evaluation.json`` holds.
    """
    loaded = load_model(model) if isinstance(model, str) else model
    read = loaded.scheme if loaded else _scheme(scheme)
    result = pipeline.evaluate_labels(
        _labels(labels, read), read, model=loaded.model if loaded else None, folds=folds, seed=seed
    ).to_json()
    frame = _frame(_figures(result))
    frame.attrs["evaluation"] = result
    return frame


def profile(predictions: pd.DataFrame, *, scheme: str | Path | None = None) -> pd.DataFrame:
    """Return each actor's share of each answer, not corrected for the model's errors.

    Returns
    -------
    DataFrame
        ``actor, question, answer, n, total, share, low, high``; Wilson 95% intervals.
    """
    rows = [row for _, row in _placed(predictions)]
    return _frame(profile_rows(rows, _scheme(scheme)), _SHARES)


def _scheme(path: str | Path | None) -> Scheme:
    return load_scheme(Path(path)) if path else pipeline.read_scheme()


def _labels(frame: pd.DataFrame, scheme: Scheme) -> list[Label]:
    def label(row: Row) -> Label:
        return Label(statement=Statement.from_row(row), answers=scheme.answers_of(row))

    labels = _read(_placed(frame), label)
    if not labels:
        raise BadInputError("the frame holds no labels.")
    return labels


def _figures(result: Row) -> Iterable[Row]:
    for question, scores in result["questions"].items():
        parts = {
            "overall": {"": scores["overall"]},
            **{part: scores[part] for part in ("by_class", "by_actor", "baselines")},
        }
        for part, named in parts.items():
            for name, row in named.items():
                for measure, figure in row.items():
                    if isinstance(figure, dict) and "value" in figure:
                        yield {
                            "question": question,
                            "part": part,
                            "name": name,
                            "n": row.get("n"),
                            "measure": measure,
                            **figure,
                        }


def _placed(frame: pd.DataFrame) -> Iterator[tuple[str, Row]]:
    """The rows of a frame, missing cells as None, each with where it stands."""
    records: list[dict[Any, Any]] = frame.to_dict(orient="records")
    for number, row in enumerate(records):
        cells = {str(name): None if _is_missing(cell) else cell for name, cell in row.items()}
        yield f"frame.iloc[{number}]", cells


def _read(placed: Iterable[tuple[str, Row]], of_row: Callable[[Row], Record]) -> list[Record]:
    """Read rows as records; the first bad one is told with its place."""
    rejects = Rejects(strict=True)
    records: list[Record] = []
    for place, row in placed:
        with rejects.catch(place, row):
            records.append(of_row(row))
    return records


def _is_missing(cell: Any) -> bool:
    return cell is None or (isinstance(cell, float) and cell != cell) or cell is pd.NaT or cell is pd.NA  # noqa: PLR0124


def _columns(record: type[Article | Quote]) -> list[str]:
    return ["schema", *(each.name for each in fields(record))]


def _frame(rows: Iterable[Row], columns: Iterable[str] = (), *, index: Any = None) -> pd.DataFrame:
    """Rows as a frame; where there is none, its columns are there still."""
    listed = list(rows)
    frame = pd.DataFrame(listed) if listed else pd.DataFrame(columns=list(dict.fromkeys(columns)))
    if index is not None and len(index) == len(frame):
        frame.index = index
    return frame


def _warn(message: str) -> None:
    warnings.warn(message, UserWarning, stacklevel=4)
