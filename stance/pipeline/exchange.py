"""From quotes to Label Studio tasks, and from its exports to annotations."""

import contextlib
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from stance.files import STANDARD
from stance.jsonl import PlacedRow, Rejects, dump, read_rows, replacing, write_rejects, write_rows, write_text
from stance.pipeline.inputs import Watch, answering, batches, refuse_nothing, refuse_overwriting, unless_none, unwatched
from stance.records import Prediction, Quote, Row, Statement
from stance.scheme import Scheme

if TYPE_CHECKING:
    from stance.labelling.annotators import Annotator
    from stance.model import Model

TASKS_IN_A_PART = 50_000


def export(
    quotes: Path,
    output: Path,
    scheme: Scheme,
    rejects: Rejects,
    *,
    study: str,
    model: "Model | None" = None,
    watch: Watch = unwatched,
) -> list[Path]:
    """Write quotes as Label Studio tasks, pre-annotated where a model is given; return the files, in parts where many."""
    tasks = tasks_of(watch(read_rows(quotes, rejects), "quotes"), scheme, rejects, study=study, model=model)
    written = write_parts(output, unless_none(tasks, rejects, "quote"))
    write_rejects(rejects, output)
    return written


def tasks_of(
    rows: Iterable[PlacedRow],
    scheme: Scheme,
    rejects: Rejects,
    *,
    study: str,
    model: "Model | None" = None,
    is_blind: Callable[[str], bool] = lambda _: False,
) -> Iterator[Row]:
    """Yield the tasks of quotes, pre-annotated where a model is given, but for those that are to be blind."""
    from stance.labelling.tasks import to_task

    for batch in batches(_quoted_rows(rows, rejects)):
        statements = [_statement(quote) for quote, _ in batch]
        answers: Sequence[Prediction | None] = answering(model)(statements) if model else [None] * len(batch)
        for (quote, row), answer in zip(batch, answers, strict=True):
            yield to_task(quote, scheme, study=study, prediction=answer, blind=is_blind(quote.id), besides=row)


def _quoted_rows(rows: Iterable[PlacedRow], rejects: Rejects) -> Iterator[tuple[Quote, Row]]:
    for placed in rows:
        with rejects.catch(placed.place, placed.row):
            quote = Quote.from_row(placed.row)
            _statement(quote)  # refuses spans outside the text
            yield quote, placed.row


def _statement(quote: Quote) -> Statement:
    return Statement.from_row(quote.to_row())


def predicted_tasks(rows: Iterable[PlacedRow], scheme: Scheme, *, study: str) -> Iterator[Row]:
    """Yield the tasks of quotes whose answers stand in their rows already."""
    from stance.labelling.tasks import to_task

    for placed in rows:
        row = placed.row
        answers, probabilities = scheme.answers_of(row), row["probabilities"]
        statement = Statement.from_row(row)
        prediction = Prediction(statement=statement, answers=answers, probabilities=probabilities, model=row["model"])
        yield to_task(Quote.from_row(row), scheme, study=study, prediction=prediction)


def write_parts(output: Path, tasks: Iterator[Row]) -> list[Path]:
    """Write ``tasks.json``, then ``tasks-2.json`` and so on, each a JSON array with a task a line; all or none."""
    if output == STANDARD:
        sys.stdout.flush()
        _write_array(sys.stdout.buffer, tasks)
        return [output]
    written: list[Path] = []
    with contextlib.ExitStack() as stack:
        for number, part in enumerate(_parts(tasks), 1):
            path = output if number == 1 else output.with_name(f"{output.stem}-{number}{output.suffix}")
            beside = stack.enter_context(replacing(path))
            with beside.open("wb") as stream:
                _write_array(stream, part)
            written.append(path)
    return written


def _parts(tasks: Iterator[Row]) -> Iterator[Iterator[Row]]:
    """Yield the tasks in parts: one at the least, and no other that is empty."""
    yield itertools.islice(tasks, TASKS_IN_A_PART)
    for first in tasks:
        yield itertools.chain([first], itertools.islice(tasks, TASKS_IN_A_PART - 1))


def _write_array(stream: IO[bytes], tasks: Iterable[Row]) -> None:
    stream.write(b"[")
    for count, task in enumerate(tasks):
        stream.write(((",\n" if count else "\n") + dump(task)).encode())
    stream.write(b"\n]\n")


def write_config(output: Path, scheme: Scheme) -> None:
    """Write the labelling config of a project for tasks of this scheme."""
    from stance.labelling.config import label_config

    write_text(output, label_config(scheme))


def import_annotations(
    exports: Sequence[Path],
    output: Path,
    scheme: Scheme,
    rejects: Rejects,
    *,
    quotes: Path | None = None,
    study: str | None = None,
    force: bool = False,
) -> int:
    """Read Label Studio exports into annotations; return how many.

    Who ``a1`` and ``a2`` are is kept in ``annotators.csv`` beside the output, and read from there the next time.
    """
    from stance.labelling.annotators import name_annotators
    from stance.labelling.exports import annotations_of, newest
    from stance.labelling.loading import load_export, users_of

    refuse_overwriting(output, force=force)
    loaded = [load_export(path) for path in exports]
    annotators = name_annotators(users_of(loaded), known_annotators(output))
    names = {annotator.user: annotator.name for annotator in annotators}
    expected = _quotes_by_id(quotes, rejects) if quotes else None
    found = [
        annotation
        for each in loaded
        for annotation in annotations_of(each, scheme, quotes=expected, study=study, annotators=names, rejects=rejects)
    ]
    refuse_nothing(len(found), rejects.rows, "annotation")
    keep_annotators(output, annotators)
    count = write_rows(output, (annotation.to_row() for annotation in newest(found)))
    write_rejects(rejects, output)
    return count


def annotators_path(output: Path) -> Path:
    """Return where it stands who ``a1`` and ``a2`` are: beside the annotations, in a file that is not to be shared."""
    return output.parent / "annotators.csv"


def known_annotators(output: Path) -> "list[Annotator]":
    """Return the annotators that were named before."""
    from stance.labelling.annotators import Annotator

    path = annotators_path(output)
    rows = read_rows(path, Rejects(strict=True)) if path.is_file() else ()
    return [Annotator.from_row(placed.row) for placed in rows]


def keep_annotators(output: Path, annotators: "Sequence[Annotator]") -> None:
    """Write down who the annotators are; in a folder under git, where git ignores it."""
    if annotators:
        path = annotators_path(output)
        _let_git_ignore(path)
        write_rows(path, (annotator.to_row() for annotator in annotators))


def _let_git_ignore(path: Path) -> None:
    """Add a file to `.gitignore` beside it, unless it lies outside git or a `.gitignore` above names it already."""
    above = [path.resolve().parent, *path.resolve().parent.parents]
    top = next((number for number, folder in enumerate(above) if (folder / ".git").exists()), None)
    if top is None:
        return
    lists = [folder / ".gitignore" for folder in above[: top + 1]]
    if not any(each.is_file() and path.name in each.read_text(encoding="utf-8").splitlines() for each in lists):
        with lists[0].open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(f"# Names and e-mails of annotators: not to be shared.\n{path.name}\n")


def _quotes_by_id(path: Path, rejects: Rejects) -> dict[str, Quote]:
    return {quote.id: quote for quote, _ in _quoted_rows(read_rows(path, rejects), rejects)}
