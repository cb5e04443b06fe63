#!/usr/bin/env python3
"""Installs the build tree into an empty folder and builds a program of somebody else against it.

package_test.py BUILD_FOLDER
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}\n{done.stdout}{done.stderr}")
    return done.stdout


def main(build):
    version = (HERE.parents[1] / "VERSION").read_text().strip()
    with tempfile.TemporaryDirectory() as folder:
        prefix, consumer = Path(folder, "prefix"), Path(folder, "consumer")
        run("cmake", "--install", build, "--prefix", str(prefix))
        headers = sorted(path.name for path in prefix.rglob("*.hpp"))
        front_door = sorted(path.name for path in (HERE.parents[1] / "engine/include/hirepath").glob("*.hpp"))
        if headers != front_door:
            sys.exit(f"installed headers {headers}, the front door has {front_door}")
        run("cmake", "-S", str(HERE), "-B", str(consumer), "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}")
        run("cmake", "--build", str(consumer))
        said = run(str(consumer / "consumer"))
        if said != f"{version} undecided may-apply\n":
            sys.exit(f"the program said {said!r}")
        said = run(str(prefix / "bin" / "hirepath"), "--version")
        if said != f"hirepath {version}\n":
            sys.exit(f"the installed hirepath said {said!r}")
    print("installed, found, linked, answered")


if __name__ == "__main__":
    main(sys.argv[1])
