# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of made lines: pictures, and what stands on them."""
import io
import json
import os
import zipfile

import numpy


def write(path, lines):
    """`lines`: [(PIL image of mode "L", text)]. The file is whole or not there at all."""
    pixels = numpy.concatenate([numpy.asarray(picture).ravel() for picture, _ in lines])
    sizes = numpy.array([(picture.height, picture.width) for picture, _ in lines], dtype=numpy.int32)
    texts = numpy.frombuffer(json.dumps([text for _, text in lines], ensure_ascii=False).encode("utf8"), dtype=numpy.uint8)
    buffer = io.BytesIO()
    numpy.savez_compressed(buffer, pixels=pixels, sizes=sizes, texts=texts)
    with open(path + ".part", "wb") as f:
        f.write(buffer.getvalue())
    os.replace(path + ".part", path)


def read(path):
    """[(picture as rows × columns of gray, text)]. ValueError where the file is damaged."""
    try:
        with numpy.load(path) as stored:
            pixels, sizes = stored["pixels"], stored["sizes"]
            texts = json.loads(stored["texts"].tobytes().decode("utf8"))
    except (zipfile.BadZipFile, KeyError, EOFError, OSError) as error:
        raise ValueError(f"{path}: {error}") from None
    lines, at = [], 0
    for (height, width), text in zip(sizes, texts):
        lines.append((pixels[at:at + height * width].reshape(height, width), text))
        at += height * width
    return lines
