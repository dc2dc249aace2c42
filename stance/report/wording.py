"""Numbers, dates and findings in plain words."""

from collections.abc import Sequence
from datetime import date

from stance.records import UNKNOWN_ACTOR
from stance.report.tables import ActorRow

# Not from the calendar module: its names follow the reader's locale, and the page's bytes may not.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMED = 3  # actors in the headline


def headline(table: Sequence[ActorRow], *, articles: int, dates: Sequence[str]) -> str:
    """Say how much was found, of whom, and where those quoted most stand.

    Parameters
    ----------
    table : sequence of ActorRow
        As `stance.report.actor_table` returns it.
    articles : int
        How many articles the quotes are from; 0 where it isn't known.
    dates : sequence of str
        The articles' dates, ISO.
    """
    named = [row for row in table if row.actor != UNKNOWN_ACTOR]
    total, of_named = sum(row.total for row in table), sum(row.total for row in named)
    by = f" by {number(len(named), 'actor')}," if named else ""
    source = f" from {number(articles, 'article')}" if articles else ""
    days = f" of {span}" if (span := period(dates)) else ""
    sentences = [f"{number(total, 'quote')}{by}{source}{days}".rstrip(",") + "."]
    if named:
        sentences.append(f"Most quoted: {_listed([_who(row) for row in named[:_NAMED]])}.")
    if unnamed := total - of_named:
        sentences.append(f"{number(unnamed, 'quote')} {'names' if unnamed == 1 else 'name'} no actor.")
    return " ".join(sentences)


def number(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 quote``, ``1,200 quotes``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def percent(share: float) -> str:
    """Return a probability in percent; neither certainty nor impossibility is claimed by rounding."""
    if share > 0.99 and share < 1:
        return "over 99%"
    return "under 1%" if 0 < share < 0.01 else f"{share:.0%}"


def period(dates: Sequence[str]) -> str:
    """Return the days that some ISO dates span, as ``4 to 21 March 2025``; empty where there are none."""
    days = sorted(day for day in map(parse_day, dates) if day)
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return day_in_words(last)
    start = day_in_words(first)
    if first.year == last.year:
        start = str(first.day) if first.month == last.month else start.removesuffix(f" {first.year}")
    return f"{start} to {day_in_words(last)}"


def parse_day(iso: str) -> date | None:
    """Return the day of an ISO date or time, ``None`` if it is neither."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def day_in_words(day: date) -> str:
    """Return a day as ``5 June 2024``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def leaning(row: ActorRow) -> str:
    """Say where an actor's quotes lean: ``all concerned``, ``mostly concerned``, ``as often concerned as neutral``."""
    leading = row.leading
    if not leading:
        return "without an answer"
    if len(leading) > 1:
        return f"as often {leading[0]} as {leading[1]}" if len(leading) == 2 else "mixed"
    share = row.counts[leading[0]] / row.total
    if share == 1:
        return leading[0] if row.total == 1 else f"all {leading[0]}"
    return f"{'mostly' if share > 0.5 else 'most often'} {leading[0]}"


def _who(row: ActorRow) -> str:
    return f"{row.actor} ({row.total:,}, {leaning(row)})"


def _listed(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
