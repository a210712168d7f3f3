# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps from nothing to a model. Each step leaves files in the work folder and is skipped where they are whole."""
import os
import subprocess
import sys
import time

import torch

import model_file
from calibrate import fitted_temperature
from network import Network
from train import Training, say

HERE = os.path.dirname(os.path.realpath(__file__))

SHARD = 1000         # lines a file
FIRST_SHARDS = 12    # files, enough to begin with
FIRST_SEED = 1001


class Recipe:
    def __init__(self, work, lines, shown, jobs, first_seed=FIRST_SEED, shard=SHARD, held_back=2000):
        """`lines`: different ones; `shown`: to the network, in all; `held_back`: for what confidence is worth."""
        self.work, self.shown, self.jobs, self.shard_lines, self.held_back = work, shown, jobs, shard, held_back
        count = max(1, lines // shard)
        self.lines = os.path.join(work, "lines")
        self.shards = [os.path.join(self.lines, f"{first_seed + i}.npz") for i in range(count)]
        self.state = os.path.join(work, "state.pt")
        self.seed = first_seed
        self.makers = []
        os.makedirs(self.lines, exist_ok=True)

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

    # The network ---------------------------------------------------------------------------------------------

    def convert(self, output):
        """The state that is kept as a model file; also while the training goes on."""
        if not os.path.exists(self.state):
            raise SystemExit(f"train-value-reader: nothing was trained in {self.work} yet")
        kept = torch.load(self.state)
        network = Network(len(kept["signs"]))
        network.load_state_dict(kept["average"])
        layers = model_file.layers_of(network.eval())
        with open(output + ".part", "wb") as f:
            f.write(model_file.written(layers, kept["signs"], 1.0))
        temperature = fitted_temperature(output + ".part", self.held_back, self.seed)
        say(f"temperature: {temperature:.2f}, from {self.held_back} lines that were not shown")
        with open(output + ".part", "wb") as f:
            f.write(model_file.written(layers, kept["signs"], temperature))
        os.replace(output + ".part", output)

    def make(self, output):
        torch.set_num_threads(1)
        self.start_makers()
        try:
            self.wait_for_lines()
            Training(self.state, self.lines, self.seed).run(self.shown)
        finally:
            self.stop_makers()
        self.convert(output)
