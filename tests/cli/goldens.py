# SPDX-License-Identifier: GPL-3.0-or-later
"""Goldens: the whole JSON of a fixture in a form that can be read and compared.

What says nothing is left out (USUAL), as are the version and the hash; a value that fits on a line
stands on one.
"""
import difflib
import json
import subprocess

USUAL = {"rowspan": 1, "colspan": 1, "source": "text", "confidence": 1, "flags": [], "error": None,
         "dpi": None, "skew_degrees": None, "turned": 0, "high": None, "quantity": None,
         "warnings": [], "findings": [], "refused": []}
WIDTH = 150


def fixtures():
    """Names of the fixtures that have a golden: all that are about layout and forms."""
    from generator import layout, other_forms, tables
    return [maker().name for module in (layout, other_forms, tables) for maker in module.ALL]


def convert(biaoge, folder, names):
    """{name: readable JSON} of fixtures in `folder`."""
    run = subprocess.run([biaoge, "convert", *names, "--json", "-", "--quiet"], cwd=folder,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True)
    documents = json.loads(run.stdout)["documents"]
    return {document["path"]: readable(reduced(document)) + "\n" for document in documents}


def reduced(value):
    if isinstance(value, list):
        return [reduced(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: reduced(item) for key, item in value.items()
            if key != "sha256" and not (key in USUAL and item == USUAL[key])}
    if kept.get("raw") == kept.get("text"):
        kept.pop("raw", None)
    return kept


def readable(value, indent=0):
    """JSON with a line for what fits on one."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(line) + indent <= WIDTH:
        return line
    pad = " " * (indent + 1)
    if isinstance(value, dict):
        items = [f"{json.dumps(key, ensure_ascii=False)}: {readable(item, indent + 1)}"
                 for key, item in value.items()]
    else:
        items = [readable(item, indent + 1) for item in value]
    ends = "{}" if isinstance(value, dict) else "[]"
    return f"{ends[0]}\n{pad}" + f",\n{pad}".join(items) + f"\n{' ' * indent}{ends[1]}"


def difference(name, golden, now):
    """A unified diff; "" when there is none."""
    return "".join(difflib.unified_diff(golden.splitlines(True), now.splitlines(True),
                                        f"golden/{name}", f"now/{name}"))
