# SPDX-License-Identifier: GPL-3.0-or-later
"""The file that the program reads (ocr/value_model.cpp): weights in 8 bits, a scale for each channel.

Little-endian: "biaoge value net", version, CRC-32 of the rest; temperature; number of signs, their code points; number of
layers; for each kind, channels in and out, rows and columns of the kernel, rows above, distance, rows and columns of a block,
biases, scales, and the weights by row, column, channel in, channel out.
"""
import collections
import struct
import zlib

import numpy
import torch

from network import ALONG, SCAN

MAGIC = b"biaoge value net"
VERSION = 1
KIND = {"scan": 0, "along": 1, "scores": 2}

# weights: rows × columns × in × out, as 8 bits times scale.
Layer = collections.namedtuple("Layer", "kind rows_above distance block bias scale weights")


def without_norm(convolution, norm):
    """(weights, biases) of a convolution and the normalisation after it in one."""
    factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    return convolution.weight * factor[:, None, None, None], norm.bias - norm.running_mean * factor


def layer(kind, weights, bias, above=0, distance=1, block=(1, 1)):
    values = weights.detach().float().numpy().transpose(2, 3, 1, 0)
    scale = numpy.maximum(numpy.abs(values).max(axis=(0, 1, 2)), 1e-8) / 127
    return Layer(kind, above, distance, block, bias.detach().float().numpy(), scale, numpy.round(values / scale).astype(numpy.int8))


def layers_of(network):
    found = []
    for convolution, norm, (_, rows, _, down, across) in zip(network.scan, network.scan_norm, SCAN):
        found.append(layer("scan", *without_norm(convolution, norm), rows // 2 if rows % 2 else 0, 1, (down, across)))
    for convolution, norm, distance in zip(network.along, network.along_norm, ALONG):
        found.append(layer("along", *without_norm(convolution, norm), 0, distance))
    return found + [layer("scores", network.scores.weight, network.scores.bias)]


def written(layers, signs, temperature):
    parts = [struct.pack("<fI", temperature, len(signs)), *(struct.pack("<I", ord(sign)) for sign in signs), struct.pack("<I", len(layers))]
    for at in layers:
        rows, columns, before, after = at.weights.shape
        parts.append(struct.pack("<9I", KIND[at.kind], before, after, rows, columns, at.rows_above, at.distance, *at.block))
        parts += [at.bias.astype("<f4").tobytes(), at.scale.astype("<f4").tobytes(), at.weights.tobytes()]
    body = b"".join(parts)
    return MAGIC + struct.pack("<2I", VERSION, zlib.crc32(body)) + body


def read(path):
    """(layers, signs, temperature). ValueError where the file is no whole model."""
    with open(path, "rb") as f:
        content = f.read()
    if not content.startswith(MAGIC):
        raise ValueError(f"{path} is no reader of values")
    version, checksum = struct.unpack_from("<2I", content, len(MAGIC))
    body = content[len(MAGIC) + 8:]
    if version != VERSION or zlib.crc32(body) != checksum:
        raise ValueError(f"{path} is damaged or of another version")
    at = 0

    def take(form):
        nonlocal at
        values = struct.unpack_from("<" + form, body, at)
        at += struct.calcsize("<" + form)
        return values

    def array(kind, count):
        nonlocal at
        values = numpy.frombuffer(body, dtype=kind, count=count, offset=at)
        at += values.nbytes
        return values

    temperature, count = take("fI")
    signs = "".join(map(chr, take(f"{count}I")))
    layers = []
    for _ in range(take("I")[0]):
        kind, before, after, rows, columns, above, distance, down, across = take("9I")
        bias, scale = array("<f4", after), array("<f4", after)
        weights = array("i1", rows * columns * before * after).reshape(rows, columns, before, after)
        layers.append(Layer(next(name for name, number in KIND.items() if number == kind), above, distance, (down, across), bias, scale, weights))
    return layers, signs, temperature


class Model:
    """A file's network at work, with the weights as the program has them."""

    def __init__(self, path):
        self.layers, self.signs, self.temperature = read(path)
        self.weights = [torch.from_numpy((at.weights * at.scale).astype(numpy.float32).transpose(3, 2, 0, 1).copy()) for at in self.layers]
        self.biases = [torch.from_numpy(at.bias.copy()) for at in self.layers]

    def scores(self, tones):
        """`tones`: rows × columns, a multiple of COLUMN wide. Columns × (signs + 1), divided by the temperature."""
        x = torch.from_numpy(tones)[None, None]
        with torch.no_grad():
            for at, weight, bias in zip(self.layers, self.weights, self.biases):
                rows, columns = at.weights.shape[:2]
                above = rows // 2 if rows % 2 else 0
                y = torch.nn.functional.conv2d(x, weight, bias, padding=(above, columns // 2 * at.distance), dilation=(1, at.distance))
                if at.kind == "scan":
                    x = torch.nn.functional.max_pool2d(torch.relu_(y), at.block)
                else:
                    x = x + torch.relu_(y) if at.kind == "along" else y
        return x[0, :, 0].T / self.temperature
