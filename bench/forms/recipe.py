# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses how each report of a set looks: producer, page, faces, lines, wording and arrangement.

Traits that matter are dealt from shuffled decks, so that a set covers every card of a deck before any
comes twice; the rest is drawn freely. A recipe is a flat dictionary and is written to the manifest.
"""
import random

PRODUCERS = ["chromium", "writer", "canvas", "calc", "chromium", "weasyprint", "writer", "canvas", "chromium", "calc"]
REWRITERS = ["none", "none", "none", "none", "qpdf-objstm", "none", "ghostscript", "none", "pdftocairo", "none", "mutool", "none",
             "none", "qpdf-qdf", "none", "none"]

FACES = ["Noto Serif CJK SC", "AR PL UMing CN", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "AR PL UKai CN",
         "WenQuanYi Micro Hei", "AR PL SungtiL GB", "Droid Sans Fallback", "LXGW WenKai", "AR PL KaitiM GB"]
CANVAS_FACES = ["uming", "STSong-Light", "wqy-zenhei", "ukai", "wqy-microhei", "gbsn00lp", "LXGWWenKai", "droid"]
LATIN = [None, None, "Liberation Serif", "Liberation Sans", "DejaVu Sans", "Liberation Mono", "Nimbus Roman", "Carlito", "C059"]

LINES = {
    "chromium": ["solid-1px", "half", "gap", "hair", "dashed", "grey", "double", "open", "separate", "heavy-outer",
                 "blue", "thick", "spaced", "dotted"],
    "weasyprint": ["half", "solid-1px", "separate", "grey", "double", "open"],
    "writer": ["half", "hair", "double", "thick", "grey", "open", "dashed", "heavy-outer", "blue"],
    "calc": ["thin", "hair", "medium", "double", "dashed", "heavy-outer", "grey", "open"],
    "canvas": ["strokes", "thin-rects", "cell-rects", "double", "dashed", "pieces", "hair", "overdrawn", "grid", "open", "grey-rects"],
}
PAGES = ["A4", "A4", "A4", "A4L", "A4", "A3L", "A4L", "A4", "A3", "Letter"]
PAGE_MM = {"A4": (210, 297), "A4L": (297, 210), "A3": (297, 420), "A3L": (420, 297), "Letter": (215.9, 279.4)}

# name, chance; each is a yes/no trait of the arrangement or wording
SWITCHES = dict(form_per_page=0.4, rows_cut=0.7, repeat_head=0.25, narrow=0.35, vertical_labels=0.3, repeat_levels=0.18,
                split_target=0.15, title_row=0.2, side_label=0.25, department_rows=0.25, wide_digits=0.08,
                aligned_edges=0.25, year_in_title=0.1, spaced_labels=0.12,
                justified=0.3, front=0.2)


class Deck:
    def __init__(self, rng, cards):
        self.rng, self.cards, self.left = rng, list(cards), []

    def deal(self):
        if not self.left:
            self.left = self.cards[:]
            self.rng.shuffle(self.left)
        return self.left.pop()


def recipes(seed, count, producers=None):
    rng = random.Random(f"recipes-{seed}")
    wanted = [p for p in PRODUCERS if producers is None or p in producers]
    lines = {p: Deck(rng, cards) for p, cards in LINES.items()}
    faces, canvas_faces, latin = Deck(rng, FACES), Deck(rng, CANVAS_FACES), Deck(rng, LATIN)
    pages, rewriters = Deck(rng, PAGES), Deck(rng, REWRITERS)
    comparators = Deck(rng, ["≥"] * 7 + [">=", "⩾", "≧"])
    running = Deck(rng, ["none", "dashes", "count", "none", "head", "plain", "head-count"])
    heads = Deck(rng, ["none", "none", "grey", "blue", "bold"])
    for i in range(count):
        producer = wanted[i % len(wanted)]
        page = pages.deal()
        r = dict(name=f"{i:02d}-{producer}", seed=f"{seed}-{i}", producer=producer, rewriter=rewriters.deal(),
                 lines=lines[producer].deal(), face=(canvas_faces if producer == "canvas" else faces).deal(),
                 latin=latin.deal(), page=page, margin=rng.choice([10, 15, 20, 25]), heads=heads.deal(),
                 size=rng.choice([7, 8, 9, 9, 10, 10.5] if page != "A3L" else [9, 10.5, 12, 14]),
                 leading=rng.choice([1.15, 1.3, 1.5]), padding=rng.choice([1, 2, 3, 5]), running=running.deal(),
                 comparator=comparators.deal(), year=rng.choice([2021, 2022, 2023, 2024, 2025]), forms=rng.randint(3, 6))
        r.update({name: rng.random() < chance for name, chance in SWITCHES.items()})
        r.update(title=rng.choice(["财政项目支出绩效自评表"] * 6 + ["项目支出绩效自评表"]),
                 year_line=rng.choice(["(%d年度)", "（%d年度）", "（ %d 年度）", "%d年度", "（%d年）"]),
                 weight_word=rng.choice(["分数", "分值"]), weight_word_below=rng.choice(["分值", "分值", "分数"]),
                 rate_word=rng.choice(["执行率(%)", "执行率（%）", "执行率"]), money_brackets=rng.choice(["()", "（）"]),
                 note_word=rng.choice(["偏差原因分析及改进措施", "偏差原因分析及改进措施", "偏差原因分析\n及改进措施"]),
                 l3_align=rng.choice(["left", "center"]),
                 target_word=rng.choice(["年度指标值", "年度指标值", "年度\n指标值"]),
                 actual_word=rng.choice(["实际完成值", "实际完成值", "实际\n完成值"]))
        if r["year_in_title"]:
            r["year_line"] = ""
        if producer == "canvas":
            r["turned"] = rng.random() < 0.2             # upright only thanks to /Rotate
            r["cropped"] = rng.random() < 0.2            # the CropBox does not begin at 0 0
            if r["rewriter"] == "ghostscript":
                r["rewriter"] = "pdftocairo"             # Ghostscript loses the text of ReportLab's subset fonts
            if r["face"] == "STSong-Light" and r["comparator"] in "⩾≧":
                r["comparator"] = "≥"                    # not in that face's character set
        yield r
