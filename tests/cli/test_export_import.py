import csv
import json
from pathlib import Path
from typing import Any

import pytest

from stance.pipeline import exchange
from tests.commands import command
from tests.samples import labelled_in_label_studio, read_lines, write_lines

STANCES = ("concerned", "condemning")


@pytest.fixture(scope="module")
def tasks_file(quotes_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tasks") / "tasks.json"
    assert command("export", quotes_file, "-o", path).code == 0
    return path


def tasks_of(path: Path) -> list[Any]:
    tasks = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(tasks, list)
    return tasks


def exported(folder: Path, tasks: list[Any], name: str = "export.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    return path


def test_each_quote_becomes_a_task(quotes_file: Path, tasks_file: Path) -> None:
    tasks = tasks_of(tasks_file)
    assert [task["data"]["quote_id"] for task in tasks] == [quote["id"] for quote in read_lines(quotes_file)]
    assert not any("predictions" in task for task in tasks)


def test_where_to_import_them_is_said(quotes_file: Path, tmp_path: Path) -> None:
    ended = command("export", quotes_file, "-o", tmp_path / "tasks.json")
    assert ended.said == [f"wrote {tmp_path / 'tasks.json'}; import it in Label Studio with Import"]


def test_tasks_go_to_standard_output_and_come_from_standard_input(quotes_file: Path, tasks_file: Path) -> None:
    ended = command("export", "-", "-o", "-", stdin=quotes_file.read_bytes())
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == tasks_file.read_text(encoding="utf-8")


def test_a_model_that_is_named_annotates_beforehand(quotes_file: Path, tiny_model: Path, tmp_path: Path) -> None:
    command("export", quotes_file, "-o", tmp_path / "tasks.json", "-m", tiny_model)
    for task in tasks_of(tmp_path / "tasks.json"):
        (prediction,) = task["predictions"]
        assert prediction["model_version"].startswith("tiny")
        assert {each["from_name"] for each in prediction["result"]} == {"stance", "sentiment"}


def test_the_config_of_the_project_comes_along(quotes_file: Path, tmp_path: Path) -> None:
    command("export", quotes_file, "-o", tmp_path / "tasks.json", "--config", tmp_path / "config.xml")
    assert (tmp_path / "config.xml").read_text(encoding="utf-8").startswith("<View")


def test_many_tasks_come_in_parts(quotes_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "TASKS_IN_A_PART", 2)
    quotes = read_lines(quotes_file)[:4]
    write_lines(tmp_path / "quotes.jsonl", quotes)
    ended = command("export", tmp_path / "quotes.jsonl", "-o", tmp_path / "tasks.json")
    parts = [tasks_of(tmp_path / name) for name in ("tasks.json", "tasks-2.json")]
    assert [len(part) for part in parts] == [2, 2]
    assert f"{tmp_path / 'tasks.json'}, {tmp_path / 'tasks-2.json'}" in ended.err
    assert not (tmp_path / "tasks-3.json").exists()


def test_strict_writes_no_part_where_a_later_one_fails(
    quotes_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "TASKS_IN_A_PART", 1)
    monkeypatch.setattr("stance.pipeline.inputs.BATCH", 1)
    write_lines(tmp_path / "quotes.jsonl", [*read_lines(quotes_file)[:2], {"text": "no quote"}])
    ended = command("export", tmp_path / "quotes.jsonl", "-o", tmp_path / "tasks.json", "--strict")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert f"{tmp_path / 'quotes.jsonl'}:3: " in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["quotes.jsonl"]


def test_a_line_that_is_no_quote_is_kept_aside(quotes_file: Path, tmp_path: Path) -> None:
    write_lines(tmp_path / "quotes.jsonl", [{"text": "no quote"}, *read_lines(quotes_file)])
    ended = command("export", tmp_path / "quotes.jsonl", "-o", tmp_path / "tasks.json")
    assert ended.code == 3
    assert len(tasks_of(tmp_path / "tasks.json")) == len(read_lines(quotes_file))
    (rejected,) = read_lines(tmp_path / "tasks.rejected.jsonl")
    assert rejected["line"] == 1
    assert "make quotes with 'stance extract'" in rejected["reason"]


def test_a_file_without_any_quote_is_told_in_one_line(labels_file: Path, tmp_path: Path) -> None:
    ended = command("export", labels_file, "-o", tmp_path / "tasks.json")
    assert (ended.code, len(ended.said), list(tmp_path.iterdir())) == (3, 1, [])
    assert f"no quote could be read: {labels_file}:1: " in ended.err
    assert "(and 59 more)" in ended.err


def test_labels_come_back_with_their_quotes(quotes_file: Path, tasks_file: Path, tmp_path: Path) -> None:
    export = exported(tmp_path, labelled_in_label_studio(tasks_of(tasks_file), STANCES))
    output = tmp_path / "annotations.jsonl"
    ended = command("import", export, "-o", output, "--quotes", quotes_file)
    quotes, annotations = read_lines(quotes_file), read_lines(output)
    assert (ended.code, ended.said) == (0, [f"{len(quotes)} annotations"])
    assert [each["stance"] for each in annotations[:3]] == ["concerned", "condemning", "concerned"]
    for quote, annotation in zip(quotes, annotations, strict=True):
        assert annotation | quote == annotation
        assert annotation["annotator"] == "a1"


def test_annotators_keep_their_names_in_a_file_beside(tasks_file: Path, tmp_path: Path) -> None:
    tasks = tasks_of(tasks_file)
    for name, user in (("late.json", 9), ("early.json", 3)):
        exported(tmp_path, labelled_in_label_studio(tasks, STANCES, user=user), name)
        assert command("import", tmp_path / name, "-o", tmp_path / f"{user}.jsonl").code == 0
    assert {each["annotator"] for each in read_lines(tmp_path / "3.jsonl")} == {"a2"}
    with (tmp_path / "annotators.csv").open(encoding="utf-8", newline="") as stream:
        assert {row["name"]: row["user"] for row in csv.DictReader(stream)} == {"a1": "9", "a2": "3"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "# Names and e-mails of annotators: not to be shared.\nannotators.csv\n"),
        ("*.log\n", "*.log\n# Names and e-mails of annotators: not to be shared.\nannotators.csv\n"),
        ("*.log\nannotators.csv\n", "*.log\nannotators.csv\n"),
    ],
)
def test_git_is_told_to_ignore_who_the_annotators_are(
    tasks_file: Path, tmp_path: Path, before: str | None, after: str
) -> None:
    (tmp_path / ".git").mkdir()
    ignored = tmp_path / ".gitignore"
    if before is not None:
        ignored.write_text(before, encoding="utf-8")
    export = exported(tmp_path, labelled_in_label_studio(tasks_of(tasks_file), STANCES))
    for _ in range(2):
        assert command("import", export, "-o", tmp_path / "annotations.jsonl", "--force").code == 0
        assert ignored.read_text(encoding="utf-8") == after


def test_outside_git_no_list_of_ignored_files_is_made(tasks_file: Path, tmp_path: Path) -> None:
    export = exported(tmp_path, labelled_in_label_studio(tasks_of(tasks_file), STANCES))
    assert command("import", export, "-o", tmp_path / "annotations.jsonl").code == 0
    assert not (tmp_path / ".gitignore").exists()


def test_two_exports_are_read_as_one(tasks_file: Path, tmp_path: Path) -> None:
    tasks = tasks_of(tasks_file)
    one = exported(tmp_path, labelled_in_label_studio(tasks, STANCES, user=1), "one.json")
    two = exported(tmp_path, labelled_in_label_studio(tasks, STANCES, user=2), "two.json")
    ended = command("import", one, two, "-o", tmp_path / "annotations.jsonl")
    assert ended.said == [f"{2 * len(tasks)} annotations"]


def test_annotations_that_are_there_are_not_overwritten_unless_forced(tasks_file: Path, tmp_path: Path) -> None:
    export = exported(tmp_path, labelled_in_label_studio(tasks_of(tasks_file), STANCES))
    output = tmp_path / "annotations.jsonl"
    output.write_text("older\n")
    ended = command("import", export, "-o", output)
    assert (ended.code, len(ended.said)) == (3, 1)
    assert "holds people's work; name another file or give --force" in ended.err
    assert output.read_text() == "older\n"
    assert command("import", export, "-o", output, "--force").code == 0
    assert len(read_lines(output)) == len(tasks_of(tasks_file))


def spoilt(task: Any, change: str) -> Any:
    match change:
        case "an unknown class":
            task["annotations"][0]["result"][0]["value"]["choices"] = ["angry"]
        case "another study":
            task["data"]["study"] = "ports"
        case "another scheme":
            task["data"]["scheme_digest"] = "0" * 16
        case "a changed text":
            task["data"]["text"] += " indeed"
    return task


@pytest.mark.parametrize(
    ("change", "reason", "where"),
    [
        ("an unknown class", "'angry' is no class of 'stance'", "$[0].annotations[0].result[0]"),
        ("another study", "a task of the study 'ports', not 'stance'", "$[0]"),
        ("another scheme", "labelled by another scheme", "$[0]"),
        ("a changed text", "the quote was changed after its export", "$[0]"),
    ],
)
def test_a_bad_task_is_kept_aside_with_its_place(
    change: str, reason: str, where: str, tasks_file: Path, tmp_path: Path
) -> None:
    first, *rest = labelled_in_label_studio(tasks_of(tasks_file), STANCES)
    export = exported(tmp_path, [spoilt(first, change), *rest])
    ended = command("import", export, "-o", tmp_path / "annotations.jsonl")
    assert ended.code == 3
    assert len(read_lines(tmp_path / "annotations.jsonl")) == len(rest)
    (rejected,) = read_lines(tmp_path / "annotations.rejected.jsonl")
    assert rejected["json_path"] == where
    assert reason in rejected["reason"]
    assert f"rejected: {export} {where}: " in ended.err


@pytest.mark.parametrize("strict", [False, True])
def test_where_every_task_is_bad_nothing_is_written(*, strict: bool, tasks_file: Path, tmp_path: Path) -> None:
    tasks = labelled_in_label_studio(tasks_of(tasks_file), STANCES)
    export = exported(tmp_path, [spoilt(task, "another scheme") for task in tasks])
    ended = command("import", export, "-o", tmp_path / "annotations.jsonl", *(["--strict"] if strict else []))
    assert (ended.code, len(ended.said)) == (3, 1)
    assert "labelled by another scheme" in ended.err
    assert list(tmp_path.iterdir()) == [export]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file or folder"),
        ("", "the file is empty"),
        ("[{", "not a JSON export"),
        ('[{"id": 1, "quote_id": "q", "stance": "neutral"}]', "a JSON_MIN export leaves out skipped tasks"),
        ("annotation_id,stance\n1,neutral\n", "a CSV export leaves out skipped tasks"),
        ('[{"data": {}}]', "these are tasks, not an export"),
    ],
)
def test_what_is_no_export_is_told_in_one_line(content: str | None, reason: str, tmp_path: Path) -> None:
    export = tmp_path / "export.json"
    if content is not None:
        export.write_text(content)
    ended = command("import", export, "-o", tmp_path / "annotations.jsonl")
    assert (ended.code, len(ended.said)) == (3, 1)
    assert ended.err.startswith(f"stance: {export}: ")
    assert reason in ended.err
    assert not (tmp_path / "annotations.jsonl").exists()


def test_quotes_that_disagree_are_told(quotes_file: Path, tasks_file: Path, tmp_path: Path) -> None:
    export = exported(tmp_path, labelled_in_label_studio(tasks_of(tasks_file), STANCES))
    first, *rest = read_lines(quotes_file)
    changed = write_lines(tmp_path / "quotes.jsonl", [{**first, "actor": "Sweden"}, *rest])
    ended = command("import", export, "-o", tmp_path / "annotations.jsonl", "--quotes", changed)
    assert ended.code == 3
    assert "differs from the quotes file in 'actor'" in ended.err
