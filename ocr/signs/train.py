#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the sign classifier on the glyphs of make_glyphs.py and writes its weights as a C++ table."""
import argparse

import numpy

from make_glyphs import FEATURES, SIGNS

HIDDEN = (96, 48)
BATCH = 256
RATE = 2e-3
SMOOTHING = 0.02  # of the labels: keeps the confidence of the network honest


def layers(rng):
    sizes = (FEATURES,) + HIDDEN + (len(SIGNS),)
    return [(rng.normal(0, numpy.sqrt(2 / a), (a, b)).astype(numpy.float32), numpy.zeros(b, numpy.float32)) for a, b in zip(sizes, sizes[1:])]


def forward(net, x):
    values = [x]
    for i, (w, b) in enumerate(net):
        x = x @ w + b
        if i + 1 < len(net):
            x = numpy.maximum(x, 0)
        values.append(x)
    return values


def softmax(z):
    e = numpy.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def jitter(x, rng):
    """Other darkness and place than drawn: what the renderer does not vary."""
    x = x.copy()
    x[:, :-7] = numpy.clip(x[:, :-7] * rng.uniform(0.85, 1.15, (len(x), 1)), 0, 1)
    x[:, -7:] += rng.normal(0, 0.01, (len(x), 7))
    return x


def train(x, y, epochs, seed):
    rng = numpy.random.default_rng(seed)
    net = layers(rng)
    moments = [[numpy.zeros_like(p) for p in layer] + [numpy.zeros_like(p) for p in layer] for layer in net]
    steps, total = 0, epochs * (len(y) // BATCH)
    for epoch in range(epochs):
        order, loss = rng.permutation(len(y)), 0
        for at in range(0, len(y) - BATCH + 1, BATCH):
            pick = order[at:at + BATCH]
            values = forward(net, jitter(x[pick], rng).astype(numpy.float32))
            p = softmax(values[-1])
            loss -= numpy.log(p[numpy.arange(BATCH), y[pick]] + 1e-9).mean()
            target = numpy.full_like(p, SMOOTHING / len(SIGNS))
            target[numpy.arange(BATCH), y[pick]] += 1 - SMOOTHING
            back, steps = (p - target) / BATCH, steps + 1
            rate = RATE * min(1, steps / 200) * 0.5 * (1 + numpy.cos(numpy.pi * steps / total))
            for i in range(len(net) - 1, -1, -1):
                w, b = net[i]
                slopes = (values[i].T @ back, back.sum(axis=0))
                back = (back @ w.T) * (values[i] > 0) if i else None
                for k, (parameter, slope) in enumerate(zip((w, b), slopes)):  # Adam
                    mean, square = moments[i][k], moments[i][k + 2]
                    mean += 0.1 * (slope - mean)
                    square += 0.001 * (slope * slope - square)
                    parameter -= rate * (mean / (1 - 0.9 ** steps)) / (numpy.sqrt(square / (1 - 0.999 ** steps)) + 1e-8)
        print(f"epoch {epoch + 1}: loss {loss / (len(y) // BATCH):.4f}", flush=True)
    return net


def quantised(net):
    """8 bits a weight, one scale an output."""
    out = []
    for w, b in net:
        scale = numpy.maximum(numpy.abs(w).max(axis=0), 1e-6) / 127
        out.append((numpy.round(w / scale).astype(numpy.int8), scale.astype(numpy.float32), b))
    return out


def restored(q):
    return [(w * scale, b) for w, scale, b in q]


def write_table(q, path):
    with open(path, "w", encoding="utf8") as f:
        f.write("// SPDX-License-Identifier: GPL-3.0-or-later\n// Written by ocr/signs/train.py: do not edit. See ocr/signs/README.md.\n")
        for number, (w, scale, b) in enumerate(q, 1):
            for name, kind, values in ((f"kWeights{number}", "std::int8_t", w.T.ravel()), (f"kScale{number}", "float", scale), (f"kBias{number}", "float", b)):
                f.write(f"constexpr {kind} {name}[{len(values)}] = {{\n")
                texts = [str(int(v)) if kind != "float" else f"{v:.6g}F" if "." in f"{v:.6g}" and "e" not in f"{v:.6g}" else f"{v:.6e}F" for v in values]
                line = ""
                for text in texts:
                    if len(line) + len(text) > 96:
                        f.write(line + "\n")
                        line = ""
                    line += text + ","
                f.write(line + "};\n")


def report(net, x, y, name):
    p = softmax(forward(net, x.astype(numpy.float32))[-1])
    best, sure = p.argmax(axis=1), p.max(axis=1)
    right = best == y
    print(f"\n{name}: {len(y)} glyphs, {100 * right.mean():.2f} % right")
    for least in (0.5, 0.8, 0.9, 0.95):
        kept = sure >= least
        print(f"  confidence >= {least}: {100 * kept.mean():.1f} % of them, {100 * right[kept].mean():.3f} % right")
    # A sign that is not there is worse than one that is not seen.
    print(f"  taken for a sign though none: {100 * (best[y == 0] != 0).mean():.2f} %, at >= 0.9: {100 * ((best[y == 0] != 0) & (sure[y == 0] >= 0.9)).mean():.3f} %")
    for i in range(len(SIGNS)):
        of = y == i
        if of.any():
            wrong = {(SIGNS[j] if j else "other"): int(((best == j) & of).sum()) for j in numpy.argsort(-numpy.bincount(best[of], minlength=len(SIGNS)))[:4] if j != i and ((best == j) & of).any()}
            print(f"  {SIGNS[i] if i else 'other':5} n {of.sum():6} right {100 * right[of].mean():6.2f} %  {wrong}")


def load(paths):
    parts = [numpy.load(path) for path in paths]
    return numpy.concatenate([p["features"] for p in parts]).astype(numpy.float32), numpy.concatenate([p["labels"] for p in parts])


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--train", nargs="+", required=True)
    a.add_argument("--test", nargs="+", required=True, help="glyphs of held faces")
    a.add_argument("--epochs", type=int, default=25)
    a.add_argument("--seed", type=int, default=7)
    a.add_argument("--out", required=True, help="the table")
    a = a.parse_args()
    x, y = load(a.train)
    q = quantised(train(x, y, a.epochs, a.seed))
    write_table(q, a.out)
    report(restored(q), x, y, "trained on")
    report(restored(q), *load(a.test), "held faces")
