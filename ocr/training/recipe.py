# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps from nothing to a model. Each step leaves files in the work folder and is skipped where they are whole."""
import collections
import os
import re
import shutil
import subprocess
import sys
import time

from float_network import as_float
from vocabulary import REFUSED, Vocabulary

HERE = os.path.dirname(os.path.realpath(__file__))
MODEL = "biaoge_value"

# Training begins from Debian's English reader (package tesseract-ocr-eng, Apache-2.0), whose network has the size wanted:
# 36 rows high; convolution, pooling 3 × 3, one LSTM over each column, then forward, backward and forward again,
# [1,36,0,1 Ct3,3,16 Mp3,3 Lfys48 Lfx96 Lrx96 Lfx192 O1c1]. It has seen thousands of faces; only its last layer, from
# features to signs, is new. From nothing, nothing seems to happen for 13,000 iterations.
BASES = ("/usr/share/tesseract-ocr/5/tessdata/eng.traineddata", "/usr/share/tessdata/eng.traineddata")
KEPT_LAYERS = 6
NEW_LAYERS = "[O1c1]"

# The course. rate: of learning; share: of all iterations; delay: so many lines read wrongly are learned from before one
# read rightly is again, which saves half the time when most are right.
Phase = collections.namedtuple("Phase", "rate share delay")
PHASES = (Phase(0.001, 0.55, 0), Phase(0.0005, 0.2, 2), Phase(0.0002, 0.15, 2), Phase(0.0001, 0.1, 0))

SHARD = 1000         # lines a file
ROUND = 20000        # iterations between two looks at the data that came meanwhile
FIRST_SHARDS = 12    # files, enough to begin with
FIRST_SEED = 1001


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(command, log):
    """Runs a tool of Tesseract; its chatter goes to the end of `log`."""
    with open(log, "a", encoding="utf8") as f:
        status = subprocess.run(command, stdout=f, stderr=subprocess.STDOUT, env={**os.environ, "OMP_THREAD_LIMIT": "1"}).returncode
    if status:
        raise SystemExit(f"train-value-reader: {command[0]} failed ({status}); see {log}")


class Recipe:
    def __init__(self, work, lines, iterations, jobs, first_seed=FIRST_SEED, shard=SHARD):
        self.work, self.iterations, self.jobs = work, iterations, jobs
        self.shard_lines = shard
        count = max(1, lines // shard)
        self.shards = [os.path.join(work, "lines", f"{first_seed + i}.lstmf") for i in range(count)]
        self.log = os.path.join(work, "log.txt")
        self.starter = os.path.join(work, MODEL, MODEL + ".traineddata")
        self.start = os.path.join(work, "start")
        self.base = next((path for path in BASES if os.path.exists(path)), None)
        if self.base is None:
            raise SystemExit("train-value-reader: no eng.traineddata; install tesseract-ocr-eng")
        self.makers = []
        os.makedirs(os.path.join(work, "lines"), exist_ok=True)

    # Alphabet ------------------------------------------------------------------------------------------------

    def make_starter(self):
        """The alphabet as Tesseract wants it. A work folder belongs to one alphabet."""
        alphabet = "\n".join(sorted(Vocabulary().alphabet | {REFUSED})) + "\n"
        path = os.path.join(self.work, "alphabet.txt")
        if os.path.exists(path) and os.path.exists(self.starter):
            with open(path, encoding="utf8") as f:
                if f.read() != alphabet:
                    raise SystemExit(f"train-value-reader: the vocabulary has changed since {self.work} was begun; use another --work")
            return
        with open(path, "w", encoding="utf8") as f:
            f.write(alphabet)
        # combine_lang_model wants strokes of radicals, which signs that are passed through do not use.
        with open(os.path.join(self.work, "radical-stroke.txt"), "w", encoding="utf8") as f:
            f.write("4E00\t1\n")
        unicharset = os.path.join(self.work, "unicharset")
        run(["unicharset_extractor", "--norm_mode", "1", "--output_unicharset", unicharset, path], self.log)
        run(["combine_lang_model", "--input_unicharset", unicharset, "--script_dir", self.work, "--lang", MODEL,
             "--output_dir", self.work, "--pass_through_recoder"], self.log)

    def make_start(self):
        """The English reader in floating point."""
        if os.path.exists(self.start):
            return
        run(["combine_tessdata", "-e", self.base, self.start + ".lstm"], self.log)
        with open(self.start + ".lstm", "rb") as f:
            network = as_float(f.read())
        with open(self.start + ".part", "wb") as f:
            f.write(network)
        os.replace(self.start + ".part", self.start)

    # Lines ---------------------------------------------------------------------------------------------------

    def made(self):
        return [path for path in self.shards if os.path.exists(path)]

    def start_makers(self):
        """Makes the missing lines in the background."""
        missing = [path for path in self.shards if not os.path.exists(path)]
        command = ["nice", "-n", "10", sys.executable, "-B", os.path.join(HERE, "make_lines.py"), "--count", str(self.shard_lines)]
        self.makers = [subprocess.Popen(command + missing[job::self.jobs]) for job in range(self.jobs) if missing[job::self.jobs]]

    def stop_makers(self):
        for maker in self.makers:
            maker.terminate()
            maker.wait()

    def wait_for_lines(self):
        """Training begins when some files are there; the others come while it runs."""
        wanted = min(FIRST_SHARDS, len(self.shards))
        told = None
        while len(self.made()) < wanted:
            if all(maker.poll() is not None for maker in self.makers) and len(self.made()) < wanted:
                raise SystemExit("train-value-reader: the lines cannot be made")
            if told != len(self.made()):
                told = len(self.made())
                say(f"lines: {told} of the first {wanted} files, {self.shard_lines} lines each")
            time.sleep(1)

    # Training ------------------------------------------------------------------------------------------------

    def network(self, phase, suffix=""):
        return os.path.join(self.work, f"network{phase}{suffix}")

    def phase_length(self, phase):
        return round(PHASES[phase].share * self.iterations)

    def reached(self, phase):
        """Iterations of a phase that are known to be done. A checkpoint may be further."""
        path = self.network(phase, "_reached.txt")
        if not os.path.exists(path) or not os.path.exists(self.network(phase, "_checkpoint")):
            return 0
        with open(path, encoding="utf8") as f:
            return int(f.read())

    def train_round(self, phase, end):
        """Trains up to iteration `end` of a phase, telling how far it is."""
        files = os.path.join(self.work, "lines.txt")
        with open(files, "w", encoding="utf8") as f:
            f.write("\n".join(self.made()) + "\n")
        command = ["nice", "-n", "10", "lstmtraining", "--traineddata", self.starter, "--learning_rate", str(PHASES[phase].rate), "--model_output", self.network(phase),
                   "--train_listfile", files, "--max_iterations", str(end), "--target_error_rate", "0.0001", "--perfect_sample_delay", str(PHASES[phase].delay)]
        # A checkpoint keeps its learning rate; only a network that begins anew takes another one.
        command += ["--reset_learning_rate", "--continue_from", self.network(phase - 1, "_checkpoint") if phase else self.start]
        command += [] if phase else ["--old_traineddata", self.base, "--append_index", str(KEPT_LAYERS), "--net_spec", NEW_LAYERS]
        before = sum(map(self.phase_length, range(phase)))
        started, told, first = time.time(), 0, None
        with open(self.log, "a", encoding="utf8") as log:
            trainer = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
            try:
                for line in trainer.stdout:
                    log.write(line)
                    progress = re.match(r"At iteration \d+/(\d+)/.*BCER train=([\d.]+)%", line)
                    if progress and time.time() - told > 30:
                        at = before + int(progress[1])
                        first = at if first is None else first
                        left = (self.iterations - at) * (time.time() - started) / (at - first) / 60 if at > first else 0
                        hint = f", about {left:.0f} min to go" if left else ""
                        say(f"training: {at} of {self.iterations} iterations, {progress[2]} % of the signs wrong{hint}")
                        told = time.time()
            finally:
                trainer.terminate()
                status = trainer.wait()
        if status:
            raise SystemExit(f"train-value-reader: lstmtraining failed ({status}); see {self.log}")
        with open(self.network(phase, "_reached.txt"), "w", encoding="utf8") as f:
            f.write(str(end))

    def train(self):
        for phase in range(len(PHASES)):
            length = self.phase_length(phase)
            while self.reached(phase) < length:
                self.train_round(phase, min(length, self.reached(phase) + ROUND))

    def convert(self, output):
        """The checkpoint that is furthest as an integer model; also while the training goes on."""
        phases = [phase for phase in range(len(PHASES)) if os.path.exists(self.network(phase, "_checkpoint"))]
        if not phases:
            raise SystemExit(f"train-value-reader: nothing was trained in {self.work} yet")
        snapshot = os.path.join(self.work, "snapshot")
        shutil.copyfile(self.network(phases[-1], "_checkpoint"), snapshot)
        run(["lstmtraining", "--stop_training", "--convert_to_int", "--continue_from", snapshot, "--traineddata", self.starter,
             "--model_output", output + ".part"], self.log)
        os.replace(output + ".part", output)

    def make(self, output):
        self.make_starter()
        self.make_start()
        self.start_makers()
        try:
            self.wait_for_lines()
            self.train()
        finally:
            self.stop_makers()
        self.convert(output)
