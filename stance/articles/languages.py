"""Noticing that an article is not in English."""

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parent / "data"
_SAMPLE = 2000  # characters
_TOO_FEW = 8  # words
_ENGLISH_SHARE = 0.15  # of function words; nearly all English articles have more, those in other languages less
_ENOUGH = 5  # function words; fewer show nothing
_SURE = 0.5  # probability above which another language is believed; lists of English names stay far below it
_NOTHING = "zxx"  # what py3langid calls a text without language

_WORD = re.compile(r"[^\W\d_]+")
# Thai, Lao, Burmese, Khmer, Japanese, Chinese and Korean, whose words no blank parts.
_UNPARTED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def notice_language(text: str) -> str | None:
    """Return the language of a text as its first 2,000 characters show it.

    The share of English function words settles most texts; py3langid names the language of the rest.

    Returns
    -------
    str or None
        ISO 639-1 where there is such a code, else ISO 639-3; ``None`` where the text is too short or mixed to tell.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if len(words) + len(_UNPARTED.findall(sample)) < _TOO_FEW:
        return None
    found = sum(map(_function_words().__contains__, words))
    if found >= max(_ENGLISH_SHARE * len(words), _ENOUGH):
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE and code != _NOTHING else None


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where no name is known."""
    return _names().get(code, code)


@lru_cache
def _identifier() -> Any:
    """One of our own, since the package's shared one can be set to other languages."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache
def _function_words() -> frozenset[str]:
    lines = (_DATA / "function_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache
def _names() -> dict[str, str]:
    with (_DATA / "languages.csv").open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row["name"] for row in csv.DictReader(stream)}
