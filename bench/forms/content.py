# SPDX-License-Identifier: GPL-3.0-or-later
"""Invents forms whose figures agree with one another: the truth of a report.

`form(rng, house)` returns a dictionary in the truth format (see ../README.md). `house` is the office's
way of writing figures (`house_style`), the same in all forms of one report.
"""
from decimal import Decimal, ROUND_DOWN, ROUND_HALF_UP

from . import vocabulary as words

CENT = Decimal("0.01")


def house_style(rng, **fixed):
    """How one office writes its figures; `fixed` overrides single choices."""
    style = dict(
        decimals=rng.choice([2, 2, 2, 0, 1]),          # of weights and scores
        target_decimals=rng.choice([2, 2, 0]),
        bracket=rng.choice(["()", "()", "（）", "", ""]),  # around the unit of a target
        comma=rng.random() < 0.5,                       # thousands separators
        rate_sign=rng.random() < 0.3,                   # 96.50% in place of 96.50
        truncate=rng.random() < 0.25,                   # the rate is cut off, not rounded
        not_applicable=rng.choice(["-", "-", "-", "—", "/", ""]),
        zero_rate=rng.choice(["0.00", "0.00", "n/a"]),
        no_note=rng.choice(["", "", "", "无", "/"]),
        unit_is_yuan=rng.random() < 0.2,
        budget_weight=rng.choice([10, 10, 10, 20]),
        label_colon=rng.choice([":", ":", "：", ""]),
        points_in_level1=rng.random() < 0.08,           # 产出指标(50分)
        long_prose=rng.random() < 0.35)
    style.update(fixed)
    return style


def fixed_point(value, places, comma=False):
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):{',' if comma else ''}f}"
    return text


def points(value, house):
    """A weight or score: never rounded, so that printed figures still add up."""
    places = max(house["decimals"], -value.normalize().as_tuple().exponent)
    return fixed_point(value, places)


def share(rng, total, n):
    """n whole weights that add up to total, the way committees pick them."""
    weights = [5 if total >= 5 * n else 1] * n
    rest = total - sum(weights)
    while rest:
        step = min(rest, rng.choice([5, 5, 2, 1, 3]))
        weights[rng.randrange(n)] += step
        rest -= step
    return [Decimal(w) for w in weights]


# ---- targets ----------------------------------------------------------------------------------

def unit_text(unit, house):
    b = house["bracket"]
    return f"{b[0]}{unit}{b[1]}" if b else unit


def number(value, house):
    return fixed_point(Decimal(value), house["target_decimals"], house["comma"])


def measured(rng, house, comparator, value, unit, full, lower_is_better=False):
    """(target, actual) for comparator, number and unit; `full` says whether the target was met."""
    value = Decimal(value)
    step = max(Decimal(1), (value * Decimal(rng.choice(["0.02", "0.1", "0.25"]))).to_integral_value())
    better = -step if lower_is_better else step
    if full:
        actual = value if comparator in ("=", "") or rng.random() < 0.6 else value + better
    else:
        actual = value - better
    actual = max(actual, Decimal(0))
    if unit == "%" and not lower_is_better:
        actual = min(actual, Decimal(100))
    u = unit_text(unit, house)
    return (comparator, number(value, house), u), number(actual, house) + u


def plain(target, actual):
    return ("", target, ""), actual


def target_quantity(rng, house, theme, full, year):
    name, unit, low, high = rng.choice(theme["things"])
    n = rng.randint(low, high)
    kind = rng.choice("mmmmmbrac")
    if kind == "b":                                       # 12篇: bare number and unit
        return name, *plain(f"{n}{unit}", f"{n if full else max(0, n - 1)}{unit}")
    if kind == "r":                                       # 1-3期
        a = rng.randint(1, 4)
        return name, *plain(f"{a}-{a + 2}{unit}", f"{a + 1 if full else a - 1}{unit}")
    if kind == "a":                                       # 约50户
        return name, *plain(f"约{n}{unit}", f"{n + 1 if full else n // 2}{unit}")
    comparator = rng.choice(["≥", "≥", "=", ">" if not full or n > 2 else "≥"])
    if comparator == ">":
        target, _ = measured(rng, house, ">", n, unit, True)
        actual = number(n + 1 if full else max(0, n - 1), house) + unit_text(unit, house)
        return name, target, actual
    return name, *measured(rng, house, comparator, n, unit, full)


def target_quality(rng, house, theme, full, year):
    name = rng.choice(theme["rates"] + ["项目验收合格率", "政府采购合规率"])
    if rng.random() < 0.2:
        return name, *plain("100%", "100%" if full else "97.5%")
    comparator, p = rng.choice([("≥", 90), ("≥", 95), ("=", 100), (">", 80), ("≥", 98)])
    if comparator == ">":
        target, _ = measured(rng, house, ">", p, "%", True)
        return name, target, number(p + 4 if full else p - 6, house) + unit_text("%", house)
    return name, *measured(rng, house, comparator, p, "%", full)


def target_time(rng, house, theme, full, year):
    name = rng.choice(["项目完成及时率", "资金拨付及时性", "任务完成时间", "项目实施进度", "完工时间"])
    month = rng.randint(3, 12)
    kind = rng.choice("qqdmpe")
    if kind == "d":
        return name, *plain(f"{month}月底前", f"{month if full else 12}月{rng.randint(10, 28)}日完成")
    if kind == "m":
        return "处理时限", *measured(rng, house, "≤", rng.choice([3, 7, 15, 30, 90]), rng.choice(["天", "个工作日"]), full, True)
    if kind == "p":
        return name, *plain(f"100%({year}年{month}月)", f"{100 if full else 92}%({year}年12月)")
    if kind == "e":                                       # the office left the target out
        return name, *plain("", rng.choice(words.REACHED) if full else rng.choice(words.PARTLY))
    return name, *qualitative(rng, "时效指标", full)


def target_cost(rng, house, theme, full, year):
    name = rng.choice(["项目总成本", "成本控制率", "单位成本", "预算控制数"])
    if name == "成本控制率":
        return name, *measured(rng, house, "≤", 100, "%", full, True)
    cents = Decimal(rng.randint(100, 380000)) / 100
    money = f"{cents:,.2f}" if house["comma"] else f"{cents:.2f}"
    spent = cents if full and rng.random() < 0.6 else cents * (Decimal("0.97") if full else Decimal("1.05"))
    spent = spent.quantize(CENT)
    u = unit_text(rng.choice(["万元", "万", "元"]), house)
    return name, (rng.choice(["≤", "≤", "="]) if full and spent == cents else "≤", money, u), \
        (f"{spent:,.2f}" if house["comma"] else f"{spent:.2f}") + u


def qualitative(rng, level2, full):
    target = rng.choice(words.QUALITATIVE[level2])
    return plain(target, rng.choice(words.REACHED + [target]) if full else rng.choice(words.PARTLY))


def target_effect(rng, house, theme, full, year, level2):
    names = {"社会成本指标": ["对社会的负面影响"], "经济效益指标": ["带动就业人数", "节约财政资金"],
             "社会效益指标": [f"{theme['field']}水平提升情况", "政策知晓率", "安全事故发生数"],
             "生态效益指标": ["生态环境改善情况", "能源消耗下降率"],
             "可持续影响指标": ["长效管理机制健全性", "设施使用年限", "后续运行保障情况"]}[level2]
    name = rng.choice(names)
    if name == "带动就业人数":
        return name, *measured(rng, house, "≥", rng.randint(20, 60000), "人", full)
    if name == "节约财政资金":
        return name, *measured(rng, house, "≥", rng.randint(2, 3600), "万元", full)
    if name == "政策知晓率":
        return name, *measured(rng, house, "≥", rng.choice([80, 85, 90]), "%", full)
    if name == "安全事故发生数":
        return name, *rng.choice([plain("0事故", "0事故" if full else "1起"),
                                  measured(rng, house, "≤" if not full else "=", 0, "起", True) if full
                                  else plain("0起", "1起")])
    if name == "能源消耗下降率":
        return name, *measured(rng, house, rng.choice(["≥", "="]), rng.choice([3, 5, 8]), "%", full)
    if name == "设施使用年限":
        return name, *measured(rng, house, "≥", rng.choice([5, 8, 15]), "年", full)
    return name, *qualitative(rng, level2, full)


def target_satisfaction(rng, house, theme, full, year):
    return theme["served"] + "满意度", *measured(rng, house, "≥", rng.choice([80, 85, 90, 95]), "%", full)


MAKERS = {"数量指标": target_quantity, "质量指标": target_quality, "时效指标": target_time,
          "成本指标": target_cost, "经济成本指标": target_cost, "服务对象满意度指标": target_satisfaction}
LEVELS = [("成本指标", ["经济成本指标", "社会成本指标"]),
          ("产出指标", ["数量指标", "质量指标", "时效指标", "成本指标"]),
          ("效益指标", ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]),
          ("满意度指标", ["服务对象满意度指标"])]


def outline(rng):
    """The (level1, level2) of each row, grouped the way the form prints them."""
    cost_first = rng.random() < 0.3
    rows = []
    for level1, level2s in LEVELS:
        if level1 == "成本指标" and not cost_first:
            continue
        for level2 in level2s:
            if level2 == "成本指标" and cost_first:
                continue
            least = 1 if level2 in ("数量指标", "质量指标", "服务对象满意度指标") else 0
            most = {"数量指标": 4, "质量指标": 3, "服务对象满意度指标": 2}.get(level2, 2 if rng.random() < 0.3 else 1)
            rows += [(level1, level2)] * rng.randint(least, most)
    return rows


def note(rng, house, full):
    if full:
        return house["no_note"]
    reason, remedy = rng.choice(words.REASONS), rng.choice(words.REMEDIES)
    return rng.choice([reason, f"{reason}。{remedy}。", f"1.{reason}。\n2.{remedy}。",
                       f"偏差原因：{reason}。\n改进措施：{remedy}。"])


def indicators(rng, house, theme, year):
    rows, seen = [], set()
    plan = outline(rng)
    weights = share(rng, 100 - house["budget_weight"], len(plan))
    for (level1, level2), weight in zip(plan, weights):
        full = rng.random() < 0.82
        maker = MAKERS.get(level2)
        for _ in range(20):
            made = maker(rng, house, theme, full, year) if maker else target_effect(rng, house, theme, full, year, level2)
            if (level2, made[0]) not in seen:
                break
        seen.add((level2, made[0]))
        name, target, actual = made
        score = weight if full else (weight * Decimal(rng.choice(["0.5", "0.8", "0.9", "0.6"]))).quantize(Decimal("0.1"))
        rows.append(dict(l1=level1, l2=level2, l3=name, target=target, actual=actual, weight=weight, score=score,
                         note=note(rng, house, full)))
    if house["points_in_level1"]:
        for level1 in {r["l1"] for r in rows}:
            total = sum(r["weight"] for r in rows if r["l1"] == level1)
            for r in rows:
                if r["l1"] == level1:
                    r["l1_text"] = f"{level1}({total}分)"
    return rows


# ---- the upper block ---------------------------------------------------------------------------

def rate_of(executed, revised, house):
    if not revised:
        return None
    return (executed / revised * 100).quantize(CENT, ROUND_DOWN if house["truncate"] else ROUND_HALF_UP)


def budget(rng, house):
    factor = 10000 if house["unit_is_yuan"] else 1
    grant = Decimal(rng.choice([rng.randint(100, 9999), rng.randint(10000, 999999), rng.randint(10 ** 6, 4 * 10 ** 7)])) / 100 * factor
    carried = grant * rng.randint(1, 30) / 100 if rng.random() < 0.35 else Decimal(0)
    other = grant * rng.randint(1, 20) / 100 if rng.random() < 0.2 else Decimal(0)
    parts = []
    for initial in (grant, carried, other):
        initial = initial.quantize(CENT)
        revised = initial if rng.random() < 0.5 else (initial * rng.randint(60, 125) / 100).quantize(CENT)
        executed = revised if rng.random() < 0.4 else (revised * rng.randint(6000, 9999) / 10000).quantize(CENT)
        parts.append((initial, revised, executed))
    total = tuple(sum(p[i] for p in parts) for i in range(3))
    weight = Decimal(house["budget_weight"])
    score = (total[2] / total[1] * weight).quantize(CENT, ROUND_DOWN if house["truncate"] else ROUND_HALF_UP)
    colon = house["label_colon"]
    labels = [f"年度资金总额{colon}", f"其中{colon or ':'}当年财政拨款", "上年结转资金", "其他资金"]
    na, rows = house["not_applicable"], []
    for i, (label, amounts) in enumerate(zip(labels, [total] + parts)):
        rate = rate_of(amounts[2], amounts[1], house)
        if rate is None:
            rate_text = na if house["zero_rate"] == "n/a" else "0.00" + ("%" if house["rate_sign"] else "")
        else:
            rate_text = f"{rate}" + ("%" if house["rate_sign"] else "")
        row = dict(label=label)
        for key, amount in zip(("initial", "revised", "executed"), amounts):
            row[key] = fixed_point(amount, 2, house["comma"])
        row.update(weight=points(weight, house) if i == 0 else na, rate=rate_text,
                   score=points(score, house) if i == 0 else na)
        rows.append(row)
    return rows, weight, score


# ---- prose -------------------------------------------------------------------------------------

def sentence(rng, theme, place, done):
    fill = dict(place=place, field=theme["field"], served=theme["served"], p=rng.randint(80, 99))
    if done:
        thing, unit, low, high = rng.choice(theme["things"])
        fill.update(thing=thing, unit=unit, n=rng.randint(low, high), month=rng.randint(3, 12))
        parts = [p.format(**fill) for p in rng.sample(words.DONE, 2)]
    else:
        parts = rng.sample(theme["clauses"], rng.randint(2, min(3, len(theme["clauses"]))))
    text = parts[0]
    for p in parts[1:]:
        text += rng.choice(words.LINKS) + p
    return rng.choice(words.OPENINGS).format(**fill) + text + rng.choice(words.CLOSINGS).format(**fill)


def prose(rng, house, theme, place, done):
    n = rng.randint(4, 9) if house["long_prose"] else rng.randint(1, 4)
    sentences = [sentence(rng, theme, place, done) for _ in range(n)]
    kind = rng.choice(["one", "one", "numbered", "ordinal", "paragraphs"])
    if n > 1 and kind == "numbered":
        return "\n".join(f"{i}.{s}" for i, s in enumerate(sentences, 1))
    if n > 1 and kind == "ordinal":
        return "".join(f"{'一二三四五六七八九'[i]}是{s.rstrip('。')}{'。' if i == n - 1 else '；'}" for i, s in enumerate(sentences))
    if n > 2 and kind == "paragraphs":
        return "\n".join(["".join(sentences[:n // 2]), "".join(sentences[n // 2:])])
    return "".join(sentences)


def grade(score):
    return "优" if score >= 90 else "良" if score >= 80 else "中" if score >= 60 else "差"


def form(rng, house, year):
    """One form. Targets are (comparator, number, unit) triples; `truth` flattens them."""
    theme, place = rng.choice(words.THEMES), rng.choice(words.PLACES)
    office = place + rng.choice(words.OFFICES)
    rows, weight, score = budget(rng, house)
    items = indicators(rng, house, theme, year)
    total = score + sum(r["score"] for r in items)
    for r in items:
        r["weight"], r["score"] = points(r["weight"], house), points(r["score"], house)
    name = rng.choice(words.NAME_PREFIXES).format(year=year) + theme["name"] + rng.choice(words.NAME_SUFFIXES)
    return dict(year=year, project=name, department=office + rng.choice(["", "", "(汇总)"]),
                unit=office + rng.choice(words.BODIES), budget=rows, indicators=items,
                goal_expected=prose(rng, house, theme, place, False), goal_actual=prose(rng, house, theme, place, True),
                total_weight=points(Decimal(100), house), total_score=points(total, house), grade=grade(total))


def truth(form):
    """The form in the truth format: every value a string, level 1 as it is printed."""
    out = dict(form)
    out["indicators"] = []
    for r in form["indicators"]:
        row = {k: v for k, v in r.items() if k != "l1_text"}
        row["l1"] = r.get("l1_text", r["l1"])
        row["target"] = "".join(r["target"])
        out["indicators"].append(row)
    return out
