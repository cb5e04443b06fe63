"""The files of the project as the house checks see them, and what a check hands back."""

import re
from pathlib import Path
from typing import NamedTuple

CODE = {".cpp", ".hpp", ".py", ".cmake", ".sh"}
SKIPPED = {"build", "__pycache__"}


class Finding(NamedTuple):
    path: str
    line: int  # 1-based
    why: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.why}"


class Project:
    """A read-only view of one folder. Paths are relative, with forward slashes, in order of name."""

    def __init__(self, root):
        self.root = Path(root)
        self._lines = {}
        self.paths = sorted(self._walk(self.root))

    def _walk(self, folder):
        for entry in folder.iterdir():
            hidden = entry.name.startswith(".") and entry.name != ".ci"
            if entry.is_dir():
                if not hidden and entry.name not in SKIPPED:
                    yield from self._walk(entry)
            elif not hidden:
                yield entry.relative_to(self.root).as_posix()

    def under(self, *folders, suffixes=None):
        """The files below the folders, optionally only those with one of the suffixes."""
        for path in self.paths:
            inside = any(path == f or path.startswith(f + "/") for f in folders)
            if inside and (suffixes is None or Path(path).suffix in suffixes):
                yield path

    def has(self, path):
        return path in self.paths

    def lines(self, path):
        if path not in self._lines:
            text = (self.root / path).read_text(encoding="utf-8", errors="replace")
            self._lines[path] = text.splitlines()
        return self._lines[path]

    def rooms(self):
        """Room name -> (line of its declaration, rooms it names, libraries it keeps private)."""
        found = {}
        text = "\n".join(line.split("#")[0] for line in self.lines("engine/CMakeLists.txt"))
        for call in re.finditer(r"^\s*hirepath_room\(([^)]*)\)", text, re.MULTILINE):
            number = text.count("\n", 0, call.start(1)) + 1
            words = call.group(1).split()
            parts, key = {"ROOMS": [], "PRIVATE": []}, None
            for word in words[1:]:
                if word in parts:
                    key = word
                elif key:
                    parts[key].append(word)
            found[words[0]] = (number, parts["ROOMS"], parts["PRIVATE"])
        return found

    def includes(self, path):
        """(line, header, whether it stands in quotes) of each #include line."""
        for number, line in enumerate(self.lines(path), 1):
            match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            if match:
                yield number, match.group(2), match.group(1) == '"'
