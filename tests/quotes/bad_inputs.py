"""Texts that no editor would print, of any length: what an extractor must bear."""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
# What is drawn between letters: right-to-left and left-to-right marks, overrides, joiners, a soft hyphen, accents.
STREWN = "\u200f\u200e\u202e\u202c\u2067\u2069\u200b\u200c\u200d\u2060\ufeff\u00ad\u0301\u0323\u20e3"
ARABIC = "قالت الوزيرة إن السفن تأخرت كثيرا، وأضافت: «لم يتصل بنا أحد منذ أيار». ورحب المجلس بالخطة الجديدة.\n"
CHINESE = (
    "部长说，渡船已经晚点三天。“五月以来没有人给我们打过电话，”她补充道。议会欢迎新的计划，并警告说水位还会上升。\n"
)
DEVANAGARI = "मंत्री ने कहा कि नावें देर से आईं। “मई से किसी ने फ़ोन नहीं किया,” उन्होंने जोड़ा। परिषद ने नई योजना का स्वागत किया।\n"


def prose(length: int) -> str:
    """The seed articles, again and again."""
    return _grown((path.read_text(encoding="utf-8") + "\n\n" for path in sorted(SEEDS.glob("*.txt"))), length)


def one_paragraph(length: int) -> str:
    """The seed articles' longer paragraphs, which no caption or byline is among, as one."""
    return _ended(_grown((f"{line} " for line in _paragraphs()), length))


def one_sentence(length: int) -> str:
    """The same without a full stop or a quotation mark but for the last."""
    return _ended(_grown((re.sub(r"[.?!:;\"“”‘]", "", f"{line} ") for line in _paragraphs()), length))


def marked(mark: str, *, end: str = " ") -> Callable[[int], str]:
    """The same with no marks but of one kind, never closed: 10,000 of them in a million characters."""

    def text(length: int) -> str:
        plain = re.sub('["“”‘]', "", one_paragraph(min(length, 20_000))).split(" ")
        stretches = (" ".join(plain[start : start + 16]) for start in range(0, len(plain), 16))
        return _ended(_grown((f"{mark}{each}{end}" for each in stretches), length))

    return text


def one_word(length: int) -> str:
    """A line of letters."""
    draw = random.Random(0)  # noqa: S311
    return "".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=length))


def capitals(length: int) -> str:
    """Prose in capitals."""
    return prose(length).upper()[:length]


def strewn(length: int) -> str:
    """Prose with marks that steer and combine after every fourth letter or so."""
    draw = random.Random(0)  # noqa: S311
    plain = prose(length)
    return "".join(each + draw.choice(STREWN) * (draw.random() < 0.25) for each in plain)[:length]


def carriage_returns(length: int) -> str:
    """Prose with the line ends of another system."""
    return prose(length).replace("\n", "\r\n")[:length]


def nested(opening: str, closing: str) -> Callable[[int], str]:
    """Brackets in brackets, each closed."""

    def text(length: int) -> str:
        half = length // (len(opening) + len(closing))
        return opening * half + closing * half

    return text


def only(piece: str) -> Callable[[int], str]:
    """One piece again and again."""

    def text(length: int) -> str:
        return _grown([piece], length)

    return text


def _paragraphs() -> Iterator[str]:
    for path in sorted(SEEDS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if len(line) > 120 and line.endswith((".", "”", '"')):
                yield line


def _ended(text: str) -> str:
    """A text with a full stop for its last character, so that it does not pass for a headline."""
    return text[:-1] + "."


def _grown(pieces: Iterable[str], length: int) -> str:
    """Pieces in turn, as often as it takes, cut at a length."""
    once = "".join(pieces)
    return (once * (length // len(once) + 1))[:length]


BAD_INPUTS: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "one paragraph": one_paragraph,
    "one sentence": one_sentence,
    "one word": one_word,
    "curly marks, none closed": marked("“"),
    "curly marks, none closed, in paragraphs": marked("“", end=".\n\n"),
    "straight marks": marked('"'),
    "two apostrophes": marked("''"),
    "low marks, none closed": marked("„"),
    "single marks, none closed": marked("‘"),
    "capitals": capitals,
    "Arabic": only(ARABIC),
    "Chinese": only(CHINESE),
    "Chinese without a line break": only(CHINESE.strip()),
    "Devanagari": only(DEVANAGARI),
    "steering and combining marks": strewn,
    "CRLF": carriage_returns,
    "only opening marks": only("“"),
    "only closing marks": only("”"),
    "only straight marks": only('"'),
    "only apostrophes": only("'"),
    "only commas": only(","),
    "only colons": only(":"),
    "only full stops": only("."),
    "only dashes": only("– "),
    "only combining marks": only("\u0301"),
    "only zero-width blanks": only("\u200b"),
    "only blanks": only(" "),
    "only line breaks": only("\n"),
    "only cue words": only("said "),
    "only cue words and that": only("said that "),
    "only names": only("Ada Hale "),
    "names and commas": only("Ada Hale, "),
    "names and": only("Ada Hale and "),
    "speakers without a stop": only("Ada Hale said that "),
    "speakers in quotation marks": only("“Ada Hale said "),
    "pronouns": only("She said so. "),
    "round brackets": nested("(", ")"),
    "square brackets": nested("[", "]"),
    "marks within marks": nested("“‘", "’”"),
    "brackets around a statement": nested("(Ada Hale said ", ")"),
}
