# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way from nothing to a model, with few lines: scripts/train-value-reader --quick, and its resuming."""
import importlib.util
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

SOURCE = os.environ.get("BIAOGE_SOURCE_DIR", os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", ".."))
sys.path.insert(0, os.path.join(SOURCE, "ocr", "training"))
sys.dont_write_bytecode = True

import float_network  # noqa: E402

TOOLS = ("lstmtraining", "combine_lang_model", "combine_tessdata", "unicharset_extractor")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None] + [m for m in ("PIL", "numpy", "fontTools") if importlib.util.find_spec(m) is None]


def text(value):
    return struct.pack("<I", len(value)) + value.encode()


def layer(kind, body, flags=0):
    return b"\x00" + text(kind) + b"\x00\x00" + struct.pack("<4I", flags, 2, 2, 6) + text("name") + body


class FloatNetworkTest(unittest.TestCase):
    def test_weights_become_value_times_scale_of_the_row(self):
        weights = struct.pack("<BII", 133, 2, 3) + b"\x00" + struct.pack("<6b", 1, -2, 3, 127, 0, -127) + struct.pack("<I2d", 2, 0.5, 0.01)
        rest = struct.pack("<5I", 5, 6, 7, 8, 9)
        series = layer("Series", struct.pack("<I", 1) + layer("Softmax", weights) + struct.pack("<If", 1, 0.25), flags=64)
        raw = series + text("[spec]") + struct.pack("<I", 65) + rest
        out = float_network.as_float(raw)
        begin = raw.index(weights)
        self.assertEqual(out[:begin], raw[:begin])
        self.assertEqual(struct.unpack_from("<BIId6d", out, begin), (132, 2, 3, 0.0, 0.5, -1.0, 1.5, 1.27, 0.0, -1.27))
        self.assertEqual(out[begin + 17 + 48:], struct.pack("<If", 1, 0.25) + text("[spec]") + struct.pack("<I", 64) + rest)

    def test_a_network_that_is_no_integer_one_is_refused(self):
        with self.assertRaises(ValueError):
            float_network.as_float(layer("Softmax", struct.pack("<BII", 132, 1, 1) + b"\x00" * 16) + text("") + b"\x00" * 4)


@unittest.skipIf(MISSING, f"missing: {' '.join(MISSING)}; scripts/deps --train installs it")
class QuickRunTest(unittest.TestCase):
    def test_a_short_run_makes_a_model_that_tesseract_reads_with_and_resumes(self):
        from PIL import Image
        from reader import LineReader
        from vocabulary import REFUSED, Vocabulary
        with tempfile.TemporaryDirectory() as work:
            model = os.path.join(work, "reader.traineddata")
            command = [os.path.join(SOURCE, "scripts", "train-value-reader"), "--quick", "--work", work, "--output", model]
            first = subprocess.run(command, capture_output=True, text=True)
            self.assertEqual(first.returncode, 0, first.stderr)
            self.assertIn("iterations", first.stderr)
            self.assertLess(os.path.getsize(model), 1_000_000)
            with open(os.path.join(work, "evaluation.md"), encoding="utf8") as f:
                self.assertIn("| number |", f.read())
            reading = LineReader(model).read(Image.new("L", (100, 36), 255))
            self.assertLessEqual(set(reading.text), Vocabulary().alphabet | {REFUSED})
            self.assertGreater(reading.milliseconds, 0)

            lines = sorted(os.listdir(os.path.join(work, "lines")))
            self.assertEqual(len(lines), 4)
            made = os.stat(os.path.join(work, "lines", lines[0])).st_mtime_ns
            os.remove(model)
            again = subprocess.run(command, capture_output=True, text=True)
            self.assertEqual(again.returncode, 0, again.stderr)
            self.assertTrue(os.path.exists(model))
            self.assertNotIn("training:", again.stderr)
            self.assertEqual(os.stat(os.path.join(work, "lines", lines[0])).st_mtime_ns, made)


if __name__ == "__main__":
    unittest.main()
