# SPDX-License-Identifier: GPL-3.0-or-later
"""Invents English statistical reports: leaders, indented labels, heads over several columns, signs in columns of
their own, estimates with errors below, panels, matrices of marks, tables of words."""
import random

from . import registers
from .content import Cell, Table, grid

STATES = ("Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,District of Columbia,Florida,Georgia,Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,"
          "Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,New York,North Carolina,"
          "North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Washington,West Virginia,Wisconsin,Wyoming").split(",")
GROUPS = ("Total,All industries,Goods-producing,Manufacturing,Durable goods,Wood products,Primary metals,Machinery,Nondurable goods,Food and beverages,Textile mills,Paper products,"
          "Service-providing,Wholesale trade,Retail trade,Transportation and warehousing,Utilities,Information,Financial activities,Professional and business services,"
          "Education and health services,Leisure and hospitality,Other services,Government").split(",")
LINES = ("Personal income,Compensation of employees,Wages and salaries,Supplements to wages and salaries,Proprietors' income with inventory valuation adjustment,Rental income of persons,"
         "Personal interest income,Dividends,Less: contributions for government social insurance,Disposable personal income,Personal outlays,Personal saving").split(",")
BALANCE = "Cash and equivalents,Accounts receivable, net,Inventories,Prepaid expenses and other,Property and equipment,Goodwill,Other assets,Accounts payable,Accrued liabilities,Deferred revenue,Long-term debt".replace("receivable, net", "receivable (net)").split(",")
HEADS = ("Population,Number of firms,Paid employees,Annual payroll,Sales,Value added,Percent change,Median age,Households,Units,Jobless rate,Average weekly hours,Index,Births,Deaths,Net migration").split(",")
FACTORS = "Age,Female,Married,Years of schooling,Urban,Log income,Tenure,Union member,Family size,Constant".split(",")
WORDS = ("reduce emissions from mobile sources,report results to the regional office,grants to state agencies,voluntary standards for new equipment,technical assistance and training,"
         "annual inspection of facilities,outreach to small communities,monitoring of drinking water,review of permit applications,loans for rural housing,field surveys of nesting areas").split(",")
AGENCIES = "EPA,Forest Service,Bureau of Land Management,NOAA,Department of Energy,Census Bureau,Coast Guard,State health departments".split(",")
PROSE = ("The estimates in this report are based on a sample of households and may differ from the values obtained by a complete census. Data for earlier years were revised to reflect new definitions. "
         "Growth slowed in the second half of the year as exports fell and inventories rose. Respondents were asked about their activities during the reference week. "
         "The committee recommends that agencies collect comparable information on costs. Spending on health care increased faster than income in every region. "
         "These differences are not statistically significant at the 90 percent level. Rates are computed per 1,000 live births and rounded independently. "
         "For more information on the methods, see the technical notes at the end of this publication.").split(". ")


def number(rng, kind):
    if rng.random() < 0.04:
        return rng.choice(["-", "—", "(X)", "NA", "*", "--", "(D)"])
    return {"int": lambda: f"{rng.randint(1, 10 ** rng.randint(2, 6)):,}", "one": lambda: f"{rng.uniform(-9, 99):.1f}", "two": lambda: f"{rng.uniform(0, 20):.2f}",
            "index": lambda: f"{rng.uniform(80, 140):.1f}", "small": lambda: str(rng.randint(0, 99)), "percent": lambda: f"{rng.uniform(0, 100):.1f}%"}[kind]()


def kinds_of(rng, n):
    return [rng.choice(["int", "int", "one", "two", "index", "small", "percent"]) for _ in range(n)]


def series(rng):
    """Years or months with leaders; a gap after each five."""
    n = rng.randint(3, 7)
    kinds = kinds_of(rng, n)
    start = rng.randint(1960, 2000)
    months = rng.random() < 0.3
    labels = "January February March April May June July August September October November December".split() if months else [str(start + i) for i in range(rng.randint(6, 20))]
    head = [["Month" if months else "Year"] + rng.sample(HEADS, n)]
    t = Table("series", grid(head, [[x] + [number(rng, k) for k in kinds] for x in labels]), 1, ["left"] + ["right"] * n, [1.4] + [1.2] * n)
    t.leaders = rng.random() < 0.6
    t.gaps = {1 + i for i in range(5, len(labels), 5)} if rng.random() < 0.4 else set()
    return t


def states(rng):
    """Many rows of many narrow columns."""
    n = rng.randint(5, 9)
    kinds = [rng.choice(["int", "one", "small", "index"]) for _ in range(n)]
    rows = sorted(rng.sample(STATES, rng.randint(12, 40)))
    body = [["United States"] + [number(rng, k) for k in kinds]] + [[s] + [number(rng, k) for k in kinds] for s in rows]
    years = [str(y) for y in range(1990, 1990 + n)]
    head = [["State"] + years] if rng.random() < 0.5 else [[("State", 2, 1), (rng.choice(HEADS), 1, n)] + [None] * (n - 1), [None] + years]
    t = Table("states", grid(head, body), len(head), ["left"] + ["right"] * n, [2.2] + [1] * n)
    t.leaders = rng.random() < 0.5
    return t


def hierarchy(rng):
    """Labels set in by up to three steps, some of them alone on their line."""
    n = rng.randint(3, 6)
    kinds = kinds_of(rng, n)
    body, level = [], []
    for i, g in enumerate(GROUPS[:rng.randint(8, len(GROUPS))]):
        deep = 0 if i < 2 or "-p" in g else 1 if i % 3 else 2
        bare = rng.random() < 0.08
        body.append([g] + ["" if bare else number(rng, k) for k in kinds])
        level.append(deep)
    half = n // 2
    head = [[("Industry", 2, 1), (rng.choice(["2009", "Total", "Thousands of persons"]), 1, half)] + [None] * (half - 1) + [("Change from prior year", 1, n - half)] + [None] * (n - half - 1),
            [None] + rng.sample(HEADS, n)]
    if half < 2:
        head = [["Industry"] + rng.sample(HEADS, n)]
    t = Table("hierarchy", grid(head, body, level), len(head), ["left"] + ["right"] * n, [2.8] + [1.1] * n)
    t.leaders = rng.random() < 0.6
    return t


def spans(rng):
    """Three rows of heads."""
    years = rng.sample(["2007", "2008", "2009", "2010"], 2)
    two = rng.choice([["Number", "Percent"], ["Men", "Women"], ["Estimate", "Margin of error"]])
    body = [[x] + [number(rng, k) for k in ("int", "one") * 4] for x in rng.sample(STATES + GROUPS, rng.randint(5, 12))]
    head = [[("Characteristic", 3, 1), (rng.choice(["All workers", "Metropolitan areas"]), 1, 4), None, None, None, (rng.choice(["Full-time workers", "Outside metropolitan areas"]), 1, 4), None, None, None],
            [None, (years[0], 1, 2), None, (years[1], 1, 2), None] + [(years[0], 1, 2), None, (years[1], 1, 2), None], [None] + two * 4]
    return Table("spans", grid(head, body), 3, ["left"] + ["right"] * 8, [2.4] + [1] * 8)


def money(rng):
    """Dollar signs at the left of their cells in the first and the last row only; negative numbers in brackets."""
    n = rng.randint(2, 4)
    items = rng.sample(BALANCE, rng.randint(5, 9))
    amount = lambda: (lambda v: f"{v:,}" if v >= 0 else f"({-v:,})")(rng.randint(-9999, 99999))
    body = [[x] + [("$ " if i in (0, len(items)) else "") + amount() for _ in range(n)] for i, x in enumerate(items + ["Total"])]
    t = Table("money", grid([["(In thousands)" if rng.random() < 0.5 else ""] + [f"{2010 - i}" for i in range(n)]], body), 1, ["left"] + ["right"] * n, [3] + [1.2] * n)
    t.signs = True
    t.leaders = rng.random() < 0.5
    t.bold_rows = {t.rows - 1}
    return t


def estimates(rng):
    """Coefficients with their standard errors on the line below."""
    n = rng.randint(2, 5)
    body = []
    for f in rng.sample(FACTORS, rng.randint(4, 8)):
        value = [f"{rng.uniform(-2, 2):.3f}{rng.choice(['', '*', '**', '***'])}" for _ in range(n)]
        body += [[f] + value, [""] + [f"({rng.uniform(0, 1):.3f})" for _ in range(n)]]
    body += [["Observations"] + [f"{rng.randint(500, 9000):,}" for _ in range(n)], ["R-squared"] + [f"{rng.random():.2f}" for _ in range(n)]]
    return Table("estimates", grid([[""] + [f"({i + 1})" for i in range(n)]], body), 1, ["left"] + ["center"] * n, [2] + [1.2] * n)


def words(rng):
    """Cells of several lines."""
    body = []
    for a in rng.sample(AGENCIES, rng.randint(3, 6)):
        text = lambda k: (lambda s: s[0].upper() + s[1:])("; ".join(rng.sample(WORDS, rng.randint(1, k))))
        body.append([a, text(3), text(2), str(rng.randint(1990, 2010))])
    return Table("words", grid([["Agency", "Program objectives", "Activities", "Year started"]], body), 1, ["left", "left", "left", "left"], [1.3, 2.6, 2.2, .9])


def pairs(rng):
    """Number and percent side by side, with errors."""
    n = rng.randint(2, 4)
    body = [[x] + [v for _ in range(n) for v in (f"{rng.randint(10, 9999):,}", rng.choice([f"({rng.uniform(1, 99):.1f})", f"{rng.uniform(1, 99):.1f}", f"±{rng.uniform(0, 5):.1f}"]))]
            for x in rng.sample(FACTORS + STATES, rng.randint(5, 10))]
    names = rng.sample(["Northeast", "Midwest", "South", "West"], n)
    head = [[("Characteristic", 2, 1)] + [v for x in names for v in ((x, 1, 2), None)], [None] + ["No.", rng.choice(["%", "(%)"])] * n]
    return Table("pairs", grid(head, body), 2, ["left"] + ["right"] * (2 * n), [2] + [1, .8] * n)


def panels(rng):
    """Headings over the whole width between the rows."""
    n = rng.randint(3, 5)
    kinds = kinds_of(rng, n)
    body = []
    for x in rng.sample(["Panel A. Men", "Panel B. Women", "Current dollars", "Constant (2005) dollars", "Percent distribution"], rng.randint(2, 3)):
        body.append([(x, 1, n + 1)] + [None] * n)
        body += [[y] + [number(rng, k) for k in kinds] for y in rng.sample(LINES[:8] + GROUPS[3:8], rng.randint(3, 6))]
    t = Table("panels", grid([["Item"] + rng.sample(HEADS, n)], body), 1, ["left"] + ["right"] * n, [2.8] + [1.1] * n)
    t.panel_align = rng.choice(["center", "left"])
    return t


def marks(rng):
    """A matrix of marks with blank places."""
    n = rng.randint(3, 6)
    body = [[x] + [rng.choice(["X", "", "", "X"]) for _ in range(n)] for x in rng.sample(LINES[:4] + AGENCIES, rng.randint(5, 9))]
    for row in body:
        if not any(row[1:]):
            row[1] = "X"
    return Table("marks", grid([["Requirement"] + [f"{'ABCDEF'[i]}" if rng.random() < .5 else rng.choice(HEADS) for i in range(n)]], body), 1, ["left"] + ["center"] * n, [2.6] + [1] * n)


def directory(rng):
    """Words and codes in each column."""
    body = [[rng.choice(AGENCIES), rng.choice(STATES), f"{rng.randint(200, 999)}-{rng.randint(200, 999)}-{rng.randint(1000, 9999)}", f"{rng.choice('ABCDEF')}-{rng.randint(1, 99)}"] for _ in range(rng.randint(4, 9))]
    return Table("directory", grid([["Office", "State", "Telephone", "Code"]], body), 1, ["left"] * 4, [2.2, 1.6, 1.4, .8])


def small(rng):
    body = [[x, number(rng, "int")] for x in rng.sample(STATES + LINES[:4], rng.randint(4, 8))]
    return Table("small", grid([["State", rng.choice(HEADS)]], body), 1, ["left", "right"], [2, 1.4])


def long_labels(rng):
    """Labels that wrap, values beside their first or last line."""
    n = rng.randint(2, 4)
    kinds = kinds_of(rng, n)
    body = [[(x + " " + rng.choice(["excluding", "including", "net of"]) + " " + rng.choice(LINES).lower()) if rng.random() < 0.6 else x] + [number(rng, k) for k in kinds] for x in rng.sample(LINES, rng.randint(5, 9))]
    return Table("long-labels", grid([["Line item"] + rng.sample(HEADS, n)], body), 1, ["left"] + ["right"] * n, [2.2] + [1.1] * n)


def notes_in(rng):
    """Marks of footnotes behind labels and numbers."""
    t = rng.choice([series, states])(rng)
    for c in t.cells:
        if c.row >= t.header and c.text and c.text[-1].isdigit() and c.column > 0 and rng.random() < 0.06:
            c.mark = rng.choice(["1", "2", "a", "b", "r"])
    t.kind = "footnoted"
    t.notes = ["1 Preliminary.", "2 Includes categories not shown separately."]
    return t


KINDS = [series, states, hierarchy, spans, money, estimates, words, pairs, panels, marks, directory, small, long_labels, notes_in, *registers.KINDS]
STYLES = ["three-line", "three-line", "bare", "head-rule", "rows", "zebra", "head-shaded", "grid", "outer", "columns", "rows-grey", "open-sides", "cells", "banded"]


def recipes(seed, count, producers):
    for i in range(count):
        rng = random.Random(seed * 100019 + i)
        producer = producers[i % len(producers)]
        r = dict(name=f"{i:02}-{producer}", producer=producer, seed=rng.random(), page=rng.choice(["Letter", "Letter", "Letter", "A4", "A4L"]), language="en",
                 face=rng.choice(["Liberation Serif", "Liberation Sans", "Carlito", "DejaVu Sans", "Liberation Serif"]), latin="", size=rng.choice([6.5, 7, 8, 9, 10]),
                 leading=rng.choice([1.05, 1.15, 1.3, 1.5]), padding=rng.choice([0, 1, 2, 3]), valign=rng.choice(["top", "top", "bottom", "middle"]), margin=rng.choice([15, 20, 25]),
                 running=rng.choice(["", "dashes", "head"]), watermark="", columns=rng.choice([1, 1, 1, 2]), width=rng.choice([100, 100, 85, 70]), prose=rng.choice([0, 1, 2, 3]),
                 header_again=rng.random() < 0.5, raise_digits=rng.choice([0, 0, 0, 0.3]), head_align=rng.choice(["center", "column"]), tables=rng.choice([1, 1, 2, 3]),
                 extras=rng.choice(["", "list", "contents", "form", "chart", "references"]), turned=rng.random() < 0.08)
        if producer == "weasyprint":        # knows no vertical writing
            r["turned"] = False
        if r["columns"] == 2:
            r.update(page="Letter", size=rng.choice([6.5, 7]), tables=2, prose=3)
        yield r


def settle(t, r):
    """What people can't see either is no truth: a heading at the left covers one cell, a name beside several rows stands in its first where no ruling tells."""
    ruled = t.style in ("grid", "open-sides", "rows", "rows-grey") and r["producer"] != "pdflatex"
    for c in list(t.cells):
        left = t.kind == "panels" and c.columns == t.columns and t.panel_align == "left"
        beside = t.kind == "schedule" and c.rows > 1 and not ruled
        if left or beside:
            t.cells += [Cell("", c.row + i, c.column + j) for i in range(c.rows) for j in range(c.columns) if i + j]
            c.rows = c.columns = 1
    t.cells.sort(key=lambda c: (c.row, c.column))


def invent(r, names=()):
    """`names`: of the functions that make the kinds wanted; all if empty."""
    rng = random.Random(r["seed"])
    kinds = [kind for kind in KINDS if not names or kind.__name__ in names]
    tables = []
    for i in range(r["tables"]):
        while True:
            t = rng.choice(kinds)(rng)
            wide = sum(t.widths) * r["size"] > (10 if r["columns"] == 2 else 34 * r["width"] / 100) * 8
            if not wide and not (r["columns"] == 2 and t.rows > 30):
                break
        t.title = rng.choice(["Selected characteristics by region", "Estimates for the reference period", "Summary of results", "Distribution of " + rng.choice(HEADS).lower()])
        t.number = rng.choice(["", f"Table {i + 1}.", f"Table {i + 1}", f"TABLE {i + 1}.—"])
        if not t.notes and rng.random() < 0.4:
            t.notes = [rng.choice(["Source: U.S. Census Bureau, Current Population Survey.", "NOTE: Detail may not add to totals because of rounding. (X) Not applicable.", "* Significant at the 5 percent level."])]
        if r["producer"] in ("writer", "calc"):   # set no marks
            for c in t.cells:
                c.__dict__.pop("mark", None)
        # Where nothing parts rows of several lines but their text, people can't tell them either.
        styles = [s for s in STYLES if t.kind != "words" or s in ("rows", "grid", "rows-grey", "open-sides", "zebra")]
        t.style = rng.choice(styles)
        settle(t, r)
        tables.append(t)
    return tables


def prose(rng, sentences):
    return " ".join(rng.choice(PROSE).rstrip(".") + "." for _ in range(sentences))
