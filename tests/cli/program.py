# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program in an empty folder, for the tests of this folder."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BIAOGE = os.environ["BIAOGE"]
ROOT = pathlib.Path(os.environ.get("BIAOGE_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
FIXTURES = ROOT / "fixtures"
SAMPLE = str(FIXTURES / "sample.pdf")

sys.dont_write_bytecode = True
sys.path.insert(0, str(FIXTURES))  # The generator of the fixtures also makes PDFs for the tests.


class ProgramTest(unittest.TestCase):
    """`folder` is where the program runs, `scratch` its folder for temporary files. A test fails
    when a temporary file is left behind."""

    def setUp(self):
        root = tempfile.TemporaryDirectory()
        self.addCleanup(root.cleanup)
        root = pathlib.Path(root.name)
        self.folder, self.scratch = root / "work", root / "scratch"
        for folder in (root, self.folder, self.scratch):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o777)  # Some tests run as another user.

    def tearDown(self):
        self.assertEqual(list(self.scratch.iterdir()), [])
        self.assertEqual([p for p in self.folder.rglob(".*")], [])

    def files(self):
        """Names of what lies in the folder."""
        return sorted(p.name for p in self.folder.iterdir())

    def biaoge(self, *args, before=(), program=BIAOGE, env=None, **options):
        """The finished process; its `messages` are the lines it wrote to standard error. `before`:
        a command that starts the program."""
        run = subprocess.run(
            [*before, program, *map(str, args)], cwd=options.pop("cwd", self.folder),
            env={**os.environ, "TMPDIR": str(self.scratch), **(env or {})},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            timeout=options.pop("timeout", 60), **options)
        run.messages = run.stderr.decode("utf-8").splitlines()
        return run

    def documents(self, name="a.json"):
        return json.loads((self.folder / name).read_text(encoding="utf-8"))["documents"]
