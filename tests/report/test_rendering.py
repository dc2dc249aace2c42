import base64
import hashlib
import re

import pytest

from stance.report import corpus_page
from stance.report.rendering import render
from stance.scheme import Scheme
from tests.report.samples import rows

PAIRS = [("ink", "paper"), ("ink", "card"), ("ink", "highlight"), ("muted", "paper"), ("muted", "card"), ("link", "paper")]  # fmt: skip


def luminance(color: str) -> float:
    digits = color.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("kind", ["style", "script"])
def test_the_policy_names_the_one_style_and_the_one_script_of_the_page(scheme: Scheme, kind: str) -> None:
    page = corpus_page(rows(), scheme, model={})
    (inside,) = re.findall(f"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    assert f"{kind}-src 'sha256-{digest}'" in page
    assert "default-src 'none'" in page


def test_no_attribute_carries_style_or_script(scheme: Scheme) -> None:
    page = corpus_page(rows(), scheme, model={})
    assert not re.search(r"<[^>]*\s(style|on\w+)=", page.partition("</style>")[2].partition("<script>")[0])


def test_the_colours_of_the_scheme_are_the_colours_of_the_page(scheme: Scheme) -> None:
    page = corpus_page(rows(), scheme, model={})
    for place, each in enumerate(scheme.questions[0].classes):
        assert f".k{place} {{ --color: {each.color};" in page


@pytest.mark.parametrize("place", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground_as_wcag_asks(place: int) -> None:
    page = render("base.html.j2", colors=[])
    colors = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", re.findall(r":root \{(.*?)\}", page, re.DOTALL)[place]))
    poor = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}
