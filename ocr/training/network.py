# SPDX-License-Identifier: GPL-3.0-or-later
"""The network: convolutions that turn the picture into one column of features for every four of pixels, then
convolutions along the line, then a score for each sign and for "no sign here" (connectionist temporal classification,
Graves et al. 2006)."""
import torch
from torch import nn

COLUMN = 4  # pixels of the input for a column of scores
BLANK = 0   # the score of "no sign here"

# Channels out, rows and columns of the kernel, rows and columns of the pooling after it.
SCAN = ((16, 3, 3, 2, 2), (32, 3, 3, 2, 2), (64, 3, 3, 2, 1), (128, 3, 3, 2, 1), (160, 2, 3, 1, 1))
# Distances of the three columns that a layer along the line looks at. Each adds to what came in.
ALONG = (1, 2, 4)


class Network(nn.Module):
    def __init__(self, signs):
        """`signs`: how many signs there are; the scores are one more."""
        super().__init__()
        self.scan, self.scan_norm = nn.ModuleList(), nn.ModuleList()
        before = 1
        for channels, rows, columns, _, _ in SCAN:
            # All rows but the last layer's, which takes the two that are left into one.
            self.scan.append(nn.Conv2d(before, channels, (rows, columns), padding=(rows // 2 if rows != 2 else 0, columns // 2), bias=False))
            self.scan_norm.append(nn.BatchNorm2d(channels))
            before = channels
        self.along = nn.ModuleList(nn.Conv2d(before, before, (1, 3), padding=(0, d), dilation=(1, d), bias=False) for d in ALONG)
        self.along_norm = nn.ModuleList(nn.BatchNorm2d(before) for _ in ALONG)
        self.drop = nn.Dropout(0.1)
        self.scores = nn.Conv2d(before, signs + 1, 1)

    def forward(self, x):
        """x: lines × 1 × ROWS × columns. Scores: lines × signs + 1 × columns / COLUMN."""
        for convolution, norm, (_, _, _, rows, columns) in zip(self.scan, self.scan_norm, SCAN):
            x = torch.relu_(norm(convolution(x)))
            if rows * columns > 1:
                x = nn.functional.max_pool2d(x, (rows, columns))
        for convolution, norm in zip(self.along, self.along_norm):
            x = x + torch.relu_(norm(convolution(x)))
        return self.scores(self.drop(x))[:, :, 0]
