# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way from nothing to a model, with few lines: scripts/train-value-reader --quick, and its resuming."""
import importlib.util
import os
import subprocess
import sys
import tempfile
import unittest

SOURCE = os.environ.get("BIAOGE_SOURCE_DIR", os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", ".."))
sys.path.insert(0, os.path.join(SOURCE, "ocr", "training"))
sys.dont_write_bytecode = True

MISSING = [m for m in ("PIL", "numpy", "fontTools", "torch") if importlib.util.find_spec(m) is None]


@unittest.skipIf(MISSING, f"missing: {' '.join(MISSING)}; scripts/deps --train installs it")
class ModelFileTest(unittest.TestCase):
    def network(self):
        import torch
        from network import Network
        torch.manual_seed(5)
        network = Network(20)
        for norm in [*network.scan_norm, *network.along_norm]:
            torch.nn.init.uniform_(norm.running_mean, -0.1, 0.1)
            torch.nn.init.uniform_(norm.running_var, 0.5, 2)
        return network.eval()

    def test_what_is_read_back_computes_what_was_written(self):
        import model_file
        import numpy
        import torch
        network = self.network()
        signs = [chr(ord("a") + i) for i in range(20)]
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "m.net")
            with open(path, "wb") as f:
                f.write(model_file.written(model_file.layers_of(network), signs, 2.0))
            model = model_file.Model(path)
        self.assertEqual(model.signs, "".join(signs))
        tones = numpy.random.default_rng(1).random((32, 64), dtype=numpy.float32)
        with torch.no_grad():
            scores = network(torch.from_numpy(tones)[None, None])[0].T / 2
        # 8 bits a weight.
        self.assertLess((model.scores(tones) - scores).abs().max(), 0.05 * scores.abs().max())

    def test_a_damaged_file_is_refused(self):
        import model_file
        content = bytearray(model_file.written(model_file.layers_of(self.network()), "abcdefghijklmnopqrst", 1.0))
        content[len(content) // 2] ^= 1
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "m.net")
            with open(path, "wb") as f:
                f.write(content)
            with self.assertRaises(ValueError):
                model_file.read(path)


@unittest.skipIf(MISSING, f"missing: {' '.join(MISSING)}; scripts/deps --train installs it")
class NewSignsTest(unittest.TestCase):
    def test_a_state_goes_on_with_a_larger_alphabet(self):
        import copy
        import torch
        from network import Network
        from train import with_new_signs
        torch.manual_seed(6)
        network = Network(3)
        optimizer = torch.optim.AdamW(network.parameters())
        network(torch.rand(1, 1, 32, 64)).sum().backward()
        optimizer.step()
        before = copy.deepcopy(network.state_dict())
        kept = {"signs": ["a", "c", "d"], "network": network.state_dict(), "average": copy.deepcopy(network.state_dict()), "optimizer": optimizer.state_dict()}
        with_new_signs(kept, ["a", "b", "c", "d"])
        for weights in (kept["network"], kept["average"]):
            for now, then in ((0, 0), (1, 1), (3, 2), (4, 3)):
                self.assertTrue(torch.equal(weights["scores.weight"][now], before["scores.weight"][then]))
            self.assertEqual(weights["scores.bias"][2], before["scores.bias"].min())
        larger = Network(4)
        larger.load_state_dict(kept["network"])
        torch.optim.AdamW(larger.parameters()).load_state_dict(kept["optimizer"])


@unittest.skipIf(MISSING, f"missing: {' '.join(MISSING)}; scripts/deps --train installs it")
class MixStatesTest(unittest.TestCase):
    def state(self, value, signs="ab"):
        import torch
        weights = {"scores.weight": torch.full((len(signs) + 1, 2), value), "scores.bias": torch.full((len(signs) + 1,), value), "count": torch.tensor(int(value))}
        moments = {"exp_avg": torch.zeros(len(signs) + 1), "exp_avg_sq": torch.zeros(len(signs) + 1)}
        return {"signs": list(signs), "network": weights, "average": {name: w.clone() for name, w in weights.items()},
                "optimizer": {"state": {0: dict(moments), 1: dict(moments)}}, "shown": int(value)}

    def test_the_averaged_weights_are_mixed_and_the_rest_is_that_of_the_later_state(self):
        from mix_states import mixed
        result = mixed(self.state(1.0), self.state(2.0), 0.25)
        self.assertEqual(result["average"]["scores.weight"].flatten().tolist(), [1.75] * 6)
        self.assertEqual(result["average"]["count"].item(), 2)
        self.assertEqual(result["network"]["scores.bias"].tolist(), [2.0] * 3)
        self.assertEqual(result["shown"], 2)

    def test_new_signs_are_those_of_the_later_state_and_of_little_chance(self):
        from mix_states import mixed
        average = mixed(self.state(1.0, "ac"), self.state(2.0, "abc"), 0.5)["average"]
        self.assertEqual(average["scores.weight"][1].tolist(), [1.5, 1.5])
        self.assertEqual(average["scores.weight"][3].tolist(), [1.5, 1.5])
        self.assertLess(abs(average["scores.weight"][2, 0].item() - 1), 0.2)  # half of 2, and of nearly nothing
        with self.assertRaises(SystemExit):
            mixed(self.state(1.0, "abc"), self.state(2.0, "ac"), 0.5)


@unittest.skipIf(MISSING, f"missing: {' '.join(MISSING)}; scripts/deps --train installs it")
class QuickRunTest(unittest.TestCase):
    def test_a_short_run_makes_a_model_and_resumes(self):
        from PIL import Image
        from reader import LineReader
        from vocabulary import REFUSED, Vocabulary
        with tempfile.TemporaryDirectory() as work:
            model = os.path.join(work, "reader.net")
            command = [os.path.join(SOURCE, "scripts", "train-value-reader"), "--quick", "--work", work, "--output", model]
            first = subprocess.run(command, capture_output=True, text=True)
            self.assertEqual(first.returncode, 0, first.stderr)
            self.assertRegex(first.stderr, r"4000 of 4000 lines shown \(\d+ different\), loss \d")
            self.assertLess(os.path.getsize(model), 1_500_000)
            with open(os.path.join(work, "evaluation.md"), encoding="utf8") as f:
                self.assertIn("| number |", f.read())
            reader = LineReader(model)
            self.assertEqual(reader.read(Image.new("L", (100, 36), 255)).text, "")
            self.assertLessEqual(set(reader.model.signs), Vocabulary().alphabet | {REFUSED})

            lines = sorted(os.listdir(os.path.join(work, "lines")))
            self.assertEqual(len(lines), 4)
            made = os.stat(os.path.join(work, "lines", lines[0])).st_mtime_ns
            os.remove(model)
            again = subprocess.run(command, capture_output=True, text=True)
            self.assertEqual(again.returncode, 0, again.stderr)
            self.assertTrue(os.path.exists(model))
            self.assertNotIn("lines shown", again.stderr)
            self.assertEqual(os.stat(os.path.join(work, "lines", lines[0])).st_mtime_ns, made)


if __name__ == "__main__":
    unittest.main()
