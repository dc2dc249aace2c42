import csv
import subprocess
import sys
from pathlib import Path

import pytest

import stance.articles.languages as module
from stance.articles.languages import language_name, notice_language
from tests.articles.samples import ENGLISH, GERMAN, JAPANESE, RUSSIAN


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (JAPANESE, "ja"),
        (RUSSIAN, "ru"),
        ("Le maire a déclaré lundi que le conseil était très préoccupé par le retard du pont.", "fr"),
        ("El alcalde dijo el lunes que el consejo está muy preocupado por el retraso del puente.", "es"),
        ("Il sindaco ha detto lunedì che il consiglio è molto preoccupato per il ritardo del ponte.", "it"),
        ("De burgemeester zei maandag dat de raad zich zorgen maakt over de vertraging van de brug.", "nl"),
        ("Burmistrz powiedział w poniedziałek, że rada jest zaniepokojona, a to nie jest dobre dla nas.", "pl"),
        ("Ordføreren sa mandag at rådet er svært bekymret for forsinkelsen, og for at broen aldri kommer.", "no"),
        ("Wali kota mengatakan pada hari Senin bahwa dewan sangat prihatin atas keterlambatan jembatan.", "id"),
        ("قال رئيس البلدية يوم الاثنين إن المجلس يشعر بقلق بالغ إزاء تأخر بناء الجسر في المدينة.", "ar"),
        ("市长星期一表示，市议会对大桥工程的延误深感关切，并将继续关注事态发展。", "zh"),
    ],
)
def test_a_language_is_noticed(text: str, code: str) -> None:
    assert notice_language(text) == code
    assert notice_language(text * 30) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bridge delayed, says mayor",
        "Nicht der Rede wert",
        "橋の遅れ",
        "Mayor Ines Adeyemi-Holt, Deputy Mayor Tomasz Wren, Harbour Master Yuki Ostrander, Bishop Amara Lindqvist",
        "12 14 3.5 99% 2024-05-01 17:30",
    ],
)
def test_what_is_too_short_or_only_names_is_left_open(text: str) -> None:
    assert notice_language(text) is None


def test_an_english_text_with_few_function_words_is_english() -> None:
    text = "Harbour council demands answers over bridge delay; ministry promises swift review, mayor welcomes pledge"
    assert (
        notice_language(f"{text}. Shopkeepers remain angry, business groups warn, and commuters face long detours.")
        == "en"
    )


def test_only_the_beginning_is_looked_at() -> None:
    assert notice_language(ENGLISH * 10 + GERMAN * 100) == "en"


def test_the_identifier_that_others_may_set_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("py3langid.langid.IDENTIFIER", "set to French by another package")
    assert notice_language(GERMAN) == "de"


def test_languages_have_names_and_unknown_codes_stand_for_themselves() -> None:
    assert language_name("de") == "German"
    assert language_name("xx") == "xx"


def test_every_language_that_can_be_noticed_has_a_name() -> None:
    labels = module._identifier().labels
    assert [code for code in labels if code != module._NOTHING and language_name(code) == code] == []


def test_names_stand_in_the_order_of_their_codes() -> None:
    with (Path(module.__file__).parent / "data" / "languages.csv").open(encoding="utf-8", newline="") as stream:
        codes = [row["code"] for row in csv.DictReader(stream)]
    assert codes == sorted(set(codes))


def test_importing_articles_loads_no_heavy_package() -> None:
    heavy = {"numpy", "pandas", "trafilatura", "pyarrow", "py3langid", "charset_normalizer"}
    code = f"import stance.articles, sys; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
