"""Days as the law counts them: bounds, legal periods, workdays. Independent of the engine: own tables, own arithmetic.

A day is its number in the proleptic Gregorian calendar (1 is 0001-01-01). The first and the last day stand for time
without beginning and without end, and stay so whatever is added to them.
"""
import re
from datetime import date
from functools import lru_cache

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
MONDAY, THURSDAY = 0, 3

# 5 USC 6103(a), and the acts before it: month, first and last day it can fall on, weekday (None: any), years.
HOLIDAYS = [
    (1, 1, 1, None, 1871, 9999),  # New Year's Day: act of 28 June 1870
    (1, 15, 21, MONDAY, 1986, 9999),  # Birthday of Martin Luther King, Jr.: Pub. L. 98-144
    (2, 22, 22, None, 1879, 1970),  # Washington's Birthday: act of 31 January 1879
    (2, 15, 21, MONDAY, 1971, 9999),  # ... third Monday: Pub. L. 90-363, which moved the four below too
    (5, 30, 30, None, 1889, 1970),  # Memorial Day: act of 1 August 1888
    (5, 25, 31, MONDAY, 1971, 9999),
    (6, 19, 19, None, 2021, 9999),  # Juneteenth National Independence Day: Pub. L. 117-17
    (7, 4, 4, None, 1870, 9999),  # Independence Day
    (9, 1, 7, MONDAY, 1894, 9999),  # Labor Day: act of 28 June 1894
    (10, 8, 14, MONDAY, 1971, 9999),  # Columbus Day
    (11, 11, 11, None, 1938, 1970),  # Armistice Day, since 1954 Veterans Day
    (10, 22, 28, MONDAY, 1971, 1977),
    (11, 11, 11, None, 1978, 9999),  # ... back on its day: Pub. L. 94-97
    (11, 22, 28, THURSDAY, 1942, 9999),  # Thanksgiving Day: joint resolution of 26 December 1941
    (12, 25, 25, None, 1870, 9999),  # Christmas Day
]


def named_holiday(day):
    at = date.fromordinal(day)
    return any(at.month == month and first <= at.day <= last and start <= at.year <= end
               and weekday in (None, at.weekday()) for month, first, last, weekday, start, end in HOLIDAYS)


@lru_cache(maxsize=None)
def is_workday(day):
    """Monday to Friday, and no holiday: Saturday's is kept on Friday (6103(b)(1)), Sunday's on Monday (E.O. 11582)."""
    weekday = date.fromordinal(day).weekday()
    if weekday > 4 or named_holiday(day):
        return False
    if weekday == 4 and day < LAST and named_holiday(day + 1):
        return False
    return not (weekday == 0 and day > FIRST and named_holiday(day - 1))


def month_length(year, month):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def shifted(day, days):
    return day if day in (FIRST, LAST) else min(max(day + days, FIRST), LAST)


def moved(day, count, unit, counting):
    """The day `count` units on (back where negative), as its earliest and latest possibility."""
    if day in (FIRST, LAST):
        return day, day
    if unit == "days":
        day = shifted(day, count)
        return day, day
    if unit == "workdays":
        step = 1 if count > 0 else -1
        while count and day not in (FIRST, LAST):
            day += step
            count -= step if is_workday(day) else 0
        return day, day
    at = date.fromordinal(day)
    month = at.year * 12 + at.month - 1 + count * {"months": 1, "years": 12}[unit]
    if month < 12:
        return FIRST, FIRST
    if month >= 120000:
        return LAST, LAST
    year, month = month // 12, month % 12 + 1
    last = month_length(year, month)
    end = date(year, month, min(at.day, last)).toordinal()
    if at.day <= last:
        return end, end
    return {"back": (end, end), "forward": (end + 1, end + 1), "unstated": (end, end + 1)}[counting]


def read_day(text):
    """The number of a day written 2026-11-21; None for anything else."""
    try:
        return date.fromisoformat(text).toordinal() if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
    except ValueError:
        return None


def read_bounds(text):
    """The earliest and the latest day of 2026-11-21, 2026-11, 2026, A..B, A.. or ..B; None for anything else."""
    if ".." in text:
        start, _, end = text.partition("..")
        low, high = read_bounds(start) if start else (FIRST, FIRST), read_bounds(end) if end else (LAST, LAST)
        ends = ".." in end or not low or not high or text == ".." or low[0] > high[1]
        return None if ends else (low[0], high[1])
    if re.fullmatch(r"\d{4}(-\d\d)?", text, re.ASCII):
        first, year, month = read_day((text + "-01-01")[:10]), int(text[:4]), int(text[5:] or 12)
        return first and (first, date(year, month, month_length(year, month)).toordinal())
    day = read_day(text)
    return day and (day, day)


def show(day):
    return date.fromordinal(day).isoformat()


def days_in(spans):
    """How many days these spans (both ends included) have together, each day counted once."""
    total, free = 0, FIRST
    for first, last in sorted(spans):
        first = max(first, free)
        if first <= last:
            total, free = total + last - first + 1, last + 1
    return total
