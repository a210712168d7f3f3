# SPDX-License-Identifier: GPL-3.0-or-later
"""Arranges a form as printed cells, for all producers alike.

Horizontal places are thousandths of the table's width. A block is a list of rows of cells whose edges
need not line up with the next block's; `grid` puts blocks on one set of columns.
"""
import random
from dataclasses import dataclass, field


@dataclass
class Cell:
    x0: int
    x1: int
    text: str
    role: str = "value"      # label, head, value, prose, title
    align: str = "center"
    rows: int = 1
    vertical: bool = False   # one glyph a line
    col: int = 0             # set by grid()
    cols: int = 1


@dataclass
class Block:
    rows: list = field(default_factory=list)
    head: int = 0            # rows at its top that are repeated on each page, where the recipe says so


@dataclass
class Printed:
    """One form: the paragraphs above the table, and the blocks."""
    title: str
    year_line: str
    blocks: list
    paragraphs: tuple = ()   # between the title and the table


WIDE = str.maketrans({**{chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)}, " ": " "})
COMPARATORS = {"≥": {"≥": "≥", "≤": "≤", "=": "="}, ">=": {"≥": ">=", "≤": "<=", "=": "="},
               "⩾": {"≥": "⩾", "≤": "⩽", "=": "﹦"}, "≧": {"≥": "≧", "≤": "≦", "=": "＝"}}


FRONT_PARAGRAPHS = ("一、部门主要职责", "负责拟订本行业发展规划并组织实施；承担行业监督管理职责；完成上级交办的其他任务。",
                    "二、绩效评价工作开展情况", "按照预算绩效管理要求，本部门组织对年度预算项目开展绩效自评，自评覆盖率100%，自评结果附后。")
FRONT_INCOME = ["一、一般公共预算财政拨款收入", "二、政府性基金预算财政拨款收入", "三、事业收入", "四、其他收入", "本年收入合计"]
FRONT_SPENDING = ["一、一般公共服务支出", "二、教育支出", "三、社会保障和就业支出", "四、住房保障支出", "本年支出合计"]


class Arranger:
    def __init__(self, recipe):
        self.r = recipe
        self.rng = random.Random(recipe["seed"] + "-arrange")
        self.prose_align = "justify" if recipe["justified"] and recipe["producer"] != "canvas" else "left"
        self.choose_edges()

    # ---- edges, chosen once: all forms of a report look alike
    def choose_edges(self):
        rng, r = self.rng, self.r
        number = 0.55 if r["narrow"] else 1.0
        self.side = 52 if r["side_label"] else 0
        self.c1 = self.side + rng.randint(70, 130)
        self.c2 = self.c1 + rng.randint(130, 190)
        shares = [rng.uniform(0.9, 1.2), rng.uniform(0.9, 1.2), rng.uniform(0.9, 1.2) * number, 0.7 * number,
                  rng.uniform(0.7, 1.0), 0.75]
        self.money = self.spread(self.c2, 1000, shares)
        self.department = sorted([self.money[1] + rng.choice([0, 40, 75]), self.money[3] + rng.choice([0, 35])])
        self.goal_middle = self.money[2] if r["aligned_edges"] else rng.randint(480, 600)
        self.goal_label = self.c1 if r["aligned_edges"] else self.c1 + rng.choice([0, -25, 30])
        levels = 0.6 if r["narrow"] else 1.0
        shares = [0.8 * levels, 0.9 * levels, 1.7]
        shares += [0.55, 0.75, 0.55] if r["split_target"] else [1.25]
        shares += [1.2, 0.62 * number, 0.62 * number, rng.uniform(1.2, 2.0)]
        self.items = self.spread(self.side, 1000, shares)
        self.budget_align, self.grade_choice = rng.choice(["right", "left", "center"]), rng.randrange(3)
        if r["aligned_edges"]:
            self.items = [self.nearest(x) for x in self.items]

    @staticmethod
    def spread(a, b, shares):
        edges, at = [a], a
        for s in shares:
            at += s * (b - a) / sum(shares)
            edges.append(round(at))
        return edges

    def nearest(self, x):
        best = min(self.money + [self.c1], key=lambda e: abs(e - x))
        return best if abs(best - x) < 18 else x

    # ---- text as this office prints it
    def figure(self, text):
        return text.translate(WIDE) if self.r["wide_digits"] else text

    def target(self, parts):
        sign, number, unit = parts
        return COMPARATORS[self.r["comparator"]].get(sign, sign), self.figure(number), self.figure(unit)

    def label(self, x0, x1, text, role="label", rows=1, align="center", vertical=False):
        if self.r["spaced_labels"] and 1 < len(text) < 5 and not vertical:
            text = ("　" if len(text) == 2 else " ").join(text)
        return Cell(x0, x1, text, role, align, rows, vertical)

    # ---- blocks
    def printed(self, form, house):
        r = self.r
        title, year = r["title"], (r["year_line"] % form["year"] if r["year_line"] else "")
        if r["year_in_title"]:
            title = f"{form['year']}年度{title}"
        upper = self.upper(form, house)
        if r["title_row"]:
            rows = [[Cell(0, 1000, title, "title")]] + ([[Cell(0, 1000, year, "head")]] if year else [])
            upper.rows = rows + upper.rows
            title = year = ""
        return Printed(title, year, [upper, self.goals(form), self.indicators(form), self.totals(form)])

    def front(self):
        """What a reader meets before the first form: prose, and a table of another kind."""
        edges = [0, 260, 320, 500, 760, 820, 1000]
        rows = [[Cell(0, 500, "收入", "head"), Cell(500, 1000, "支出", "head")],
                [Cell(edges[i], edges[i + 1], t, "head") for i, t in enumerate(["项目", "行次", "决算数"] * 2)]]
        for n, (income, spending) in enumerate(zip(FRONT_INCOME, FRONT_SPENDING), 1):
            amounts = [f"{self.rng.randint(0, 99999999) / 100:,.2f}" for _ in range(2)]
            texts = [income, str(n), amounts[0], spending, str(n + len(FRONT_INCOME)), amounts[1]]
            rows.append([Cell(edges[i], edges[i + 1], t, "value", ("left", "center", "right")[i % 3]) for i, t in enumerate(texts)])
        return Printed(f"{self.r['year']}年度部门决算公开说明", "", [Block(rows)], FRONT_PARAGRAPHS)

    def upper(self, form, house):
        r, x, c1, c2, m = self.r, 0, self.c1, self.c2, self.money
        d1, d2 = self.department
        rows = [[self.label(x, c2, "项目名称"), Cell(c2, 1000, form["project"])]]
        if r["department_rows"]:
            rows += [[self.label(x, c2, "主管部门"), Cell(c2, 1000, form["department"])],
                     [self.label(x, c2, "实施单位"), Cell(c2, 1000, form["unit"])]]
        else:
            rows.append([self.label(x, c2, "主管部门"), Cell(c2, d1, form["department"]),
                         self.label(d1, d2, "实施单位"), Cell(d2, 1000, form["unit"])])
        a, b = r["money_brackets"]
        money = f"项目资金\n{a}{'元' if house['unit_is_yuan'] else '万元'}{b}"
        if r["vertical_labels"]:
            money = money.replace("\n", "")
        heads = ["年初预算数", "全年预算数", "全年执行数", r["weight_word"], r["rate_word"], "得分"]
        rows.append([self.label(x, c1, money, rows=5, vertical=r["vertical_labels"]), self.label(c1, c2, "", "head")]
                    + [self.label(m[i], m[i + 1], h, "head") for i, h in enumerate(heads)])
        align = self.budget_align
        for i, line in enumerate(form["budget"]):
            indent = "　　" if align == "left" and i > 1 else ""
            rows.append([self.label(c1, c2, indent + line["label"], align=align)]
                        + [Cell(m[k], m[k + 1], self.figure(line[key])) for k, key in
                           enumerate(("initial", "revised", "executed", "weight", "rate", "score"))])
        return Block(rows)

    def goals(self, form):
        a, mid, tall = self.goal_label, self.goal_middle, self.r["vertical_labels"]
        return Block([[self.label(0, a, "年度总体目标", rows=2, vertical=tall),
                       self.label(a, mid, "预期目标", "head"), self.label(mid, 1000, "实际完成情况", "head")],
                      [Cell(a, mid, form["goal_expected"], "prose", self.prose_align),
                       Cell(mid, 1000, form["goal_actual"], "prose", self.prose_align)]])

    def indicators(self, form):
        r, e, rows = self.r, self.items, form["indicators"]
        targets = ["指标性质", "指标值", "度量单位"] if r["split_target"] else [r["target_word"]]
        heads = ["一级\n指标" if r["narrow"] else "一级指标", "二级指标", "三级指标"] + targets + \
                [r["actual_word"], r["weight_word_below"], "得分", r["note_word"]]
        top = [self.label(e[i], e[i + 1], h, "head") for i, h in enumerate(heads)]
        block = Block([top], head=1)
        for i, row in enumerate(rows):
            cells = []
            for k, key in ((0, "l1"), (1, "l2")):
                run = self.run(rows, i, key)
                if run:
                    cells.append(self.label(e[k], e[k + 1], row.get("l1_text", row["l1"]) if k == 0 else row[key], rows=run,
                                            vertical=r["vertical_labels"] and k == 0 and "l1_text" not in row))
            sign, number, unit = self.target(row["target"])
            cells.append(Cell(e[2], e[3], row["l3"], "value", r["l3_align"]))
            split = [sign, number, unit] if r["split_target"] else [sign + number + unit]
            values = split + [self.figure(row[key]) for key in ("actual", "weight", "score")]
            cells += [Cell(e[k], e[k + 1], text) for k, text in enumerate(values, 3)]
            cells.append(Cell(e[-2], 1000, row["note"], "prose", "left"))
            block.rows.append(cells)
        if self.side:
            block.rows[0].insert(0, self.label(0, self.side, "绩效指标", rows=len(block.rows), vertical=True))
            block.head = 0
        return block

    def run(self, rows, i, key):
        """Rows that this one's level cell spans; 0 where an earlier row's cell covers it."""
        same = lambda a, b: rows[a]["l1"] == rows[b]["l1"] and (key == "l1" or rows[a]["l2"] == rows[b]["l2"])
        if self.r["repeat_levels"]:
            return 1
        if i and same(i, i - 1):
            return 0
        n = 1
        while i + n < len(rows) and same(i, i + n):
            n += 1
        return n

    def totals(self, form):
        e = self.items
        w0, w1, s1 = e[-4], e[-3], e[-2]
        grade_edge = (w0, self.c2, self.goal_middle)[self.grade_choice]
        return Block([[self.label(0, w0, "总分"), Cell(w0, w1, self.figure(form["total_weight"])),
                       Cell(w1, s1, self.figure(form["total_score"])), Cell(s1, 1000, "")],
                      [self.label(0, grade_edge, "评分等级"), Cell(grade_edge, 1000, form["grade"])]])


def grid(blocks, least=7):
    """Puts blocks on one grid: (column widths in thousandths, rows of cells with col and cols set).

    Edges nearer than `least` become one, as no office draws them a hair apart.
    """
    edges = []
    for x in sorted({x for b in blocks for row in b.rows for c in row for x in (c.x0, c.x1)}):
        if not edges or x - edges[-1] >= least:
            edges.append(x)
    if 1000 - edges[-1] < least:
        edges[-1] = 1000
    at = lambda x: min(range(len(edges)), key=lambda i: abs(edges[i] - x))
    rows = []
    for b in blocks:
        for row in b.rows:
            for c in row:
                c.col, c.cols = at(c.x0), at(c.x1) - at(c.x0)
                assert c.cols > 0, (c, edges)
            rows.append(row)
    return [edges[i + 1] - edges[i] for i in range(len(edges) - 1)], rows


def tables(printed, recipe):
    """The form's blocks as tables: [(widths, rows, number of head rows)].

    One table, unless a header row is to be repeated on each page, which needs a table of its own.
    """
    blocks = printed.blocks
    if recipe["repeat_head"] and len(blocks) > 2 and blocks[2].head:
        groups = [(blocks[:2], 0), (blocks[2:], blocks[2].head)]
    else:
        groups = [(blocks, 0)]
    return [(*grid(g), head) for g, head in groups]
