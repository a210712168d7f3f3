#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The source tree keeps its rules, and each rule notices when it is broken."""
import collections
import os
import pathlib
import subprocess
import tempfile
import unittest

import source_rules as rules

ROOT = pathlib.Path(os.environ.get("BIAOGE_SOURCE_DIR", pathlib.Path(__file__).parents[1]))
SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"

CLEAN = {
    "CMakeLists.txt": "biaoge_stage(core)\n"
                      "biaoge_stage(profiles USES core PRIVATE PkgConfig::LIBYAML)\n"
                      "biaoge_stage(layout   USES core)\n"
                      "biaoge_stage(cli      USES core profiles layout PRIVATE CLI11::CLI11)\n",
    "core/table.h": SPDX + "#include <string>\n",
    "core/version.h.in": "",
    "profiles/loader.h": SPDX,
    "profiles/loader.cpp": SPDX + "#include <yaml.h>\n#include \"profiles/loader.h\"\n",
    "profiles/form.yaml": "title: 某某情况表\nfields:\n  - key: project\n    labels: [项目名称, 姓名]\n",
    "layout/grid.h": SPDX + "#include \"core/table.h\"\n",
    "cli/main.cpp": SPDX + "#include <unistd.h>\n#include <CLI/CLI.hpp>\n"
                    "#include \"core/version.h\"\n#include \"layout/grid.h\"\n",
    "scripts/test": "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n",
}


class Tree:
    """A small source tree in a temporary folder."""

    def __init__(self, files):
        self.files = {**CLEAN, **files}

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(self.folder.name)
        for path, text in self.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        return root

    def __exit__(self, *_):
        self.folder.cleanup()


class SourceTree(unittest.TestCase):
    def test_the_sources_are_found(self):
        self.assertGreater(len(rules.sources(ROOT, rules.ORDER)), 20)
        self.assertIn("layout", rules.stages(ROOT))
        self.assertGreater(len(rules.form_labels(ROOT)), 20)


def add_rule(rule):
    def test(self):
        self.assertEqual(rule(ROOT), [])
    setattr(SourceTree, f"test_{rule.__name__}", test)


for each in rules.RULES:
    add_rule(each)


class BuiltStages(unittest.TestCase):
    """One name for two functions links only by luck, and then one of them is called for both."""

    def test_no_function_is_defined_in_two_stages(self):
        folder = pathlib.Path(os.environ["BIAOGE"]).parent
        libraries = sorted(folder.glob("libbiaoge_*.a"))
        self.assertEqual(len(libraries), len(rules.stages(ROOT)))
        stages = collections.defaultdict(set)
        for library in libraries:
            symbols = subprocess.run(["nm", "-C", "-P", "--defined-only", library],
                                     capture_output=True, text=True, check=True).stdout
            for symbol in rules.defined_functions(symbols):
                stages[symbol].add(library.name)
        self.assertGreater(len(stages), 100)
        self.assertEqual({s: sorted(where) for s, where in stages.items() if len(where) > 1}, {})


class Checker(unittest.TestCase):
    def violations(self, rule, files):
        with Tree(files) as root:
            return rule(root)

    def test_a_clean_tree_has_no_violation(self):
        for rule in rules.RULES:
            self.assertEqual(self.violations(rule, {}), [], rule.__name__)

    def expect(self, rule, path, text, message):
        found = self.violations(rule, {path: text})
        self.assertEqual(len(found), 1, found)
        self.assertIn(message, found[0])
        self.assertTrue(found[0].startswith(path), found[0])

    def test_upward_include(self):
        self.expect(rules.stage_includes, "core/table.h", SPDX + "#include \"layout/grid.h\"\n",
                    "core may not include \"layout/grid.h\"")

    def test_include_of_a_lower_stage_that_is_not_in_its_list(self):
        self.expect(rules.stage_includes, "layout/grid.h", SPDX + "#include \"profiles/loader.h\"\n",
                    "layout may not include \"profiles/loader.h\"")

    def test_include_that_is_not_from_the_root(self):
        self.expect(rules.stage_includes, "layout/lattice.h", SPDX + "#include \"grid.h\"\n",
                    "\"grid.h\" is no path from the root")

    def test_upward_use_in_cmake(self):
        self.expect(rules.stage_order, "CMakeLists.txt",
                    "biaoge_stage(core USES layout)\nbiaoge_stage(layout USES core)\n",
                    "core may not use layout")

    def test_stages_out_of_order_in_cmake(self):
        self.expect(rules.stage_order, "CMakeLists.txt",
                    "biaoge_stage(layout)\nbiaoge_stage(core)\n", "not in the order")

    def test_library_of_another_stage(self):
        self.expect(rules.third_party, "cli/main.cpp", SPDX + "#include <yaml.h>\n",
                    "<yaml.h> is not a library of cli")

    def test_unknown_library(self):
        self.expect(rules.third_party, "cli/main.cpp", SPDX + "#include <boost/any.hpp>\n",
                    "<boost/any.hpp> is not a library of cli")

    def test_library_that_leaks_through_a_header(self):
        found = self.violations(rules.third_party, {
            "profiles/loader.h": SPDX + "#include <yaml.h>\n",
            "cli/main.cpp": SPDX + "#include \"profiles/loader.h\"\n"})
        self.assertEqual(found, ["cli/main.cpp: \"profiles/loader.h\" brings in a library of "
                                 "another stage"])

    def test_missing_licence_in_a_source(self):
        self.expect(rules.license_lines, "layout/grid.h", "#pragma once\n", "no SPDX")

    def test_missing_licence_in_a_script(self):
        self.expect(rules.license_lines, "scripts/test", "#!/bin/sh\nset -e\n", "no SPDX")

    def test_form_label_in_code(self):
        self.expect(rules.labels_in_code, "layout/grid.h", SPDX + "auto s = \"项目名称\";\n",
                    "form label \"项目名称\"")
        self.expect(rules.labels_in_code, "layout/grid.h", SPDX + "auto s = R\"x(项目名称)x\";\n",
                    "form label \"项目名称\"")

    def test_comments_parts_and_short_labels_are_no_form_labels(self):
        code = "// \"项目名称\"\n/* \"项目名称\" */\nauto a = \"项目名称列表\"; auto b = \"姓名\";\n"
        self.assertEqual(self.violations(rules.labels_in_code, {"layout/grid.h": SPDX + code}), [])

    def test_long_file(self):
        self.expect(rules.file_length, "layout/grid.h", SPDX + "\n" * 399, "400 lines")
        self.assertEqual(self.violations(rules.file_length, {"layout/grid.h": SPDX + "\n" * 398}), [])

    def test_machine_path(self):
        for folder in ("work", "tmp", "home"):
            self.expect(rules.machine_paths, "layout/grid.h", SPDX + f"// see /{folder}/x\n",
                        "names a folder of one machine")
        self.assertEqual(self.violations(rules.machine_paths,
                                         {"layout/grid.h": SPDX + "// a/work/b, network/home/\n"}), [])

    def test_dead_link(self):
        self.expect(rules.dead_links, "docs/README.md", "[a](../layout/grid.h) [b](none.md#top) "
                    "[c](https://example.org/)\n", "none.md does not exist")

    def test_functions_of_a_library(self):
        listing = ("libbiaoge_core.a[a.o]:\nbiaoge::width(int) T 10 2\nbiaoge::inline_one() W 0 1\n"
                   "local(int, char) t 0 1\nbiaoge::grid(a, b) T 0 1\n")
        self.assertEqual(list(rules.defined_functions(listing)),
                         ["biaoge::width(int)", "biaoge::grid(a, b)"])


if __name__ == "__main__":
    unittest.main()
