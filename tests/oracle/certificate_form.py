"""The form of certificates: JSON read strictly, and what each part may be. What it says is judged elsewhere."""
import json
import re
import sys

from legal_days import read_day

LARGEST = 32 * 1024 * 1024  # bytes of a file
MOST_VALUES = 3_000_000  # in it
STATUSES = ("may-apply", "conditional", "undecided", "does-not-apply", "conflict", "not-in-force")


class Unfit(Exception):
    """Not a certificate, or not the knowledge base it speaks of."""


class Unreadable(Exception):
    pass


class Rejected(Exception):
    """What the certificate says does not follow. `at`: where, the innermost part first."""

    def __init__(self, why):
        super().__init__(why)
        self.at = []


class Within:
    """Names the part that is being checked in the message of a rejection."""

    def __init__(self, part):
        self.part = part

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is Rejected:
            error.at.append(self.part)


def need(holds, why):
    if not holds:
        raise Rejected(why)


def read_bytes(path):
    try:
        with (sys.stdin.buffer if path == "-" else open(path, "rb")) as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}") from None
    if len(data) > LARGEST:
        raise Unfit(f"{path}: larger than {LARGEST >> 20} MiB")
    return data


def parse(data, what):
    def members(pairs):
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("a name stands twice in one object")
        return found

    def refuse(text):
        raise ValueError(f"{text} is not a whole number")

    # Each value but the first follows a comma or is the first of a list or object: they are counted before any is made.
    if sum(map(data.count, b",[{")) >= MOST_VALUES:
        raise Unfit(f"{what}: more than {MOST_VALUES} values")
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=members, parse_float=refuse, parse_constant=refuse)
    except RecursionError:
        raise Unfit(f"{what} is not JSON that this reads: nested too deeply") from None
    except ValueError as error:
        raise Unfit(f"{what} is not JSON: {error}") from None


# A form is a function (value, where) that raises Unfit. Names that a form does not know are refused.
def form(fits, expected):
    def check(value, where):
        if not fits(value):
            raise Unfit(f"{where}: {expected} expected")
    return check


text = form(lambda value: isinstance(value, str) and value.isprintable(), "text")
flag = form(lambda value: isinstance(value, bool), "true or false")
whole = form(lambda value: type(value) is int and 0 <= value < 1 << 31, "a whole number")
day = form(lambda value: isinstance(value, str) and read_day(value) is not None, "a day")
commitment = form(lambda value: isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value), "a SHA-256")
digest = form(lambda value: isinstance(value, str) and re.fullmatch("sha256:[0-9a-f]{64}", value), "sha256:...")
salt = form(lambda value: isinstance(value, str) and re.fullmatch("[0-9a-f]{0,128}", value), "hexadecimal digits")
nothing = form(lambda value: value is None, "null")
anything = form(lambda value: True, "")


def word(*words):
    return form(lambda value: isinstance(value, str) and value in words, " or ".join(words))


def maybe(inner):
    return lambda value, where: value is None or inner(value, where)


def every(inner):
    def check(value, where):
        if not isinstance(value, list):
            raise Unfit(f"{where}: a list expected")
        for i, one in enumerate(value):
            inner(one, f"{where}[{i}]")
    return check


def record(optional=(), **fields):
    def check(value, where):
        if not isinstance(value, dict):
            raise Unfit(f"{where or 'the certificate'}: an object expected")
        for name in sorted(fields.keys() - value.keys() - set(optional)):
            raise Unfit(f"{where or 'the certificate'}: '{name}' is missing")
        for name, one in value.items():
            if name not in fields:
                raise Unfit(f"{where or 'the certificate'}: {name!r} has no place here")
            fields[name](one, f"{where}.{name}" if where else name)
    return check


STEPS = every(record(of=text, element=maybe(whole), truth=word("yes", "no"), by=every(whole)))
SUPPOSED = every(record(fact=text, value=anything))
DERIVATION = record(reading=maybe(text), truth=word("yes", "no"), completion=SUPPOSED, steps=STEPS)
CLAIM = record(day=day, status=word(*STATUSES), proofs=maybe(every(DERIVATION)))
REASON = record(facts=every(text), without=every(record(fact=text, completion=SUPPOSED, steps=maybe(STEPS))))
ANSWER = record(authority=text, status=word(*STATUSES), until=maybe(day), claims=every(CLAIM), reason=maybe(REASON),
                optional=["reason"], **{"from": maybe(day)})
GIVEN = record(fact=text, value=anything, state=word("claimed", "verified", "contradicted"), evidence=text, salt=salt)
HIDDEN = record(fact=text, commitment=commitment, optional=["fact"])


def fact(value, where):
    (HIDDEN if isinstance(value, dict) and "commitment" in value else GIVEN)(value, where)


CASE = record(job=maybe(text), hash=digest, position_given=flag, agency_given=flag, facts=every(fact),
              answers=every(ANSWER))
OPTIONS = record(evidence=word("claimed", "verified"), presume=flag, law_on=maybe(day))
CERTIFICATE = record(format=word("hirepath-certificate-1"), hirepath=text, on=day, options=OPTIONS, cases=every(CASE),
                     knowledge=record(edition=text, hash=digest, export=digest))
