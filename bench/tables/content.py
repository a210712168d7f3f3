# SPDX-License-Identifier: GPL-3.0-or-later
"""Invents tables of many kinds: what stands in which cell, apart from how it is set."""
from dataclasses import dataclass, field

CITIES = "青禾县 云溪区 临川市 白石镇 安平县 南浦区 清河县 松江镇 永宁县 太和区 丰乐乡 平湖市 长岭县 金沙区 双桥镇 石门县".split()
ITEMS = ("一般公共服务支出 公共安全支出 教育支出 科学技术支出 文化旅游体育与传媒支出 社会保障和就业支出 卫生健康支出 节能环保支出 城乡社区支出 农林水支出 "
         "交通运输支出 资源勘探工业信息等支出 商业服务业等支出 自然资源海洋气象等支出 住房保障支出 粮油物资储备支出 灾害防治及应急管理支出 其他支出").split()
LONG = ("机关事业单位基本养老保险缴费支出 从业人员安全生产教育和技能提升专项培训经费 农村饮用水水源地规范化建设与长期运行维护项目 归属于上市公司股东的扣除非经常性损益的净利润 "
        "高标准农田建设及耕地地力保护补贴资金 城镇老旧小区改造配套基础设施建设 义务教育阶段家庭经济困难学生生活补助 重点流域水环境综合治理与生态修复工程").split()
MEASURES = "完善台账并按月通报进展 组织专题培训不少于四次 对重点单位开展现场检查 公开结果并接受社会监督 建立问题清单逐项销号 委托第三方机构独立评估 将考核结果与预算安排挂钩".split()
OFFICES = "办公室 财务科 规划科 监督检查科 信息中心 综合执法大队 人事教育科 后勤服务中心".split()
GOODS = "粮食 原煤 发电量 水泥 钢材 布 化学纤维 汽车 微型计算机设备 集成电路".split()
SENTENCES = ("本年度各项工作围绕中心任务展开，预算执行总体平稳，重点支出得到有效保障。 下一步将继续压减一般性支出，提高资金使用效益，并加强对结余资金的统筹。 "
             "与上年相比，收入增长主要来自财政拨款，支出增长主要用于民生项目和基础设施。 有关部门应当按照规定公开决算，并对社会关切的问题及时作出说明。 "
             "调查采用分层抽样的方法，样本覆盖全部乡镇和街道，数据经过逐级审核。").split()


@dataclass
class Cell:
    text: str
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    level: int = 0   # steps by which a label is set in


@dataclass
class Table:
    kind: str
    cells: list
    header: int                 # rows of the header
    align: list                 # of each column: left, right, center
    widths: list                # shares of the columns
    title: str = ""
    number: str = ""
    unit: str = ""
    notes: list = field(default_factory=list)
    bold_rows: set = field(default_factory=set)

    @property
    def rows(self):
        return max(c.row + c.rows for c in self.cells)

    @property
    def columns(self):
        return len(self.align)


def amount(rng, low=1, high=99999, places=2):
    value = rng.uniform(low, high) if rng.random() < 0.7 else rng.uniform(low, low + (high - low) / 50)
    return f"{value:,.{places}f}"


def change(rng, style):
    value = rng.uniform(-30, 60)
    text = f"{abs(value):.1f}"
    return text if value >= 0 else {"minus": "-" + text, "triangle": "△" + text, "brackets": f"({text})"}[style]


def grid(head, body, level=None):
    """head, body: rows of texts or (text, rows, columns) or None where a cell reaches."""
    cells = []
    for r, row in enumerate(head + body):
        for c, entry in enumerate(row):
            if entry is None:
                continue
            text, rows, columns = entry if isinstance(entry, tuple) else (entry, 1, 1)
            set_in = level[r - len(head)] if level and c == 0 and r >= len(head) else 0
            cells.append(Cell(text, r, c, rows, columns, set_in))
    return cells


def statistics(rng):
    years = [f"{y}年" for y in range(2025 - rng.randint(3, 5), 2025)]
    places = rng.choice([0, 1, 2])
    names = rng.sample(CITIES, rng.randint(5, 14))
    body = [[n] + [amount(rng, 1, 9999, places) for _ in years] for n in names]
    if rng.random() < 0.5:
        body.append(["合计"] + [amount(rng, 9999, 99999, places) for _ in years])
    return Table("statistics", grid([["地区"] + years], body), 1, ["left"] + ["right"] * len(years), [2] + [1.3] * len(years))


def budget(rng):
    style = rng.choice(["minus", "triangle", "brackets"])
    body, level, n = [], [], rng.randint(3, 6)
    for i, item in enumerate(rng.sample(ITEMS, n)):
        body.append([f"{'一二三四五六'[i]}、{item}", amount(rng), amount(rng), change(rng, style)])
        level.append(0)
        for sub in rng.sample(LONG + GOODS, rng.randint(0, 3)):
            body.append([sub, amount(rng), rng.choice([amount(rng), "—", "-", "…"]), rng.choice([change(rng, style), "—"])])
            level.append(1)
    body.append(["合计", amount(rng, 9e4, 9e5), amount(rng, 9e4, 9e5), change(rng, style)])
    level.append(0)
    t = Table("budget", grid([["项目", "预算数", "决算数", "增长（%）"]], body, level), 1, ["left", "right", "right", "right"], [3.2, 1.4, 1.4, 1.1])
    t.bold_rows = {t.rows - 1}
    return t


def codes(rng):
    body = [[f"20{rng.randint(1, 29):02}{rng.randint(1, 9):02}{rng.randint(1, 99):02}", rng.choice(ITEMS + LONG), amount(rng), amount(rng),
             rng.choice([amount(rng), ""])] for _ in range(rng.randint(5, 12))]
    head = [[("功能分类科目", 1, 2), None, ("合计", 2, 1), ("其中", 1, 2), None], ["科目编码", "科目名称", None, "基本支出", "项目支出"]]
    return Table("codes", grid(head, body), 2, ["center", "left", "right", "right", "right"], [1.3, 3, 1.4, 1.4, 1.4])


def levels(rng):
    """Three rows of header."""
    names = rng.sample(CITIES, rng.randint(5, 9))
    body = [[n] + [str(rng.randint(1, 999)) for _ in range(6)] for n in names]
    head = [[("地区", 3, 1), ("就业人员（人）", 1, 4), None, None, None, ("单位数（个）", 2, 2), None],
            [None, ("城镇", 1, 2), None, ("乡村", 1, 2), None, None, None], [None, "本年", "上年", "本年", "上年", "本年", "上年"]]
    return Table("levels", grid(head, body), 3, ["left"] + ["right"] * 6, [1.8] + [1] * 6)


def halves(rng):
    n = rng.randint(5, 9)
    body = [[f"{'一二三四五六七八九'[i]}、{rng.choice(['财政拨款收入', '事业收入', '经营收入', '其他收入', '上级补助收入'])}", str(i + 1), amount(rng),
             f"{'一二三四五六七八九'[i]}、{ITEMS[i]}", str(i + 31), rng.choice([amount(rng), amount(rng), ""])] for i in range(n)]
    body.append(["收入总计", str(n + 1), amount(rng), "支出总计", str(n + 31), amount(rng)])
    head = [[("收入", 1, 3), None, None, ("支出", 1, 3), None, None], ["项目", "行次", "金额"] * 2]
    return Table("halves", grid(head, body), 2, ["left", "center", "right"] * 2, [2.4, .7, 1.3, 2.6, .7, 1.3])


def measures(rng):
    body = [[str(i + 1), rng.choice(LONG), "；".join(rng.sample(MEASURES, rng.randint(1, 3))), rng.choice(OFFICES), rng.choice(["6月底前", "年底前", "持续推进", "2024年12月"])]
            for i in range(rng.randint(3, 7))]
    return Table("measures", grid([["序号", "问题", "整改措施", "责任单位", "完成时限"]], body), 1, ["center", "left", "left", "center", "center"], [.7, 2.2, 3.4, 1.5, 1.4])


def units_by_row(rng):
    units = {"粮食": "万吨", "原煤": "万吨", "发电量": "亿千瓦时", "水泥": "万吨", "布": "亿米", "汽车": "万辆", "钢材": "万吨", "化学纤维": "万吨",
             "微型计算机设备": "万台", "集成电路": "亿块"}
    body = [[g, units[g], amount(rng, 1, 999, 1), f"{rng.uniform(-20, 20):.1f}"] for g in rng.sample(GOODS, rng.randint(5, 9))]
    return Table("units", grid([["产品名称", "单位", "产量", "比上年增长（%）"]], body), 1, ["left", "center", "right", "right"], [2, 1, 1.2, 1.6])


def company(rng):
    """Long labels that wrap beside amounts."""
    body = [[n + rng.choice(["（元）", ""]), amount(rng, 1e6, 1e9), amount(rng, 1e6, 1e9), f"{rng.uniform(-50, 80):.2f}%"] for n in rng.sample(LONG + ITEMS, rng.randint(5, 8))]
    return Table("company", grid([["项目", "本报告期", "上年同期", "本报告期比上年同期增减"]], body), 1, ["left", "right", "right", "right"], [2, 1.7, 1.7, 1.5])


def groups(rng):
    """Row headings that span rows."""
    body = []
    for name in rng.sample(CITIES, rng.randint(2, 4)):
        n = rng.randint(2, 4)
        for i, g in enumerate(rng.sample(GOODS, n)):
            body.append([(name, n, 1) if i == 0 else None, g, amount(rng, 1, 999, 1), amount(rng, 1, 999, 1)])
    return Table("groups", grid([["地区", "产品", "产量（万吨）", "产值（亿元）"]], body), 1, ["center", "left", "right", "right"], [1.4, 1.6, 1.4, 1.4])


def long_rows(rng):
    """Names of several lines beside texts and amounts."""
    body = [[rng.choice(LONG) + rng.choice(["", "（含上年结转）"]) + rng.choice(["", "，" + rng.choice(MEASURES)]), amount(rng), rng.choice([amount(rng), "", "-"]),
             "；".join(rng.sample(MEASURES, rng.randint(1, 4))) + "。", rng.choice(OFFICES + [""])] for _ in range(rng.randint(4, 9))]
    return Table("long", grid([["项目名称", "预算数", "执行数", "完成情况", "责任单位"]], body), 1, ["left", "right", "right", "left", "center"], [1.6, 1.2, 1.2, 3, 1.2])


def long_groups(rng):
    """Long names that span rows of texts of several lines."""
    body = []
    for name in rng.sample(LONG, rng.randint(2, 4)):
        n = rng.randint(1, 4)
        for i in range(n):
            body.append([(name, n, 1) if i == 0 else None, rng.choice(ITEMS), "；".join(rng.sample(MEASURES, rng.randint(1, 3))), amount(rng), rng.choice(["", "已完成", "按进度推进"])])
    return Table("long-groups", grid([["任务", "科目", "具体措施", "金额（万元）", "备注"]], body), 1, ["center", "left", "left", "right", "left"], [1.1, 1.5, 3, 1.3, 1.2])


KINDS = [statistics, budget, codes, levels, halves, measures, units_by_row, company, groups]
LONG_KINDS = [measures, long_rows, long_groups]


def sparse_rows(t):
    """True when the kind needs rulings between rows to be told apart, even by people."""
    return t.kind in ("groups", "measures", "long", "long-groups")


def table(rng, number, kinds=KINDS):
    t = rng.choice(kinds)(rng)
    t.title = f"{rng.choice(CITIES)}2024年{dict(statistics='主要年份产值', budget='支出预算执行情况', codes='一般公共预算支出情况', levels='就业与单位情况', halves='收入支出决算总表', measures='整改措施清单', units='主要工业产品产量', company='主要会计数据', groups='主要产品产量').get(t.kind, '重点任务完成情况')}"
    t.number = rng.choice(["", f"表{number}", f"表 {number}", f"附表{number}"])
    if t.kind in ("statistics", "budget", "codes", "halves"):
        t.unit = rng.choice(["单位：万元", "金额单位：元", "单位:亿元", "（单位：万元）", "单位：万元"])
    if rng.random() < 0.4:
        t.notes = [rng.choice(["注：本表数据为快报数，因四舍五入，分项之和与合计可能不等。", "资料来源：县统计局。", "注：1.表中“—”表示无此项数据。"])]
    return t
