"""The walls between the rooms, the doors of other people's libraries, the size of files."""

from pathlib import Path

from project import CODE, Finding

CXX = {".cpp", ".hpp"}

# Header prefix -> the only folders whose files may include it (tests may include anything).
DOORS = {
    "boost/spirit": ["engine/syntax"],
    "boost/fusion": ["engine/syntax"],
    "boost/phoenix": ["engine/syntax"],
    "boost/graph": ["engine/network"],
    "boost/pfr": ["engine/image"],
    "boost/": ["engine/syntax", "engine/network"],
    "nlohmann/": ["engine/json", "engine/usajobs"],
    "simdjson": ["engine/json"],
    "openssl/": ["engine/text"],
    "csv.h": ["cli/screen"],
    "curses.h": ["cli/ask"],
    "CLI/": ["cli"],
}

LONGEST = 450  # lines
# Path -> why it may be longer.
LONGER = {}

LONGEST_README = 25


def below(rooms, name):
    """The rooms that `name` may include: itself, those it names, and what these may include."""
    reached, waiting = set(), [name]
    while waiting:
        room = waiting.pop()
        if room not in reached:
            reached.add(room)
            waiting += rooms[room][1] if room in rooms else []
    return reached


def door(header):
    """The entry of DOORS that speaks of the header, the longest prefix first, or None."""
    matching = [prefix for prefix in DOORS if header.startswith(prefix)]
    return max(matching, key=len) if matching else None


FRONT = "front"  # the room that stands behind include/hirepath


def layers(project):
    """A room includes only itself and rooms below it; none includes cli or tests, and only `front` the front door."""
    rooms = project.rooms()
    for name, (number, named, _) in rooms.items():
        for room in named:
            if room not in rooms:
                yield Finding("engine/CMakeLists.txt", number, f"room '{name}' names '{room}', which is no room")
        allowed = below(rooms, name)
        for path in project.under(f"engine/{name}", suffixes=CXX):
            for line, header, quoted in project.includes(path):
                first = header.split("/")[0]
                if first in rooms and first not in allowed:
                    yield Finding(path, line, f"room '{name}' may not include '{header}': it may use {', '.join(sorted(allowed))}")
                elif first in ("cli", "tests") or (first == "hirepath" and name != FRONT):
                    yield Finding(path, line, f"no room may include '{header}': it stands outside the rooms")
                elif quoted and project.has((Path(path).parent / header).as_posix()):
                    yield Finding(path, line, f"write the include from engine/: \"{name}/{header}\"")


def third_party(project):
    """A library of other people is included only in its own room."""
    for path in project.under("engine", "cli", suffixes=CXX):
        for line, header, _ in project.includes(path):
            prefix = door(header)
            if prefix and not any(path.startswith(folder + "/") for folder in DOORS[prefix]):
                yield Finding(path, line, f"'{header}' may be included only in {', '.join(DOORS[prefix])}")


def reaches(project, header, trail=()):
    """The chain of headers from engine/`header` to another people's library, or None."""
    path = header if project.has(header) else f"engine/{header}"
    if not project.has(path) or header in trail:
        return None
    for _, inner, _ in project.includes(path):
        if door(inner):
            return [*trail, header, inner]
        chain = reaches(project, inner, (*trail, header))
        if chain:
            return chain
    return None


def clean_headers(project):
    """What crosses a wall is clean: the front door, and every header used outside its room, reach no library of other people."""
    for path in project.under("engine/include", suffixes=CXX):
        chain = reaches(project, path)
        if chain:
            yield Finding(path, 1, f"the front door lets a library out: {' -> '.join(chain)}")
    rooms = project.rooms()
    for path in project.under("engine", "cli", suffixes=CXX):
        parts = path.split("/")
        own = parts[1] if parts[0] == "engine" else "cli"
        for line, header, _ in project.includes(path):
            first = header.split("/")[0]
            if first in rooms and first != own:
                chain = reaches(project, header)
                if chain:
                    yield Finding(path, line, f"this header lets a library out of its room: {' -> '.join(chain)}")


def room_readmes(project):
    """Each room says on its door what it is for, in at most 25 lines, and the map names it."""
    map_text = "\n".join(project.lines("engine/README.md")) if project.has("engine/README.md") else ""
    for name, (number, _, _) in project.rooms().items():
        path = f"engine/{name}/README.md"
        if not project.has(path):
            yield Finding("engine/CMakeLists.txt", number, f"room '{name}' has no {path}")
        elif len(project.lines(path)) > LONGEST_README:
            yield Finding(path, LONGEST_README + 1, f"{len(project.lines(path))} lines; a room's README has at most {LONGEST_README}")
        if f"`{name}`" not in map_text:
            yield Finding("engine/README.md", 1, f"the map does not name room `{name}`")


def file_sizes(project):
    """No file of code is so long that it has two subjects."""
    for path in project.paths:
        if Path(path).suffix in CODE or path == "dev":
            count = len(project.lines(path))
            if count > LONGEST and path not in LONGER:
                yield Finding(path, LONGEST + 1, f"{count} lines; split it, or give the reason in tests/house (LONGER)")
    for path in LONGER:
        if not project.has(path) or len(project.lines(path)) <= LONGEST:
            yield Finding("tests/house/code_checks.py", 1, f"{path} needs no exception from the size limit any more")


CHECKS = [layers, third_party, clean_headers, room_readmes, file_sizes]
