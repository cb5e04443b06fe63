"""A person at a terminal: starts a program on a pseudo-terminal, types, and reads what stands on the screen."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

PATIENCE = 60  # seconds; machines that run tests may be slow
DOWN, ESCAPE, ENTER = "\x1bOB", "\x1b", "\r"
F1, F2, F3, F10 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[21~"
LEFT_FULL_SCREEN = "\x1b[?1049l"


class Screen:
    """As much of a terminal as ncurses uses of TERM=xterm."""

    TOKEN = re.compile(r"\x1b\[([?>]?)([\d;]*)([A-Za-z@])|\x1b[()][A-Z0-9]|\x1b[=>78M]|[\x00-\x1f]|[^\x00-\x1f\x1b]+", re.S)

    def __init__(self, rows, columns):
        self.row = self.column = 0
        self.last = " "
        self.rest = ""
        self.cells = [[" "] * columns for _ in range(rows)]
        self.rows, self.columns = rows, columns
        self.first, self.end = 0, rows  # the rows that scroll

    def resize(self, rows, columns):
        self.__init__(rows, columns)

    def text(self):
        return "\n".join("".join(line).rstrip() for line in self.cells)

    def feed(self, data):
        data, self.rest = self.rest + data, ""
        at = 0
        while at < len(data):
            token = self.TOKEN.match(data, at)
            if not token:  # half of an escape sequence: the rest comes later
                self.rest = data[at:]
                return
            self.obey(token)
            at = token.end()

    def obey(self, token):
        word = token.group()
        if token.group(3):
            if not token.group(1):
                self.control(token.group(3), [int(n) if n else 0 for n in token.group(2).split(";")])
        elif word == "\r":
            self.column = 0
        elif word == "\n":
            self.row = min(self.row + 1, self.rows - 1)
        elif word == "\b":
            self.column = max(self.column - 1, 0)
        elif word == "\t":
            self.column = min((self.column // 8 + 1) * 8, self.columns - 1)
        elif word[0] >= " ":
            for letter in word:
                self.put(letter)

    def put(self, letter):
        if self.row < self.rows and self.column < self.columns:
            self.cells[self.row][self.column] = letter
        self.column += 1
        self.last = letter

    def control(self, command, numbers):
        count = max(numbers[0], 1)
        line = self.cells[min(self.row, self.rows - 1)]
        if command == "H":
            self.row, self.column = count - 1, max(numbers[1] if len(numbers) > 1 else 1, 1) - 1
        elif command in "AB":
            self.row += count if command == "B" else -count
        elif command in "CD":
            self.column += count if command == "C" else -count
        elif command == "Z":
            self.column = max((self.column - 1) // 8 - count + 1, 0) * 8
        elif command == "G":
            self.column = count - 1
        elif command == "d":
            self.row = count - 1
        elif command == "b":
            for _ in range(count):
                self.put(self.last)
        elif command == "X":
            line[self.column:self.column + count] = [" "] * min(count, self.columns - self.column)
        elif command == "P":
            line[:] = line[:self.column] + line[self.column + count:] + [" "] * count
        elif command == "@":
            line[:] = (line[:self.column] + [" "] * count + line[self.column:])[:self.columns]
        elif command == "K":
            begin, end = (self.column, self.columns) if numbers[0] == 0 else (0, self.column + 1)
            line[begin:end] = [" "] * (end - begin)
        elif command == "J":
            if numbers[0] == 0:
                self.control("K", [0])
            for row in range(self.row + 1 if numbers[0] == 0 else 0, self.rows):
                self.cells[row] = [" "] * self.columns
        elif command == "r":
            self.first, self.end = count - 1, numbers[1] if len(numbers) > 1 else self.rows
            self.row = self.column = 0
        elif command in "STLM":
            begin = self.first if command in "ST" else self.row
            for _ in range(count):
                gone, new = (begin, self.end - 1) if command in "SM" else (self.end - 1, begin)
                del self.cells[gone]
                self.cells.insert(new, [" "] * self.columns)


def rest_of(master, slave):
    """What was written to the terminal and not read yet; more of it may come after the program that wrote it has ended."""
    end, data = b"\0end\0", b""
    os.write(slave, end)
    while not data.endswith(end):
        data += os.read(master, 65536)
    return data.removesuffix(end).decode("utf-8", "replace")


class Person:
    """Somebody at a terminal of this size who has started the program."""

    def __init__(self, program, *words, rows=24, columns=80, environment=None):
        self.screen = Screen(rows, columns)
        self.everything = ""
        self.master, slave = pty.openpty()
        self.slave = slave
        self.set_size(rows, columns)
        self.before = termios.tcgetattr(slave)
        self.process = os.fork()
        if self.process == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(slave, number)
            os.execve(program, [program, *words], 
                      {"TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **(environment or {})})

    def set_size(self, rows, columns):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, rows, columns):
        self.screen.resize(rows, columns)
        self.set_size(rows, columns)
        os.kill(self.process, signal.SIGWINCH)

    def read(self, seconds):
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        self.shown(os.read(self.master, 65536).decode("utf-8", "replace"))
        return True

    def shown(self, data):
        self.everything += data
        self.screen.feed(data)

    def sees(self, *wanted):
        """Waits until all of it stands on the screen."""
        end = time.monotonic() + PATIENCE
        while not all(re.search(one, self.screen.text()) for one in wanted):
            if time.monotonic() > end:
                raise AssertionError(f"not on the screen: {wanted}\n{self.screen.text()}")
            self.read(0.2)
        return self.screen.text()

    def types(self, text):
        os.write(self.master, text.encode())

    def ends(self):
        """How the program ended; what it said last is read."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read(0.1)
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.shown(rest_of(self.master, self.slave))
                return status
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        raise AssertionError(f"does not end\n{self.screen.text()}")

    def terminal_is_as_before(self):
        after = termios.tcgetattr(self.slave)
        return after == self.before and LEFT_FULL_SCREEN in self.everything

    def leaves(self):
        os.close(self.master)
        os.close(self.slave)
