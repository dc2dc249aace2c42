import gzip
import os
import stat
from pathlib import Path

import pytest

from stance.errors import BadInputError
from stance.files import create_binary, open_binary, replacing, write_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    with replacing(path) as beside:
        beside.write_text("whole")
        assert not path.exists()
    assert path.read_text() == "whole"
    assert names(path.parent) == ["a.txt"]


def write_half(path: Path) -> None:
    with replacing(path) as beside:
        beside.write_text("ha")
        raise RuntimeError("half way")


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(RuntimeError, match="half way"):
        write_half(path)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.txt"]


def test_an_interrupt_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "a.txt"):
        raise KeyboardInterrupt
    assert names(tmp_path) == []


def test_a_new_file_can_be_read_as_others_of_its_maker(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    write_text(tmp_path / "a.txt", "x")
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a.txt").write_text("old")
    (tmp_path / "a.txt").symlink_to(tmp_path / "there" / "a.txt")
    write_text(tmp_path / "a.txt", "new")
    assert (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "there" / "a.txt").read_text() == "new"


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(BadInputError, match="not a file that can be replaced"):
            write_text(path, "x")


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file")
    with pytest.raises(BadInputError, match=r"b\.txt: can't be written \(.+\); name another file"):
        write_text(tmp_path / "a" / "b.txt", "x")


def test_text_is_written_without_newline_translation(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "a\r\n“b”\n\r")
    assert (tmp_path / "a.txt").read_bytes() == "a\r\n“b”\n\r".encode()


@pytest.mark.parametrize("packed", [True, False])
def test_bytes_come_back_packed_or_not(tmp_path: Path, *, packed: bool) -> None:
    path = tmp_path / ("a.gz" if packed else "a")
    with create_binary(path, packed=packed) as stream:
        stream.write(b"one\ntwo")
    with open_binary(path) as stream:
        assert stream.read() == b"one\ntwo"


def test_the_same_bytes_packed_are_the_same_file(tmp_path: Path) -> None:
    for name in ("a.gz", "b.gz"):
        with create_binary(tmp_path / name, packed=True) as stream:
            stream.write(b"one\ntwo")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def _damaged(data: bytes) -> bytes:
    return data[:40] + bytes(255 - byte for byte in data[40:60]) + data[60:]


PACKED = gzip.compress(bytes(range(256)) * 20)


@pytest.mark.parametrize(
    "data",
    [b"plain words", PACKED[:-20], _damaged(PACKED), PACKED[:-8] + bytes(8)],
    ids=["plain", "cut", "damaged", "sum"],
)
def test_a_file_that_is_not_whole_gzip_is_said_to_be_one(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.gz").write_bytes(data)
    with pytest.raises(BadInputError, match=r"a\.gz: not a whole gzip file"), open_binary(tmp_path / "a.gz") as stream:
        stream.read()


def test_a_file_that_cannot_be_opened_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r": can't be read \(Is a directory\)"), open_binary(tmp_path):
        pass
