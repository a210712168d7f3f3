# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads line pictures with a model file, sign by sign the likeliest, and times it."""
import collections
import time

import numpy
import torch

from input_picture import prepared
from model_file import Model
from network import BLANK, COLUMN

# confidence: of the whole text, 0 to 1; 0 for an empty reading. milliseconds: of the reading alone, here, not in the program.
Reading = collections.namedtuple("Reading", "text confidence milliseconds")


def whole_columns(tones):
    return numpy.pad(tones, ((0, 0), (0, -tones.shape[1] % COLUMN))).astype(numpy.float32)


class LineReader:
    def __init__(self, path):
        self.model = Model(path)

    def read(self, picture):
        """`picture`: PIL image of mode "L"."""
        begin = time.process_time()
        tones = prepared(numpy.asarray(picture))
        if tones is None:
            return Reading("", 0.0, 0.0)
        scores = self.model.scores(whole_columns(tones))
        best = scores.argmax(1)
        runs = torch.unique_consecutive(best)
        numbers = runs[runs != BLANK]
        text = "".join(self.model.signs[n - 1] for n in numbers)
        # How likely exactly this text is, over all ways in which its signs can stand.
        loss = torch.nn.functional.ctc_loss(scores.log_softmax(1)[:, None], numbers[None], torch.tensor([len(scores)]), torch.tensor([len(numbers)]), blank=BLANK, reduction="sum")
        return Reading(text, float(torch.exp(-loss)) if text else 0.0, (time.process_time() - begin) * 1000)
