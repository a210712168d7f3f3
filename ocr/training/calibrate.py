# SPDX-License-Identifier: GPL-3.0-or-later
"""What the network's likelihoods are worth: one temperature that makes them come true on lines it was not shown (Guo et
al. 2017, "On Calibration of Modern Neural Networks")."""
import numpy
import torch

from input_picture import prepared
from make_lines import LineMaker
from model_file import Model
from network import BLANK
from reader import whole_columns

TEMPERATURES = [0.6 + 0.05 * i for i in range(49)]


def fitted_temperature(path, lines, seed):
    """The temperature under which the right texts of new lines are likeliest."""
    model = Model(path)
    number = {sign: i + 1 for i, sign in enumerate(model.signs)}
    maker = LineMaker(f"{seed} calibration")
    total = torch.zeros(len(TEMPERATURES), dtype=torch.float64)
    for _ in range(lines):
        made = maker.make()
        tones = prepared(numpy.asarray(made.picture))
        if tones is None:
            continue
        scores = model.scores(whole_columns(tones)) * model.temperature
        text = torch.tensor([[number[c] for c in made.text]])
        for i, temperature in enumerate(TEMPERATURES):
            loss = torch.nn.functional.ctc_loss((scores / temperature).log_softmax(1)[:, None], text, torch.tensor([len(scores)]), torch.tensor([text.shape[1]]), blank=BLANK, reduction="sum")
            # One line that is hopeless shall not decide.
            total[i] += min(float(loss), 20.0)
    return TEMPERATURES[int(total.argmin())]
