# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the integer network of a Tesseract 5 model into floating point, which can be trained further.

Debian's models hold 8 bit weights with a scale for each row; lstmtraining takes up floating point only. What the
rounding took is soon learned again. Layout: tesseract::Network::Serialize and its kin, version 5.
"""
import struct

INTEGER, ADAM, DOUBLE = 1, 4, 128  # flags of a weight matrix
INTEGER_MODEL = 1                  # flag of the whole network
CONTAINERS = {"Series", "Parallel", "Replicated", "RTLReversed", "TTBReversed", "XYTranspose", "ParBidiLSTM", "DepParUDLSTM", "Par2dLSTM"}
PLAIN = {"Logistic", "LinLogistic", "LinTanh", "Tanh", "Relu", "Linear", "Softmax", "SoftmaxNoCTC"}
LAYER_RATES = 64   # network flag: a learning rate for each layer follows
GATES = 4          # of an LSTM that runs along one line


class Converter:
    def __init__(self, raw):
        self.raw, self.at, self.out = raw, 0, []

    def take(self, count):
        """Copies bytes as they are."""
        part = self.raw[self.at:self.at + count]
        self.at += count
        self.out.append(part)
        return part

    def number(self):
        return struct.unpack("<I", self.take(4))[0]

    def text(self):
        return self.take(self.number()).decode("utf8")

    def weights(self):
        mode = self.raw[self.at]
        if mode != INTEGER | DOUBLE | ADAM and mode != INTEGER | DOUBLE:
            raise ValueError(f"no integer model of version 5: weights of mode {mode}")
        rows, columns = struct.unpack_from("<II", self.raw, self.at + 1)
        begin = self.at + 1 + 8 + 1
        values = struct.unpack_from(f"<{rows * columns}b", self.raw, begin)
        count = struct.unpack_from("<I", self.raw, begin + rows * columns)[0]
        scales = struct.unpack_from(f"<{count}d", self.raw, begin + rows * columns + 4)
        self.at = begin + rows * columns + 4 + 8 * count
        floats = [values[r * columns + c] * scales[r] for r in range(rows) for c in range(columns)]
        self.out.append(struct.pack("<BIId", DOUBLE | ADAM, rows, columns, 0.0) + struct.pack(f"<{len(floats)}d", *floats))

    def network(self):
        self.take(1)
        kind = self.text()
        self.take(2)  # state of training
        flags = self.number()
        self.take(12)  # inputs, outputs, number of weights
        self.text()    # name
        if kind in CONTAINERS:
            for _ in range(self.number()):
                self.network()
            if flags & LAYER_RATES:
                self.take(4 * self.number())
        elif kind == "Input":
            self.take(20)
        elif kind in ("Convolve", "Maxpool", "Reconfig"):
            self.take(8)
        elif kind in ("LSTM", "SummLSTM"):
            self.take(4)
            for _ in range(GATES):
                self.weights()
        elif kind in PLAIN:
            self.weights()
        else:
            raise ValueError(f"unknown layer {kind}")


def as_float(raw):
    """The lstm component of a model (combine_tessdata -e MODEL x.lstm) with its weights in floating point."""
    converter = Converter(raw)
    converter.network()
    converter.text()  # the network in words
    flags = struct.unpack_from("<I", raw, converter.at)[0]
    return b"".join(converter.out) + struct.pack("<I", flags & ~INTEGER_MODEL) + raw[converter.at + 4:]
