#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Mixes the weights of a state that was trained further with those it began from (Wortsman et al. 2022, "Robust
fine-tuning of zero-shot models"): the further training keeps what it won on hard lines, and clean ones are read as before.

The mixture is written as a state: the averaged weights, from which the model is made, are mixed; everything else is that
of AFTER. `scripts/train-value-reader --work FOLDER --snapshot` makes the model of FOLDER/state.pt.
"""
import argparse
import copy
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
sys.dont_write_bytecode = True
import torch  # noqa: E402

from train import with_new_signs  # noqa: E402

SHARE = 0.3
SEED = 5  # of the scores that a sign has in BEFORE, whose alphabet lacked it


def mixed(before, after, share):
    """The state `after` with `share` of the averaged weights of `before`, which is changed to its alphabet."""
    before.setdefault("average", copy.deepcopy(before["network"]))
    if before["signs"] != after["signs"]:
        if set(before["signs"]) - set(after["signs"]):
            raise SystemExit("mix_states: AFTER lacks signs of BEFORE")
        torch.manual_seed(SEED)
        with_new_signs(before, after["signs"])
    old = before["average"]
    average = {name: share * old[name] + (1 - share) * now if now.is_floating_point() else now for name, now in after["average"].items()}
    return {**after, "average": average}


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("before", metavar="BEFORE", help="the state that the further training began from")
    p.add_argument("after", metavar="AFTER", help="the state at its end")
    p.add_argument("output", metavar="OUTPUT", help="the mixture; may be AFTER")
    p.add_argument("--share", type=float, default=SHARE, help=f"of BEFORE, 0 to 1 ({SHARE})")
    a = p.parse_args()
    if not 0 <= a.share <= 1:
        p.error("--share is 0 to 1")
    result = mixed(torch.load(a.before), torch.load(a.after), a.share)
    torch.save(result, a.output + ".part")
    os.replace(a.output + ".part", a.output)
