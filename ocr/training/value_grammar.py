# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws random lines as they stand in value cells. Each function returns printed text; draw() picks a kind.

Weights follow what is dear to read wrongly, not how often it occurs: decimals and comparators come most.
"""
from vocabulary import Vocabulary

# Share of each kind among training lines. `prose` and `label` hold glyphs the reader must refuse.
KINDS = {
    "number": 14, "percent": 5, "comparator": 15, "value_unit": 20, "range": 4, "date": 7, "mark": 5, "verdict": 14,
    "money": 3, "ordinal": 2, "checkbox": 2, "salad": 15, "prose": 6, "label": 2,
}

# Units that lines hold more often than the others; rare_unit() draws from those others.
COMMON_UNITS = ["个", "次", "人", "人次", "项", "万元", "元", "户", "套", "台", "家", "天", "年", "篇", "场", "期", "件", "份", "%", "亿元", "公里", "平方米", "亩", "吨", "小时"]


class Grammar:
    def __init__(self, rng, vocabulary=None, prose=None):
        """`rng`: random.Random. `prose`: a list of Chinese words for lines that are no values."""
        self.rng = rng
        self.v = vocabulary or Vocabulary()
        self.prose_words = prose or self.v.words["labels"]
        self.alphabet = sorted(self.v.alphabet)
        self.han = [c for c in self.alphabet if "一" <= c <= "鿿"]

    def draw(self, kind=None):
        """(kind, printed text)"""
        if kind is None:
            kind = self.rng.choices(list(KINDS), KINDS.values())[0]
        return kind, getattr(self, kind)()

    # Small helpers -------------------------------------------------------------------------------------------

    def one(self, section):
        return self.rng.choice(self.v.words[section])

    def chance(self, p):
        return self.rng.random() < p

    def digits(self, count):
        return "".join(self.rng.choice("0123456789") for _ in range(count))

    def integer(self, longest=7):
        r = self.rng
        if self.chance(0.25):
            return r.choice(["0", "1", "2", "3", "4", "5", "8", "10", "12", "15", "20", "30", "50", "60", "90", "95", "98", "100", "1000"])
        return r.choice("123456789") + self.digits(r.choices(range(longest), [6, 6, 5, 4, 3, 2, 2][:longest])[0])

    def group(self, whole):
        if len(whole) < 4:
            return whole
        separator = "，" if self.chance(0.04) else ","
        return f"{int(whole):,}".replace(",", separator)

    def amount(self):
        """A number without sign or unit."""
        r = self.rng
        whole = self.integer()
        if self.chance(0.4):
            whole = self.group(whole)
        decimals = r.choices([0, 1, 2, 3, 4, 5, 6], [34, 14, 42, 3, 4, 1, 2])[0]
        if not decimals:
            return whole
        if self.chance(0.15):
            whole = "0"
        tail = "0" * decimals if self.chance(0.22) else self.digits(decimals)
        point = r.choices([".", "．", "·"], [97, 2, 0])[0]
        return whole + point + tail

    def comparison(self):
        r = self.rng
        if self.chance(0.1):
            return self.one("comparators")
        return r.choices(["≥", "≤", "=", ">", "<", "≠", "±", "~", "约", ">=", "<=", "≧", "≦", "⩾", "⩽", "＝", "＞", "＜", "﹦", "≈", "+"],
                         [30, 22, 16, 7, 7, 2, 2, 2, 3, 3, 2, 2, 2, 1, 1, 3, 2, 2, 1, 0.5, 0.5])[0]

    def unit(self):
        if self.chance(0.35):
            return self.rng.choice(COMMON_UNITS)
        return self.rng.choice(self.v.units)

    def bracketed(self, text):
        return self.rng.choices([f"({text})", f"（{text}）", f"({text}）"], [5, 5, 0.3])[0]

    def day(self):
        r = self.rng
        year, month, day = r.randint(1999, 2035), r.randint(1, 12), r.randint(1, 31)
        two = self.chance(0.4)
        m, d = (f"{month:02}", f"{day:02}") if two else (str(month), str(day))
        forms = [f"{year}年{m}月{d}日", f"{year}年{m}月", f"{m}月{d}日", f"{year}年", f"{year}.{m}.{d}", f"{year}-{m}-{d}",
                 f"{year}/{m}/{d}", f"{year}.{m}", f"{m}月", f"{year}{month:02}{day:02}", f"{year}年{m}月{d}日"]
        return r.choice(forms)

    # Kinds ---------------------------------------------------------------------------------------------------

    def number(self):
        value = self.amount()
        if self.chance(0.06):
            return self.rng.choice(["-", "－", "−", "△", "+"]) + value
        return self.bracketed(value) if self.chance(0.02) else value

    def percent(self):
        sign = self.rng.choices(["%", "％", "‰", "(%)", "（%）", "个百分点"], [70, 8, 5, 10, 6, 2])[0]
        value = self.rng.choice(["100", "100.00", "0.00", "95", "98", "90", "85", "99.5"]) if self.chance(0.35) else self.amount()
        return value + sign

    def comparator(self):
        value = self.rng.choice([self.amount, self.integer, self.percent, self.value_unit, self.value_unit])()
        text = self.comparison() + (" " if self.chance(0.04) else "") + value
        return text + self.one("bounds") if self.chance(0.03) else text

    def value_unit(self):
        value = self.amount() if self.chance(0.45) else self.integer()
        unit = self.unit()
        text = value + (self.bracketed(unit) if self.chance(0.3) else " " * self.chance(0.05) + unit)
        if self.chance(0.06):
            text += self.one("bounds")
        return self.one("comparators") + text if self.chance(0.05) else text

    def rare_unit(self):
        """Only to measure: it takes the place of no line of the training."""
        unit = self.rng.choice([unit for unit in self.v.units if unit not in COMMON_UNITS])
        return (self.amount() if self.chance(0.3) else self.integer(5)) + (self.bracketed(unit) if self.chance(0.3) else unit)

    def range(self):
        link = self.rng.choices(["-", "—", "~", "～", "至", "－", "–"], [6, 3, 3, 3, 3, 2, 1])[0]
        low, high = (self.amount(), self.amount()) if self.chance(0.3) else (self.integer(4), self.integer(4))
        tail = self.rng.choice(["%", "", self.unit(), self.bracketed(self.unit())])
        return low + (tail if self.chance(0.2) else "") + link + high + tail

    def date(self):
        r = self.rng
        text = self.day()
        if self.chance(0.15):
            return f"{r.randint(1, 12)}月" + r.choice(["底前", "底", "底之前", "初", "中旬", "前", "31日前"]) + r.choice(["", "完成", "完成", "到位"])
        if self.chance(0.35):
            text += self.one("deadlines") + (self.one("actions") if self.chance(0.4) else "")
        elif self.chance(0.12):
            text += r.choice(["-", "—", "至", "~"]) + self.day()
        elif self.chance(0.12):
            text = self.one("deadlines") + self.one("actions")
        elif self.chance(0.1):
            text = r.choice(["100%", "1项", "12次"]) + self.bracketed(text)
        return text

    def mark(self):
        return self.rng.choices(["-", "—", "——", "－", "–", "--", "/", "／", "*", "＊", "×", "√", "□", "☑", "■", "无", "0", "%", "△", "※", "✓"],
                                [20, 14, 7, 5, 3, 2, 9, 3, 6, 1, 4, 6, 3, 3, 1, 3, 2, 1, 1, 0, 2])[0]

    def verdict(self):
        form = self.rng.random()
        if form < 0.3:
            return self.one("grades")
        if form < 0.62:
            return self.one("verdicts")
        if form < 0.85:
            return self.one("adverbs") + self.one("actions")
        if form < 0.92:
            return self.one("grades") + self.rng.choice(["、", "，", ""]) + self.one("grades")
        return self.rng.choice(["0", "零", "无", "第" + self.integer(2), self.one("numerals")]) + self.rng.choice(["事故", "投诉", "发生", "级", "类", "期"])

    def money(self):
        sign = self.rng.choice(["¥", "￥", "", "人民币", "约"])
        return sign + self.amount() + (self.rng.choice(["元", "万元", "亿元", "万", "亿", "美元", "千元"]) if sign in ("", "约") or self.chance(0.4) else "")

    def ordinal(self):
        r = self.rng
        n = r.randint(1, 20)
        numeral = r.choice("一二三四五六七八九十")
        return r.choice([chr(0x2460 + n - 1), chr(0x2460 + n - 1), f"({n})", f"（{numeral}）", f"{n}.", f"{n}、", f"{numeral}、", f"第{n}", f"第{numeral}",
                         chr(0x2460 + n - 1) + self.value_unit(), f"{n}.{self.verdict()}", f"{n}、{self.value_unit()}", f"{numeral}级", self.one("classes") + r.choice(["", "类", "级"])])

    def checkbox(self):
        r = self.rng
        names = r.choice([["优", "良", "中", "差"], ["是", "否"], ["有", "无"], ["完成", "未完成"], ["合格", "不合格"], ["达标", "未达标"]])
        ticked = r.randrange(len(names))
        tick = r.choice(["☑", "√", "■", "☑"])
        gap = r.choice(["", " ", "  "])
        if self.chance(0.3):
            return (tick if self.chance(0.5) else "□") + names[ticked]
        return gap.join((tick if i == ticked else "□") + name for i, name in enumerate(names))

    def salad(self):
        """Signs at random, so that the rare ones are learned and none is known by its company only."""
        count = self.rng.randint(1, 8)
        if self.chance(0.75):
            return "".join(self.rng.choice(self.han) for _ in range(count))
        return "".join(self.rng.choice(self.alphabet) for _ in range(count + 1))

    def prose(self):
        length = self.rng.randint(1, 9)
        text = ""
        while len(text) < length:
            text += self.rng.choice(self.prose_words)
            if self.chance(0.08):
                text += self.rng.choice(["，", "。", "、", "：", "；", self.amount(), self.percent()])
        return text[:12]

    def label(self):
        text = self.one("labels")
        return text + self.rng.choice(["", "", "", "：", "（万元）", "(10分)", "（%）", "1"])
