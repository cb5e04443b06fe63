"""Shows that each check can fail: a small sound project passes all of them, and each of these changes to it is found where it was made."""

import tempfile
from pathlib import Path

from project import Project

SOUND = {
    "engine/CMakeLists.txt": "hirepath_room(text)\nhirepath_room(syntax ROOMS text PRIVATE Boost::headers)\nhirepath_room(model\n  ROOMS syntax)\n",
    "engine/README.md": "# Rooms\n`text` `syntax` `model`\n",
    "engine/text/README.md": "# text\n",
    "engine/text/source.hpp": "#include <string>\n",
    "engine/syntax/README.md": "# syntax\n",
    "engine/syntax/parse.hpp": '#include "text/source.hpp"\n',
    "engine/syntax/grammar.hpp": "#include <boost/spirit/home/x3.hpp>\n",
    "engine/syntax/parse.cpp": '#include "syntax/parse.hpp"\n#include "syntax/grammar.hpp"\nauto code = "HP101"; // not HP999\n',
    "engine/model/README.md": "# model\n",
    "engine/model/check.cpp": '#include "syntax/parse.hpp"\n#include "text/source.hpp"\n',
    "engine/include/hirepath/knowledge.hpp": "#include <vector>\n",
    "cli/main.cpp": '#include <CLI/CLI.hpp>\n#include "model/check.hpp"\n',
    "docs/diagnostics.md": "# Codes\n## HP101\n",
    "docs/index.md": "# Index\n[codes](diagnostics.md#hp101) [up](../README.md) [out](https://example.org)\n```\n[not](a-link.md)\n```\n",
    "docs/examples/case.json": '{"person": {"released": "2024-05-14"}}\n',
    "knowledge/facts/person.rules": "-- 5 CFR 213.3102(u); Pub. L. 114-328 1131; 2024-05-14\n",
    "README.md": "# Project\n",
}

# (check, file, its new text, line at which it must be found, words of the finding)
BROKEN = [
    ("layers", "engine/text/source.hpp", '#include <string>\n#include "model/check.hpp"\n', 2, "may not include"),
    ("layers", "engine/text/source.hpp", '#include "cli/terminal.hpp"\n', 1, "outside the rooms"),
    ("layers", "engine/syntax/parse.cpp", '#include "parse.hpp"\nauto code = "HP101";\n', 1, "write the include"),
    ("layers", "engine/CMakeLists.txt", SOUND["engine/CMakeLists.txt"].replace("ROOMS syntax", "ROOMS syntaks"), 3, "no room"),
    ("third_party", "engine/model/check.cpp", "\n#include <boost/spirit/home/x3.hpp>\n", 2, "only in engine/syntax"),
    ("third_party", "engine/syntax/parse.hpp", "#include <boost/graph/topological_sort.hpp>\n", 1, "only in engine/network"),
    ("third_party", "engine/model/check.cpp", "#include <boost/dynamic_bitset.hpp>\n", 1, "only in"),
    ("third_party", "engine/model/check.cpp", "#include <nlohmann/json_fwd.hpp>\n", 1, "only in engine/json"),
    ("third_party", "engine/model/check.cpp", "#include <openssl/evp.h>\n", 1, "only in engine/text"),
    ("third_party", "engine/model/check.cpp", "#include <CLI/CLI.hpp>\n", 1, "only in cli"),
    ("clean_headers", "engine/include/hirepath/knowledge.hpp", '#include "syntax/grammar.hpp"\n', 1, "front door"),
    ("clean_headers", "engine/model/check.cpp", '#include "syntax/grammar.hpp"\n', 1, "out of its room"),
    ("clean_headers", "engine/syntax/parse.hpp", '#include "syntax/grammar.hpp"\n', 1, "out of its room"),
    ("room_readmes", "engine/text/README.md", None, 1, "has no engine/text/README.md"),
    ("room_readmes", "engine/text/README.md", "line\n" * 26, 26, "26 lines"),
    ("room_readmes", "engine/README.md", "# Rooms\n`text` `syntax`\n", 1, "does not name room `model`"),
    ("file_sizes", "engine/text/source.cpp", "//\n" * 451, 451, "451 lines"),
    ("file_sizes", "dev", "#\n" * 500, 451, "500 lines"),
    ("diagnostic_codes", "engine/syntax/parse.cpp", '\nauto code = "HP102";\n', 2, "HP102 is not explained"),
    ("diagnostic_codes", "docs/diagnostics.md", "# Codes\n## HP101\n## HP103\n", 3, "nothing reports it"),
    ("diagnostic_codes", "docs/diagnostics.md", None, 3, "HP101 is not explained"),
    ("links", "docs/index.md", "\nsee [here](missing.md)\n", 2, "leads nowhere"),
    ("links", "docs/index.md", "[here](../../other/README.md)\n", 1, "out of the project"),
    ("links", "docs/index.md", "[here](diagnostics.md#hp999)\n", 1, "no heading"),
    ("personal_data", "docs/examples/case.json", '{\n"to": "someone@example.org"}\n', 2, "e-mail"),
    ("personal_data", "docs/examples/case.json", '{"call": "202-555-0143"}\n', 1, "telephone"),
    ("personal_data", "knowledge/facts/person.rules", "-- call (202) 555-0143\n", 1, "telephone"),
    ("personal_data", "knowledge/facts/person.rules", "-- call 1 202.555.0143\n", 1, "telephone"),
    ("personal_data", "knowledge/facts/person.rules", "-- 078-05-1120\n", 1, "social security"),
]


def build(folder, files):
    for path, text in files.items():
        if text is not None:
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    return Project(folder)


def self_test(checks):
    """The number of expectations that were not met; each is printed."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        project = build(folder, SOUND)
        for name, check in checks.items():
            for finding in check(project):
                print(f"self-test: {name} finds fault with the sound project: {finding}")
                missed += 1
    for name, path, text, line, words in BROKEN:
        with tempfile.TemporaryDirectory() as folder:
            found = list(checks[name](build(folder, {**SOUND, path: text})))
        if not any(finding.line == line and words in finding.why for finding in found):
            print(f"self-test: {name} does not find '{words}' at line {line} after a change of {path}; it finds {[str(f) for f in found]}")
            missed += 1
    for name in checks.keys() - {entry[0] for entry in BROKEN}:
        print(f"self-test: nothing shows that {name} can fail")
        missed += 1
    return missed
