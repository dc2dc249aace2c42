import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.articles.decoding import decode, detect
from stance.errors import BadRecordError
from tests.articles.samples import ENGLISH, GERMAN, JAPANESE, RUSSIAN

WHOLE_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_utf8_and_marked_text_is_read_without_a_word(mark: bytes, encoding: str) -> None:
    assert decode(mark + ENGLISH.encode(encoding)) == (ENGLISH, None)


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (ENGLISH, "cp1252", "cp1252"),
        (ENGLISH * 50, "cp1252", "cp1252"),
        ("The mayor’s plan was dropped.", "cp1252", "cp1252"),
        ("José Peña of São Paulo said so.", "latin-1", "cp1252"),
        (ENGLISH, "mac_roman", "mac_roman"),
        (GERMAN, "cp1252", "cp1252"),
        (JAPANESE, "shift_jis", "cp932"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8_r", "koi8_r"),
    ],
)
def test_another_encoding_is_detected_and_named(text: str, encoding: str, named: str) -> None:
    assert decode(text.encode(encoding)) == (text, named)


def test_a_declared_encoding_counts_where_the_bytes_are_not_utf8() -> None:
    assert decode("Kraków, Łódź".encode("iso-8859-2"), declared="iso-8859-2") == ("Kraków, Łódź", "iso-8859-2")
    assert decode(ENGLISH.encode(), declared="windows-1252") == (ENGLISH, None)


@pytest.mark.parametrize("declared", ["no-such-thing", "ascii", "hex"])
def test_a_declared_encoding_that_does_not_fit_is_passed_over(declared: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), declared=declared) == (ENGLISH, "cp1252")


@pytest.mark.parametrize(
    "data",
    [
        ENGLISH.encode()[:-1] + b" \x92 \xff",
        ENGLISH.encode() + "“".encode()[:2],
        b"The mayor said \xff\xfe on Monday that the plan was dropped.",
        b"The mayor said \xc3( on Monday that the plan was dropped.",
        bytes(range(128, 256)) * 3,
    ],
    ids=["two broken bytes", "cut in a character", "two bytes of nothing", "half a character", "noise"],
)
def test_broken_bytes_are_refused_with_their_place(data: bytes) -> None:
    with pytest.raises(BadRecordError, match=r"^not UTF-8 \(byte \d+\) and no other encoding fits; save"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [b"text\0text", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ENGLISH.encode("utf-16-le"), bytes(range(1, 256)), b"\x01\x02ab"],
)
def test_a_binary_file_is_refused_as_one(data: bytes) -> None:
    with pytest.raises(BadRecordError, match=r"^binary, or UTF-16 without its mark"):
        decode(data)


def test_half_a_character_of_utf16_is_refused() -> None:
    with pytest.raises(BadRecordError, match=r"^not whole utf-16-le \(byte 5\)"):
        decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00")


def test_what_is_detected_is_the_same_each_time() -> None:
    data = (ENGLISH + RUSSIAN).encode("cp1251", "replace")
    assert len({detect(data) for _ in range(3)}) == 1


@given(WHOLE_TEXT)
def test_any_text_comes_back_unless_it_is_refused_as_binary(text: str) -> None:
    try:
        found = decode(codecs.BOM_UTF8 + text.encode())
    except BadRecordError as error:
        assert error.reason.startswith("binary")  # noqa: PT017 - one of two outcomes
    else:
        assert found == (text, None)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decode(data)
    except BadRecordError as error:
        assert error.reason.endswith(".")  # noqa: PT017 - one of two outcomes
