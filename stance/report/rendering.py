"""Templates made into pages that load nothing and run no script but their own."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stance.report.wording import number, percent

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_STYLE = "page.css.j2"
_SCRIPT = "filter.js"


def render(template: str, *, colors: list[str], **values: Any) -> str:
    """Return a page made from a template, its style and script inside.

    The page's own policy lets a browser load nothing, and run or apply only the script and style whose digests it
    names: text that slipped through as markup would stay without effect.

    Parameters
    ----------
    template : str
        A file of ``templates/``.
    colors : list of str
        ``#rrggbb``; the n-th is the colour of the CSS class ``kn``, counted from 0.
    **values
        What the template speaks of; everything is escaped.
    """
    environment = _environment()
    style = environment.get_template(_STYLE).render(colors=colors)
    script = environment.get_template(_SCRIPT).render()
    policy = f"default-src 'none'; img-src data:; style-src {_source(style)}; script-src {_source(script)}"
    policy += "; base-uri 'none'; form-action 'none'"
    page = environment.get_template(template).render(style=style, script=script, policy=policy, **values)
    return page + "\n"


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": percent, "number": number}
    return environment


def _source(content: str) -> str:
    """Name an inline script or style in a content security policy."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
