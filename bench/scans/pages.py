# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of a born-digital PDF: pictures of them, and which of them the first forms fill."""
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata

import numpy
from PIL import Image

Image.MAX_IMAGE_PIXELS = None


def missing():
    """What is not installed, or None."""
    absent = [p for p in ("pdftoppm", "pdftotext", "pdfinfo") if not shutil.which(p)]
    return f"{', '.join(absent)} (poppler-utils) is not installed" if absent else None


def page_count(pdf):
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True).stdout.decode(errors="replace")
    return int(re.search(r"^Pages:\s+(\d+)", info, re.M)[1])


def render(pdf, page, dpi, colour, env=None):
    """Reflectance of a page (1 is white) as float32, height × width × 3, or × 1 for gray.

    Drawn at twice the resolution and reduced, as a scanner's sensor averages what the printer laid down. `env` may
    point to other faces for text that is not embedded."""
    with tempfile.TemporaryDirectory(prefix="scan-") as work:
        root = os.path.join(work, "page")
        subprocess.run(["pdftoppm", "-f", str(page), "-l", str(page), "-singlefile", "-r", str(2 * dpi), *([] if colour else ["-gray"]), pdf, root],
                       check=True, capture_output=True, env=env)
        with Image.open(root + (".ppm" if colour else ".pgm")) as picture:
            half = picture.reduce(2)
    shown = numpy.asarray(half, dtype=numpy.float32) / 255
    return shown if colour else shown[:, :, None]


def folded(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def first_forms(pdf, truth, wanted):
    """(pages, forms) of the first forms that end with a page, `wanted` of them or as few more as it takes.

    A form is looked for by the name of its project; where that can't be found the whole file is taken."""
    pages = page_count(pdf)
    if not wanted or wanted >= len(truth):
        return list(range(1, pages + 1)), truth
    texts = [folded(subprocess.run(["pdftotext", "-raw", "-f", str(n), "-l", str(n), pdf, "-"], check=True, capture_output=True)
                    .stdout.decode(errors="replace")) for n in range(1, pages + 1)]
    for count in range(wanted, len(truth)):
        name = folded(truth[count]["project"])
        starts = [(n, text.find(name)) for n, text in enumerate(texts, 1) if name in text]
        # the head of a form (title, year, label) is short: more text before its name, or the last form's score, is that one's end
        score = folded(truth[count - 1]["total_score"])
        begins = starts and 1 < starts[0][0] and starts[0][1] < 60 and (not score or score not in texts[starts[0][0] - 1][:starts[0][1]])
        if begins and sum(folded(f["project"]) == name for f in truth) == 1:
            return list(range(1, starts[0][0])), truth[:count]
    return list(range(1, pages + 1)), truth
