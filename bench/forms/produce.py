# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns recipes into PDF files with the programs at hand."""
import os
import random
import shutil
import subprocess

from . import content, to_html, to_odt
from .table import Arranger

# each producer's program, or the Python module it needs
NEEDS = {"chromium": "chromium", "weasyprint": "weasyprint", "writer": "soffice", "calc": "soffice", "canvas": None, "pdflatex": "pdflatex"}
MODULES = {"calc": "openpyxl", "canvas": "reportlab"}
REWRITE = {
    "qpdf-objstm": ["qpdf", "--linearize", "--object-streams=generate", "IN", "OUT"],
    "qpdf-qdf": ["qpdf", "--qdf", "--object-streams=disable", "IN", "OUT"],
    "ghostscript": ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", "-sOutputFile=OUT", "IN"],
    "pdftocairo": ["pdftocairo", "-pdf", "IN", "OUT"],
    "mutool": ["mutool", "clean", "-gggg", "-z", "IN", "OUT"],
}


def missing(producer):
    """Why a producer can't be used here, or None."""
    program, module = NEEDS[producer], MODULES.get(producer)
    if program and not shutil.which(program):
        return f"{program} is not installed"
    if module:
        try:
            __import__(module)
        except ImportError:
            return f"python3-{module} is not installed"
    return None


def run(command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, **more)
    return done.returncode, done.stdout.decode(errors="replace")


def invent(recipe):
    """The forms of a report and how they are printed."""
    rng = random.Random(recipe["seed"])
    fixed = dict(budget_weight=rng.choice([10, 10, 10, 20]))
    if recipe["narrow"]:
        fixed["points_in_level1"] = False
    house = content.house_style(rng, **fixed)
    recipe["house"] = house
    forms = [content.form(rng, house, recipe["year"]) for _ in range(recipe["forms"])]
    arranger = Arranger(recipe)
    front = [arranger.front()] if recipe["front"] else []
    return [content.truth(f) for f in forms], front + [arranger.printed(f, house) for f in forms]


def write_source(recipe, printed, work):
    """Writes what the producer prints; gives its path (the PDF itself for the canvas)."""
    name = os.path.join(work, recipe["name"])
    if recipe["producer"] == "canvas":
        from . import to_canvas
        to_canvas.report(recipe, printed, name + ".pdf")
        return name + ".pdf"
    if recipe["producer"] == "calc":
        from . import to_xlsx
        to_xlsx.report(recipe, printed, name + ".xlsx")
        return name + ".xlsx"
    make, suffix = (to_odt.report, ".fodt") if recipe["producer"] == "writer" else (to_html.report, ".html")
    with open(name + suffix, "w", encoding="utf8") as out:
        out.write(make(recipe, printed))
    return name + suffix


def chromium(source, pdf, work):
    return run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/chromium", "--no-pdf-header-footer",
                f"--print-to-pdf={pdf}", "file://" + source], env=dict(os.environ, HOME=work))


def print_all(jobs, work):
    """jobs: [(recipe, source)]; gives {name: message} for those that failed."""
    failed = {}
    office = [s for r, s in jobs if r["producer"] in ("writer", "calc")]
    if office:
        _, log = run(["soffice", f"-env:UserInstallation=file://{work}/office", "--headless", "--convert-to", "pdf",
                      "--outdir", work] + office, env=dict(os.environ, HOME=work))
    for r, source in jobs:
        pdf = os.path.join(work, r["name"] + ".pdf")
        if r["producer"] == "chromium":
            _, log = chromium(source, pdf, work)
        elif r["producer"] == "weasyprint":
            _, log = run(["weasyprint", "-q", source, pdf])
        elif r["producer"] == "pdflatex":
            _, log = run(["pdflatex", "-interaction=nonstopmode", "-output-directory", work, source], cwd=work)
        if not os.path.exists(pdf):
            failed[r["name"]] = log.strip()[-300:]
    return failed


def rewrite(recipe, pdf):
    """Gives the path of the rewritten PDF, or None; where it can't be done the recipe says so."""
    kind = recipe["rewriter"]
    if kind == "none":
        return None
    if not shutil.which(REWRITE[kind][0]):
        recipe["rewriter"] = f"none ({REWRITE[kind][0]} is not installed)"
        return None
    new = pdf + ".new"
    # qpdf exits 3 for warnings
    code, log = run([{"IN": pdf, "OUT": new}.get(a, a.replace("OUT", new)) for a in REWRITE[kind]])
    if code in (0, 3) and os.path.exists(new):
        return new
    recipe["rewriter"] = f"none ({kind} failed: {log.strip()[-100:]})"
    return None
