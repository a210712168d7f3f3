#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The man page and the completion that packages install."""
import re
import subprocess
import unittest

from program import ROOT, ProgramTest


class Generated(ProgramTest):
    def test_the_man_page_has_every_command_option_and_exit_code(self):
        page = self.biaoge("--man-page").stdout.decode().replace("\\-", "-")
        for command in ("convert", "batch", "profiles", "doctor"):
            self.assertIn(f"\n.SS {command}\n", page)
            shown = re.findall(r"(--[a-z-]+)", self.biaoge(command, "--help").stdout.decode())
            for option in shown:
                self.assertIn(option, page)
        documented = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "errors.md").read_text(), re.M)
        self.assertEqual(re.findall(r"^\.B (\d+)$", page, re.M), documented)

    def test_bash_completes_commands_and_options(self):
        script = self.folder / "biaoge.bash"
        script.write_bytes(self.biaoge("--bash-completion").stdout)

        def complete(*words):
            run = subprocess.run(
                ["bash", "-c", f". {script}; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _biaoge; "
                 "printf '%s\\n' \"${COMPREPLY[@]}\"", "bash", "biaoge", *words],
                stdout=subprocess.PIPE, check=True, timeout=60)
            return run.stdout.decode().split()

        self.assertEqual(complete("ba"), ["batch"])
        self.assertEqual(complete("batch", "--re"), ["--retry-failed"])
        self.assertIn("--profile", complete("convert", "--p"))
        self.assertEqual(complete("batch", "in"), [])


if __name__ == "__main__":
    unittest.main()
