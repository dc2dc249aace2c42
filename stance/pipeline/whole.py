"""The whole way, from articles to a report."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stance.jsonl import Rejects, rejected_path, write_rejects, write_rows
from stance.pipeline.assessment import report
from stance.pipeline.exchange import predicted_tasks, write_parts
from stance.pipeline.extraction import extract
from stance.pipeline.inputs import Notify, Watch, rows_if_any, unwatched
from stance.pipeline.modelling import predicted

if TYPE_CHECKING:
    from stance.model import Model
    from stance.report import ActorRow


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run found."""

    articles: int
    quotes: int
    table: list["ActorRow"]


def run(
    articles: Sequence[Path],
    output: Path,
    model: "Model",
    rejects: Rejects,
    *,
    study: str,
    gazetteer: Path | None = None,
    any_language: bool = False,
    notify: Notify | None = None,
    watch: Watch = unwatched,
) -> RunSummary:
    """Go the whole way from articles to a report; the folder is filled at the end, all at once."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}.", dir=output.parent) as beside:
        staged = Path(beside)
        texts, quotes, predictions = (staged / f"{name}.jsonl" for name in ("articles", "quotes", "predictions"))
        read, count = extract(
            articles,
            quotes,
            rejects,
            gazetteer=gazetteer,
            any_language=any_language,
            articles_output=texts,
            notify=notify,
            watch=watch,
        )
        rows = rows_if_any(quotes, rejects)
        write_rows(predictions, predicted(watch(rows, "quotes"), model, rejects))
        tasks = predicted_tasks(rows_if_any(predictions, rejects), model.scheme, study=study)
        write_parts(staged / "tasks.json", tasks)
        table = report(predictions, staged / "report.html", model.scheme, rejects)
        for name in ("quotes", "report"):
            rejected_path(staged / name).unlink(missing_ok=True)
        _move_all(staged, output)
    write_rejects(rejects, output)
    return RunSummary(read, count, table)


def _move_all(staged: Path, output: Path) -> None:
    """Put the finished files in their folder; parts of an older, longer run are taken away."""
    output.mkdir(exist_ok=True)
    for old in output.glob("tasks-*.json"):
        old.unlink()
    for path in sorted(staged.iterdir()):
        path.replace(output / path.name)
