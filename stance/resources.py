"""Finding the label scheme, the starter labels and the starter model, wherever Stance is installed."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Return the path of a file or folder that ships with Stance.

    A wheel carries it under ``stance/data``; an editable install reads it from the checkout itself.

    Parameters
    ----------
    name : str
        A path below the checkout, as ``labels/scheme.toml``.
    """
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.exists() else _PACKAGE.parent / name
