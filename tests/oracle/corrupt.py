"""Single-field corruptions of a certificate, and the few that leave it true."""
import copy
import datetime
import re

from certificate_form import STATUSES

# Where a change can leave a certificate that is still true, and why. Nothing else may be accepted.
HARMLESS = [
    (r"hirepath", "who wrote it"),
    (r"cases\[\d+\]\.job", "what the reader calls the case"),
    (r"options\.(presume|evidence|law_on)", "the same claims are proved, under other options: the steps are checked under those"),
    (r"cases\[\d+\]\.answers\[\d+\]", "dropped: one claim less"),
    (r"cases\[\d+\]", "dropped: one case less"),
    (r".*\.completion\[\d+\]\.value", "another example of what is not known, with which the same steps hold"),
    (r".*\.without\[\d+\]\.steps", "none: the reason is not said to be minimal"),
]


def harmless(path):
    return any(re.fullmatch(pattern, path) for pattern, _ in HARMLESS)


def walk(value, path=()):
    yield path, value
    if isinstance(value, dict):
        for name, one in value.items():
            yield from walk(one, (*path, name))
    elif isinstance(value, list):
        for i, one in enumerate(value):
            yield from walk(one, (*path, i))


def show(path):
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def others(value, strings):
    """Plausible values that are not this one."""
    if isinstance(value, bool):
        return [not value, None]
    if isinstance(value, int):
        return [value + 1, value - 1, str(value), None]
    if isinstance(value, str):
        found = [None, value + "x"]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            day = datetime.date.fromisoformat(value)
            found += [(day + datetime.timedelta(days=step)).isoformat() for step in (-1, 1)]
        near = strings.index(value)
        return found + [other for step in (1, 7) for other in [strings[(near + step) % len(strings)]] if other != value]
    return [0, "", [], "2026-11-21", strings[-1]] if value is None else []


def corruptions(certificate):
    """(what was done, path, certificate): each scalar changed, each key deleted, each element dropped or doubled."""
    strings = sorted({value for _, value in walk(certificate) if isinstance(value, str)})
    for path, value in list(walk(certificate)):
        if not path:
            continue
        changes = [("changed to " + repr(other), other) for other in others(value, strings)]
        if isinstance(value, (dict, list)):
            changes.append(("changed to null", None))
        for what, other in changes:
            yield f"{show(path)} {what}", show(path), edited(
                certificate, path, lambda place, at, other=other: place.__setitem__(at, other))
        yield f"{show(path)} dropped", show(path), edited(certificate, path, lambda place, at: place.__delitem__(at))
        if isinstance(path[-1], int):
            yield f"{show(path)} doubled", show(path), edited(
                certificate, path, lambda place, at: place.insert(at, copy.deepcopy(place[at])))


def relabelled(certificate):
    """Each answer with another status throughout, proofs unchanged: no proof may do for two statuses."""
    for i, value in enumerate(certificate["cases"]):
        for j, answer in enumerate(value["answers"]):
            for status in STATUSES:
                if status == answer["status"] or any(status == claim["status"] for claim in answer["claims"]):
                    continue
                made = copy.deepcopy(certificate)
                other = made["cases"][i]["answers"][j]
                for claim in other["claims"]:
                    claim["status"] = status if claim["status"] == answer["status"] else claim["status"]
                other["status"] = status
                other.pop("reason", None)
                yield f"cases[{i}].answers[{j}] called {status}", made


def edited(certificate, path, edit):
    """A copy in which only the way to the edited place is new."""
    root = place = copy.copy(certificate)
    for part in path[:-1]:
        place[part] = copy.copy(place[part])
        place = place[part]
    edit(place, path[-1])
    return root
