"""Quotes of our own to make pages from: the statement between bars, {source}, (cue) and <content> marked."""

from typing import Any

from stance.records import joined

MARKS = {"{": "source", "(": "cue", "<": "content"}
ENDS = {"}": "source", ")": "cue", ">": "content"}


def quote(marked: str, *, start: int = 0, **fields: Any) -> dict[str, Any]:
    """Return a prediction row; ``start`` is where the context begins in its article."""
    text = ""
    spans: dict[str, list[list[int]]] = {role: [] for role in MARKS.values()}
    bars: list[int] = []
    opened: dict[str, int] = {}
    for character in marked:
        if character in MARKS:
            opened[MARKS[character]] = start + len(text)
        elif character in ENDS:
            spans[ENDS[character]].append([opened[ENDS[character]], start + len(text)])
        elif character == "|":
            bars.append(start + len(text))
        else:
            text += character
    inside = {role: [(a - start, b - start) for a, b in each] for role, each in spans.items()}
    return {
        "schema": 1,
        **spans,
        "statement": bars,
        "text": text[bars[0] - start : bars[1] - start],
        "words": joined(text, inside["content"]),
        "source_text": joined(text, inside["source"]),
        "cue_text": joined(text, inside["cue"]),
        "context": text,
        "context_start": start,
        **fields,
    }


def predicted(stance: str, share: float, sentiment: str) -> dict[str, Any]:
    """Return what a model adds to a row."""
    left = round(1 - share, 4)
    other = "neutral" if stance != "neutral" else "concerned"
    return {
        "stance": stance,
        "sentiment": sentiment,
        "probabilities": {"stance": {stance: share, other: left}, "sentiment": {sentiment: share}},
        "model": "sample",
        "abstained": False,
    }


ARTICLES = {
    "harbour-1": ("Island states split over deep-sea mining vote", "2025-03-04", "The Harbour Post", "https://harbour.example/news/mining-vote"),
    "harbour-2": ("Trawlers turned back at the reef", "2025-03-09", "The Harbour Post", "https://harbour.example/news/trawlers"),
    "lantern-1": ("Ministers meet on river dam", "2025-03-11", "Evening Lantern", None),
    "lantern-2": ("Grain corridor reopens after six weeks", "2025-03-17", "Evening Lantern", "https://lantern.example/grain?from=front&page=2"),
    "wire-7": ("Reactions to the seabed ruling", "2025-03-21", "Meridian Wire", "https://meridian.example/7"),
}  # fmt: skip

_QUOTES = [
    ("harbour-1", "Fiji", "Ratu Vunibobo", "direct", "concerned", 0.83, "negative", "Delegates met for a third day in the capital. |<“We fear for the reefs that feed half our villages,”> {Ratu Vunibobo} (told reporters) after the session.| The vote was put off until Thursday."),
    ("harbour-1", "Fiji", "Fiji", "indirect", "concerned", 0.74, "negative", "|{Suva} (is worried) <that licences will be granted before anyone has mapped the sea floor>.| Its delegation asked for a pause of ten years."),
    ("harbour-1", "Nauru", "Lionel Akua", "direct", "supportive", 0.91, "positive", "|<“This industry will pay for our hospitals and our schools,”> {Lionel Akua}, who leads the delegation of Nauru, (said). <“We welcome it with open arms.”>| He left without taking questions."),
    ("harbour-1", "Norway", None, "indirect", "neutral", 0.66, "neutral", "|{Oslo} (said) <it would publish its own survey in the autumn>.| No date was given."),
    ("harbour-1", "Chile", "Camila Rojas", "mixed", "condemning", 0.71, "negative", "|{Chile’s envoy, Camila Rojas}, (called) the draft <“an auction of what belongs to everybody”> and walked out.| Two other delegations followed her."),
    ("harbour-1", "Fiji", "Ratu Vunibobo", "direct", "condemning", 0.58, "negative", "|<“To dig first and ask later is wrong, and they know it,”> {he} (added).|"),
    ("harbour-2", "Chile", "Chilean navy", "indirect", "condemning", 0.88, "negative", "Four vessels were escorted to port. |{The Chilean navy} (accused) the trawlers <of switching off their transponders to fish inside the reserve>.| The owners could not be reached."),
    ("harbour-2", "Chile", "Tomás Ibáñez", "direct", "concerned", 0.49, "negative", "|<“If this goes on, there will be nothing left to protect by the end of the decade,”> {Tomás Ibáñez}, the deputy fisheries minister, (said).|"),
    ("harbour-2", "European Union", "Ilse Brandt", "direct", "supportive", 0.77, "positive", "|<“We stand with the coast guard and will send two patrol aircraft,”> {commission spokeswoman Ilse Brandt} (said) in Brussels.| The aircraft are to arrive in May."),
    ("harbour-2", "Chile", None, "indirect", "neutral", 0.62, "neutral", "|{Santiago} (confirmed) <that the crews would appear before a judge on Monday>.|"),
    ("lantern-1", "Ethiopia", "Abebe Tadesse", "direct", "supportive", 0.86, "positive", "|<“The dam lights homes from Assosa to Djibouti; it is a gift to the whole valley,”> {water minister Abebe Tadesse} (said).| He spoke beside the spillway."),
    ("lantern-1", "Egypt", "Nadia Farouk", "direct", "concerned", 0.81, "negative", "|<“Each dry year brings us closer to the edge,”> (warned) {Nadia Farouk}, who advises the cabinet on the Nile. <“We ask our neighbours for patience and for numbers.”>|"),
    ("lantern-1", "Egypt", None, "indirect", "concerned", 0.69, "negative", "|{Cairo} (is uneasy) <about the pace at which the reservoir is being filled>.|"),
    ("lantern-1", "Egypt", "Hany Selim", "mixed", "condemning", 0.93, "negative", "|{Foreign ministry spokesman Hany Selim} (denounced) the third filling as <“a unilateral act that breaks every promise made to us”>.| Addis Ababa did not reply."),
    ("lantern-1", "Egypt", "Hany Selim", "indirect", "neutral", 0.55, "neutral", "|{Selim} (said) <the technical committee would meet again on 4 April>.|"),
    ("lantern-1", "Ethiopia", "Abebe Tadesse", "indirect", "supportive", 0.52, "positive", "|{He} (offered) <to share daily readings of the water level>, as both sides had asked.|"),
    ("lantern-1", "unknown", None, "indirect", "concerned", 0.57, "negative", "|{Diplomats} (fear) <the talks may not survive another summer>.|"),
    ("lantern-2", "European Union", "Ilse Brandt", "indirect", "supportive", 0.84, "positive", "The first three ships left at dawn. |{Brussels} (welcomed) <the reopening of the corridor as a relief for millions of families>.| Prices fell within the hour."),
    ("lantern-2", "Egypt", "Sameh Adly", "direct", "supportive", 0.90, "positive", "|<“Every ship that arrives is bread on a table. We thank all who made it possible,”> {supply minister Sameh Adly} (said).|"),
    ("lantern-2", "Kenya", "Wanjiru Mbugua", "direct", "supportive", 0.79, "positive", "|<“Nairobi is glad of the agreement and will help to keep it,”> (said) {Wanjiru Mbugua} of the foreign office.|"),
    ("lantern-2", "Kenya", None, "indirect", "concerned", 0.64, "negative", "|{Kenya} nonetheless (cautioned) <that six weeks of grain are not a harvest>.|"),
    ("lantern-2", "European Union", None, "indirect", "neutral", 0.60, "neutral", "|{The bloc} (noted) <that inspections would go on as before>.|"),
    ("lantern-2", "Ethiopia", None, "indirect", "neutral", 0.47, "neutral", "|{Addis Ababa} (declined) <to say how much of the cargo it had bought>.|"),
    ("wire-7", "Chile", "Camila Rojas", "direct", "supportive", 0.82, "positive", "|<“A good day for the ocean, and for the law,”> {Rojas} (said).| Campaigners danced on the steps of the court."),
    ("wire-7", "Nauru", "Lionel Akua", "direct", "condemning", 0.87, "negative", "|<“Judges far away have shut the door on a poor nation. We reject this ruling, all of it,”> {Akua} (said) in a statement.|"),
    ("wire-7", "Fiji", "Ratu Vunibobo", "direct", "supportive", 0.89, "positive", "|<“Our grandchildren will thank this court,”> (said) {Vunibobo}.|"),
    ("wire-7", "Norway", "Kari Dahl", "indirect", "concerned", 0.54, "negative", "|{Kari Dahl}, for the energy ministry, (was sceptical) <that the ruling could be policed>.|"),
    ("wire-7", "European Union", "Ilse Brandt", "mixed", "supportive", 0.76, "positive", "|{Brandt} (praised) <“a clear and careful judgment”> and said member states would study it.|"),
    ("wire-7", "Kenya", "Wanjiru Mbugua", "indirect", "supportive", 0.68, "positive", "|{Mbugua} (endorsed) <the call for a seabed fund open to all coastal states>.|"),
    ("wire-7", "Chile", None, "indirect", "condemning", 0.73, "negative", "|{Santiago} (protested) <against the “contempt” with which the companies had treated the hearing>.|"),
]  # fmt: skip


def rows() -> list[dict[str, Any]]:
    """Return thirty predicted quotes of eight actors and one nobody, from five articles."""
    made = []
    for count, (article, actor, speaker, kind, stance, share, sentiment, marked) in enumerate(_QUOTES):
        title, date, outlet, url = ARTICLES[article]
        known = {"id": f"{count:016x}", "article": article, "title": title, "date": date, "outlet": outlet, "url": url}
        said = {"speaker": speaker, "actor": actor, "actors": [actor], "kind": kind, "confidence": 0.9}
        made.append(quote(marked, start=100 * count, **known, **said, **predicted(stance, share, sentiment)))
    made[27]["actors"] = ["European Union", "Norway"]
    made[16]["confidence"] = 0.41
    return made
