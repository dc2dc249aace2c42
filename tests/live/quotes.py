"""Quotes of our own that are hard to carry: many alphabets, signs of markup, no title, a very long context."""

from pathlib import Path

from stance.records import Row
from tests.labelling.samples import quote
from tests.samples import write_lines

_WORDS = (
    "We watch the <b>toll</b> with unease 😀 & more",
    "Wir fürchten um die Ærø-Fähre – naïvely",
    "我们欢迎这个计划",
    "نحن قلقون من الرسوم",
    "Cafe\u0301 tax \u200b\u202ebackwards\u202c {$text} $marked",
    "nothing: null, None, NaN, \u0000 and a tab\t",
    'line one\nline two\r\n"said" \\ back',
    "👩‍👩‍👧‍👦 families pay twice 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "=1+1 is no sum, s3://bucket/key no file, http://a.example/ no page",
    "a long one: " + "the tolls rise and rise again " * 700,
)


def quotes(count: int) -> list[Row]:
    """Return quotes of five to an article, each tenth with a context of 20,000 letters."""
    return [_quote(number) for number in range(count)]


def quotes_file(folder: Path, count: int) -> Path:
    """Write them."""
    return write_lines(folder / "quotes.jsonl", quotes(count))


def _quote(number: int) -> Row:
    words = f"{_WORDS[number % len(_WORDS)]} ({number})"
    before, after = "The harbour talks ended. ", " said the envoy. Traffic has halved."
    text = f"“{words}” said the envoy."
    start = len(before)
    named = start + text.index("the envoy")
    return quote(
        id=f"{number:016x}",
        article=f"ports/{number // 5:03}",
        title=None if number % 3 == 0 else f"Talks № {number} 🚢",
        date=None if number % 4 == 0 else "2025-03-04",
        content=((start + 1, start + 1 + len(words)),),
        cue=((start + text.index(" said ") + 1, start + text.index(" said ") + 5),),
        source=((named, named + len("the envoy")),),
        statement=(start, start + len(text)),
        text=text,
        words=words,
        source_text="the envoy",
        context=before + "“" + words + "”" + after,
        speaker=None if number % 2 else "Ana Ruiz",
        actor=("Chile", "Norway", "Kenya", "unknown")[number % 4],
    ).to_row()
