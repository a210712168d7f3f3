# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds and reads the truth of a file."""
import json
import os


def beside(path):
    """The truth of DIR/NAME.pdf is DIR/NAME.json, else that of its family: dev-A.pdf has DIR/dev.json. None where there is none."""
    stem = os.path.splitext(path)[0]
    for found in (stem + ".json", stem.rsplit("-", 1)[0] + ".json"):
        if os.path.exists(found):
            return found
    return None


def read(path):
    with open(path, encoding="utf8") as f:
        return json.load(f)
