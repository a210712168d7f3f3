#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the network on files of lines. Goes on from its last state; files that come meanwhile join in."""
import argparse
import copy
import glob
import os
import random
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
sys.dont_write_bytecode = True
import numpy  # noqa: E402
import torch  # noqa: E402

import line_store  # noqa: E402
from input_picture import ROWS, prepared  # noqa: E402
from network import BLANK, COLUMN, Network  # noqa: E402
from variation import varied  # noqa: E402
from vocabulary import REFUSED, Vocabulary  # noqa: E402

BATCH = 32           # lines
POOL = 64 * BATCH    # lines sorted by width together, so that a batch holds lines of one width
RATE = 0.003
WARM_UP = 20_000     # lines over which the rate rises, at most a tenth of all
DECAY = 0.35         # share of all lines over which it falls to nothing
SAVE = 60            # seconds between two states kept
AVERAGED = 1500      # steps over which the weights that are kept are averaged
LONGEST = 1000       # columns of the input; longer lines are left out


def say(text):
    print(text, file=sys.stderr, flush=True)


def alphabet():
    return sorted(Vocabulary().alphabet | {REFUSED})


def rate(shown, lines, decay=DECAY, highest=RATE):
    rising = min(1, (shown + BATCH) / min(WARM_UP, lines / 10))
    falling = min(1, (lines - shown) / (decay * lines))
    return highest * max(0.002, min(rising, falling))


class Lines:
    """All lines of a folder of files, again and again in new order."""

    def __init__(self, folder, signs, rng):
        self.folder, self.rng = folder, rng
        self.number = {sign: i + 1 for i, sign in enumerate(signs)}
        self.files = {}
        self.lines = []
        self.waiting = []

    def look(self):
        """Reads files that came since."""
        for path in sorted(glob.glob(os.path.join(self.folder, "*.npz"))):
            if path not in self.files:
                try:
                    self.files[path] = read = line_store.read(path)
                except ValueError as error:
                    say(f"left out: {error}")
                    continue
                self.lines += [(picture, [self.number[c] for c in text]) for picture, text in read if all(c in self.number for c in text)]

    def pool(self):
        """Batches of prepared lines of about one width."""
        found = []
        while len(found) < POOL:
            if not self.waiting:
                self.look()
                self.waiting = list(range(len(self.lines)))
                self.rng.shuffle(self.waiting)
            picture, text = self.lines[self.waiting.pop()]
            tone = prepared(picture, self.rng)
            tone = tone if tone is None else varied(tone, self.rng)
            # Two columns for each sign are needed where a sign comes twice running.
            if tone is not None and tone.shape[1] < LONGEST and tone.shape[1] // COLUMN > len(text) + sum(a == b for a, b in zip(text, text[1:])):
                found.append((tone, text))
        found.sort(key=lambda line: line[0].shape[1])
        batches = [found[i:i + BATCH] for i in range(0, len(found), BATCH)]
        self.rng.shuffle(batches)
        return batches


def tensors(batch):
    width = -(-max(tone.shape[1] for tone, _ in batch) // COLUMN) * COLUMN
    pictures = numpy.zeros((len(batch), 1, ROWS, width), dtype=numpy.float32)
    for row, (tone, _) in zip(pictures, batch):
        row[0, :, :tone.shape[1]] = tone
    return (torch.from_numpy(pictures).to(memory_format=torch.channels_last),
            torch.tensor([-(-tone.shape[1] // COLUMN) for tone, _ in batch]),
            torch.tensor([c for _, text in batch for c in text], dtype=torch.long),
            torch.tensor([len(text) for _, text in batch]))


def with_new_signs(kept, signs):
    """The state `kept`, whose alphabet lacks some of `signs`: their scores begin near nothing and low."""
    places = [0] + [kept["signs"].index(sign) + 1 if sign in kept["signs"] else None for sign in signs]

    def rows(old, new):
        return torch.stack([new(old) if place is None else old[place] for place in places])

    for weights in (kept["network"], kept["average"]):
        weights["scores.weight"] = rows(weights["scores.weight"], lambda old: torch.randn_like(old[0]) * 0.03)
        weights["scores.bias"] = rows(weights["scores.bias"], lambda old: old.min())
    moments = kept["optimizer"]["state"]
    for last in sorted(moments)[-2:]:  # of the scores, the last layer
        for name in ("exp_avg", "exp_avg_sq"):
            moments[last][name] = rows(moments[last][name], lambda old: torch.zeros_like(old[0]))
    kept["signs"] = signs


class Training:
    def __init__(self, state, folder, seed):
        self.path = state
        self.signs = alphabet()
        self.network = Network(len(self.signs)).to(memory_format=torch.channels_last)
        self.optimizer = torch.optim.AdamW(self.network.parameters(), lr=RATE, weight_decay=0.01)
        self.average = copy.deepcopy(self.network)
        self.shown = 0
        if os.path.exists(state):
            kept = torch.load(state)
            if set(kept["signs"]) - set(self.signs):
                raise SystemExit(f"train-value-reader: the vocabulary has lost signs since {state} was begun; use another --work")
            if kept["signs"] != self.signs:
                with_new_signs(kept, self.signs)
            self.network.load_state_dict(kept["network"])
            self.average.load_state_dict(kept["average"])
            self.optimizer.load_state_dict(kept["optimizer"])
            self.shown = kept["shown"]
        self.lines = Lines(folder, self.signs, random.Random(f"{seed} {self.shown}"))
        torch.manual_seed(seed + self.shown)

    def save(self):
        torch.save({"signs": self.signs, "network": self.network.state_dict(), "average": self.average.state_dict(), "optimizer": self.optimizer.state_dict(), "shown": self.shown}, self.path + ".part")
        os.replace(self.path + ".part", self.path)

    def step(self, batch):
        pictures, columns, texts, lengths = tensors(batch)
        # Half the work in 16 bits; the loss wants 32.
        with torch.cpu.amp.autocast(dtype=torch.bfloat16):
            scores = self.network(pictures)
        loss = torch.nn.functional.ctc_loss(scores.float().permute(2, 0, 1).log_softmax(2), texts, columns, lengths, blank=BLANK, zero_infinity=True)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.follow()
        return loss.item()

    def follow(self):
        """The average of the last weights reads better than the last ones (Polyak and Juditsky 1992)."""
        share = 1 / min(AVERAGED, 1 + self.shown // BATCH / 10)
        with torch.no_grad():
            for mean, now in zip(self.average.state_dict().values(), self.network.state_dict().values()):
                if mean.is_floating_point():
                    mean.lerp_(now, share)
                else:
                    mean.copy_(now)

    def run(self, lines, decay=DECAY, highest=RATE):
        """Until `lines` lines in all have been shown."""
        self.network.train()
        saved, began, before, loss = time.time(), time.process_time(), self.shown, 0.0
        while self.shown < lines:
            for batch in self.lines.pool():
                for group in self.optimizer.param_groups:
                    group["lr"] = rate(self.shown, lines, decay, highest)
                value = self.step(batch)
                loss = value if loss == 0 else loss * 0.99 + value * 0.01
                self.shown += len(batch)
                if self.shown >= lines:
                    break
            if time.time() - saved > SAVE or self.shown >= lines:
                self.save()
                saved = time.time()
                cpu = (time.process_time() - began) * 1000 / (self.shown - before)
                say(f"{self.shown} of {lines} lines shown ({len(self.lines.lines)} different), loss {loss:.3f}, {cpu:.1f} ms CPU a line")


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("state", help="file of the state; made, or gone on from")
    p.add_argument("lines", help="folder of files of lines")
    p.add_argument("--shown", type=int, required=True, help="lines to be shown in all")
    p.add_argument("--decay", type=float, default=DECAY, help=f"share of them over which the rate of learning falls ({DECAY})")
    p.add_argument("--rate", type=float, default=RATE, help=f"the highest rate of learning ({RATE}); less to go on from a trained state")
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(1)
    Training(a.state, a.lines, a.seed).run(a.shown, a.decay, a.rate)
