import gzip
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from stance.errors import BadInputError, MissingFileError
from stance.files import STANDARD
from stance.labelling.loading import load_export, users_of
from tests.labelling.samples import annotation, labelled, written


def test_an_export_is_read_with_or_without_a_byte_order_mark_or_packed(tmp_path: Path) -> None:
    text = json.dumps([labelled()])
    marked, packed = tmp_path / "marked.json", tmp_path / "export.json.gz"
    marked.write_text(text, encoding="utf-8-sig")
    packed.write_bytes(gzip.compress(text.encode()))
    assert load_export(marked).tasks == load_export(packed).tasks == (labelled(),)


def test_an_export_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps([labelled()]).encode())))
    assert load_export(STANDARD).tasks == (labelled(),)


@pytest.mark.parametrize("name", ["export.csv", "export.tsv", "export"])
def test_a_csv_export_is_refused_with_the_way_to_a_json_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("actor,annotation_id,annotator,stance\nChile,1,1,concerned\n")
    with pytest.raises(BadInputError, match=r"CSV export leaves out skipped tasks .* choose Export, then JSON"):
        load_export(path)


def test_a_json_min_export_is_refused_with_the_way_to_a_json_one(tmp_path: Path) -> None:
    row = labelled()["data"] | {"id": 7, "annotator": 1, "annotation_id": 1, "stance": "concerned", "lead_time": 1.5}
    with pytest.raises(BadInputError, match=r"JSON_MIN export leaves out skipped tasks .* choose Export, then JSON"):
        load_export(written(tmp_path, row))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        ('[{"data": {}', "not a JSON export"),
        ('{"data": 1}\n{"data": 2}', "not a JSON export"),
        ('[{"lead_time": Infinity}]', "Infinity is no number"),
        ("[" * 100_000, "not a JSON export"),
        ('{"data": {}}', "is a list of tasks"),
        ('[{"data": {}}]', "these are tasks, not an export"),
    ],
)
def test_what_is_no_export_is_refused_as_a_whole(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "export.json"
    path.write_text(text)
    with pytest.raises(BadInputError, match=message):
        load_export(path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(b'["\xff\xfe"]')
    with pytest.raises(BadInputError, match="not a JSON export"):
        load_export(path)


def test_a_missing_export_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"none\.json: no such file"):
        load_export(tmp_path / "none.json")


def test_an_export_without_tasks_is_empty(tmp_path: Path) -> None:
    assert load_export(written(tmp_path)).tasks == ()


def test_the_users_of_several_exports_are_told_with_the_e_mails_that_are_known(tmp_path: Path) -> None:
    whole = {"id": 4, "email": "ana@example.org", "first_name": "", "last_name": ""}
    plain = written(tmp_path, labelled(annotation(completed_by=4), annotation(completed_by=2)), 5, {"annotations": 3})
    snapshot = written(tmp_path, labelled(annotation(completed_by=whole), annotation(completed_by=None)), name="s.json")
    assert users_of([load_export(plain), load_export(snapshot)]) == {4: "ana@example.org", 2: None}
