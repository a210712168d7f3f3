#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workbook as another library opens it, and the CSV, hold what the JSON says."""
import copy
import csv
import datetime
import io
import re
import shutil
import unittest
import zipfile
from collections import namedtuple
from decimal import Decimal

import openpyxl

from program import FIXTURES, SAMPLE, ProgramTest

from generator import records  # noqa: E402, found by program
from generator.form import set_form  # noqa: E402
from generator.page import Document  # noqa: E402
from generator.table import Sheet  # noqa: E402

GENERAL = str(FIXTURES / "general-table.pdf")
DATA_SHEETS = ["项目汇总", "资金明细", "绩效指标", "年度目标"]
CHECKS = "校验"  # The only sheet with formulas, which CSV can't hold.
MONEY = [("initial", "年初预算数"), ("revised", "全年预算数"), ("executed", "全年执行数")]

# A number in a cell, and how it is shown.
Number = namedtuple("Number", "value format")


def in_cell(cell):
    """What a cell of the workbook holds: None, a text or a Number."""
    if cell.value is None:
        return None
    if cell.data_type == "n":
        return Number(Decimal(str(cell.value)), cell.number_format)
    assert cell.data_type == "s", (cell.coordinate, cell.data_type)
    return cell.value


def decimals(text):
    return len(text.partition(".")[2])


def shown(text, places):
    return Number(Decimal(text), "#,##0" + ("." + "0" * places if places else ""))


def plain(number):
    return Number(Decimal(number), "0")


def amount(value):
    """A column of numbers: two decimals at least, marks as text."""
    quantity = value["quantity"]
    if not quantity:
        return value["text"] or None
    return shown(quantity["value"], max(2, decimals(quantity["value"])))


def parts(value, name):
    """原文, 比较符, 数值 and 单位 of a target or result; 数值 with the decimals printed."""
    quantity = value["quantity"]
    cells = {"原文": value["text"] or None, "比较符": None, "数值": None, "单位": None}
    if quantity:
        number = quantity["value"]
        cells["比较符"] = quantity["comparator"] or None
        cells["单位"] = quantity["unit"] or None
        cells["数值"] = (f"{number}~{quantity['high']}" if quantity["high"]
                       else shown(number, decimals(number)))
    return {f"{name}_{part}": cell for part, cell in cells.items()}


def pages(form):
    first, last = form["pages"][0], form["pages"][-1]
    return str(first) if first == last else f"{first}~{last}"


def text(value):
    return value["text"] or None


def head(form, index):
    return {"序号": plain(index), "项目名称": text(form["fields"]["project"]),
            "年度": plain(form["fields"]["year"]["text"])}


def foot(form, file):
    return {"文件": file, "页码": pages(form)}


def expected_summary(forms, file):
    for index, form in enumerate(forms, 1):
        fields, budget = form["fields"], form["rows"]["budget"]
        row = {**head(form, index), "主管部门": text(fields["department"]),
               "实施单位": text(fields["unit"])}
        for title, line in zip(["年度资金总额", "当年财政拨款", "上年结转资金", "其他资金"], budget):
            row.update({f"{title}_{name}": amount(line[key]) for key, name in MONEY})
        yield {**row, "金额单位": "万元", "执行率(%)": amount(budget[0]["rate"]),
               "预算得分": amount(budget[0]["score"]), "总分值": amount(fields["total_weight"]),
               "总得分": amount(fields["total_score"]), "评分等级": text(fields["grade"]),
               "待核项数": plain(0), **foot(form, file)}


def expected_budget(forms, file):
    lines = [(form, line) for form in forms for line in form["rows"]["budget"]]
    for index, (form, line) in enumerate(lines, 1):
        yield {**head(form, index), "资金类别": text(line["label"]),
               **{name: amount(line[key]) for key, name in MONEY}, "金额单位": "万元",
               "分值": amount(line["weight"]), "执行率(%)": amount(line["rate"]),
               "得分": amount(line["score"]), **foot(form, file)}


def expected_indicators(forms, file):
    lines = [(form, line) for form in forms for line in form["rows"]["indicators"]]
    for index, (form, line) in enumerate(lines, 1):
        yield {**head(form, index), "一级指标": text(line["level1"]), "二级指标": text(line["level2"]),
               "三级指标": text(line["level3"]), **parts(line["target"], "年度指标值"),
               **parts(line["actual"], "实际完成值"), "分值": amount(line["weight"]),
               "得分": amount(line["score"]), "偏差原因分析及改进措施": text(line["note"]),
               **foot(form, file)}


def expected_goals(forms, file):
    for index, form in enumerate(forms, 1):
        fields = form["fields"]
        yield {**head(form, index), "实施单位": text(fields["unit"]),
               "预期目标": text(fields["goal_expected"]), "实际完成情况": text(fields["goal_actual"]),
               **foot(form, file)}


EXPECTED = dict(zip(DATA_SHEETS, [expected_summary, expected_budget, expected_indicators,
                                  expected_goals]))


def header_rows(sheet):
    return 2 if sheet.merged_cells.ranges else 1


def titles(sheet):
    """Column titles, with the heading that stands over several of them in front."""
    if header_rows(sheet) == 1:
        return [cell.value for cell in sheet[1]]
    out, group = [], None
    for upper, lower in zip(sheet[1], sheet[2]):
        group = upper.value or group
        out.append(f"{group}_{lower.value}" if lower.value else group)
    return out


def rows(sheet):
    names = titles(sheet)
    return [dict(zip(names, map(in_cell, row)))
            for row in sheet.iter_rows(min_row=header_rows(sheet) + 1)]


class WorkbookTest(ProgramTest):
    def convert(self, *paths, code=0):
        run = self.biaoge("convert", *paths, "-o", "a.xlsx", "--json", "a.json", "--csv", "csv")
        self.assertEqual(run.returncode, code, run.stderr)
        return openpyxl.load_workbook(self.folder / "a.xlsx"), self.documents()

    def csv_rows(self, name):
        """Records of a CSV file; its form is checked down to the byte."""
        data = (self.folder / "csv" / f"{name}.csv").read_bytes()
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"), name)
        content = data[3:].decode("utf-8")
        records_ = list(csv.reader(io.StringIO(content, newline=""), strict=True))
        again = io.StringIO(newline="")
        csv.writer(again, lineterminator="\r\n").writerows(records_)
        self.assertEqual(content, again.getvalue(), name)  # CRLF, and quotes where they must be.
        return records_


class Values(WorkbookTest):
    def test_data_sheets_hold_every_field_and_row_of_the_json(self):
        book, (document,) = self.convert(SAMPLE)
        for name, expected in EXPECTED.items():
            with self.subTest(name):
                wanted = list(expected(document["forms"], "sample.pdf"))
                self.assertEqual(len(wanted), {"资金明细": 12, "绩效指标": 22}.get(name, 3))
                self.assertEqual(rows(book[name]), wanted)

    def test_csv_files_hold_the_same_values_as_the_sheets(self):
        book, _ = self.convert(SAMPLE, GENERAL)
        self.assertEqual(sorted(p.stem for p in (self.folder / "csv").iterdir()),
                         sorted(set(book.sheetnames) - {CHECKS}))
        for name in [*DATA_SHEETS, "文件清单"]:
            with self.subTest(name):
                names, *lines = self.csv_rows(name)
                self.assertEqual(names, titles(book[name]))
                self.assertEqual([list(map(bare, row.values())) for row in rows(book[name])],
                                 [list(map(bare, line)) for line in lines])

    def test_csv_numbers_have_the_digits_printed_and_no_separators(self):
        _, (document,) = self.convert(SAMPLE)
        _, *lines = self.csv_rows("资金明细")
        printed = [line["revised"]["quantity"]["value"] for form in document["forms"]
                   for line in form["rows"]["budget"]]
        self.assertIn("1663.27", printed)
        self.assertEqual([line[5] for line in lines], printed)

    def test_tables_stand_as_printed_with_their_merged_cells(self):
        book, documents = self.convert(SAMPLE, GENERAL, FIXTURES / "misaligned-blocks.pdf")
        tables = [table for document in documents for table in document["tables"]]
        sheets = [sheet for sheet in book if sheet.title.startswith("原表")]
        self.assertEqual(len(sheets), len(tables))
        self.assertEqual(len(tables), 5)
        for sheet, table in zip(sheets, tables):
            with self.subTest(sheet.title):
                top = sheet.max_row - table["rows"] + 1
                spans = {(top + c["row"], 1 + c["column"], c["rowspan"], c["colspan"])
                         for c in table["cells"] if c["rowspan"] * c["colspan"] > 1}
                merged = {(r.min_row, r.min_col, r.size["rows"], r.size["columns"])
                          for r in sheet.merged_cells.ranges if r.min_row >= top}
                self.assertEqual(merged, spans)
                for cell in table["cells"]:
                    self.assert_printed(sheet.cell(top + cell["row"], 1 + cell["column"]),
                                        cell["text"])
                grid = [[""] * table["columns"] for _ in range(table["rows"])]
                for cell in table["cells"]:
                    printed = cell["text"]
                    grid[cell["row"]][cell["column"]] = (
                        printed.replace(",", "") if is_number(printed) else printed)
                self.assertEqual(self.csv_rows(sheet.title), grid)

    def assert_printed(self, cell, printed):
        if is_number(printed):
            number = printed.replace(",", "")
            grouped = "#,##0" if "," in printed else "0"
            places = "." + "0" * decimals(number) if decimals(number) else ""
            self.assertEqual(in_cell(cell), Number(Decimal(number), grouped + places))
        else:
            self.assertEqual(in_cell(cell), printed or None)

    def test_ranges_marks_and_words_are_text(self):
        record = copy.deepcopy(records.ROADS)
        wanted = {"1-3(期)": (None, "1~3", "期"), "约50户": ("约", shown("50", 0), "户"),
                  "6月底前": (None, None, None), "/": (None, None, None),
                  "100%(2023年12月)": (None, shown("100", 0), "%")}
        for indicator, target in zip(record["indicators"], wanted):
            indicator["target"] = target
        self.write_form("odd.pdf", record)
        book, _ = self.convert("odd.pdf")
        found = {row["年度指标值_原文"]: (row["年度指标值_比较符"], row["年度指标值_数值"],
                                    row["年度指标值_单位"]) for row in rows(book["绩效指标"])}
        self.assertEqual({k: found.get(k) for k in wanted}, wanted)

    def write_form(self, name, record):
        document, sheet = Document(name, ""), Sheet()
        set_form(sheet, record)
        sheet.draw(document)
        (self.folder / name).write_bytes(document.bytes())


class NoFormulas(WorkbookTest):
    EVIL = ["=1+1", "+86", "@SUM(A1)", "=cmd|'/c calc'!A0", "-2+3", "{=A1}"]

    def setUp(self):
        super().setUp()
        record = copy.deepcopy(records.ROADS)
        record["project"] = "=1+1"
        record["goal_expected"] = "@SUM(A1:A9)"
        for indicator, evil in zip(record["indicators"], self.EVIL):
            indicator["l3"] = evil
        document, sheet = Document("evil.pdf", ""), Sheet()
        set_form(sheet, record)
        sheet.y += 20
        sheet.begin_table()
        for evil in self.EVIL:
            sheet.row([50, 300, 545], [evil, "http://a.cn"], 22)
        sheet.draw(document)
        (self.folder / "evil.pdf").write_bytes(document.bytes())

    def test_text_that_begins_like_a_formula_is_text(self):
        book, (document,) = self.convert("evil.pdf")
        indicators = [row["三级指标"] for row in rows(book["绩效指标"])]
        self.assertEqual(indicators[:len(self.EVIL)], self.EVIL)
        self.assertEqual(rows(book["项目汇总"])[0]["项目名称"], "=1+1")
        self.assertEqual(rows(book["年度目标"])[0]["预期目标"], "@SUM(A1:A9)")
        self.assertEqual(len(document["tables"]), 2)
        last = book[book.sheetnames[-1]]
        self.assertEqual([last.cell(last.max_row - len(self.EVIL) + 1 + i, 1).value
                          for i in range(len(self.EVIL))], self.EVIL)
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    known = ("s", "n", "f") if sheet.title == CHECKS else ("s", "n")
                    self.assertIn(cell.data_type, known, cell.coordinate)
                    if cell.data_type == "f":
                        self.assertRegex(cell.value, r'^=(IFERROR|IF|SUMPRODUCT)\(|^=[\d.]+$|^=G\d+-F\d+$|^="共 "&COUNTA')
        with zipfile.ZipFile(self.folder / "a.xlsx") as parts_:
            for name in parts_.namelist():
                if "/worksheets/" in name:
                    sheet = book.sheetnames[int(re.search(r"sheet(\d+)\.xml", name)[1]) - 1] \
                        if "/sheet" in name else ""
                    if sheet != CHECKS:
                        self.assertNotIn(b"<f>", parts_.read(name), name)
                    self.assertNotIn(b'Target="http', parts_.read(name), name)

    def test_names_of_sheets_and_files_made_of_such_text_are_legal(self):
        book, _ = self.convert("evil.pdf")
        for name in book.sheetnames:
            self.assertLessEqual(len(name), 31)
            self.assertNotRegex(name, r"[\[\]:*?/\\<>|\"]")
        self.assertEqual(sorted(p.stem for p in (self.folder / "csv").iterdir()),
                         sorted(set(book.sheetnames) - {CHECKS}))


class Layout(WorkbookTest):
    def test_sheets_and_their_order(self):
        book, _ = self.convert(SAMPLE, GENERAL)
        self.assertEqual(book.sheetnames, [
            *DATA_SHEETS, CHECKS, "文件清单", "原表1 农村公路日常养护", "原表2 公共图书馆免费开放",
            "原表3 社区老年助餐服务", "数据4 收入支出情况简表", "原表4 收入支出情况简表"])

    def test_without_a_form_the_list_of_files_comes_first(self):
        book, _ = self.convert(GENERAL)
        self.assertEqual(book.sheetnames, ["文件清单", "数据1 收入支出情况简表", "原表1 收入支出情况简表"])

    def test_trouble_has_a_sheet(self):
        book, _ = self.convert(SAMPLE, FIXTURES / "broken-xref.pdf")
        self.assertEqual(book.sheetnames[4:7], [CHECKS, "处理情况", "文件清单"])

    def test_header_stays_in_view_and_filters(self):
        book, _ = self.convert(SAMPLE)
        frozen = {name: book[name].freeze_panes for name in [*DATA_SHEETS, "文件清单"]}
        self.assertEqual(frozen, {"项目汇总": "C3", "资金明细": "C2", "绩效指标": "C3", "年度目标": "C2",
                                  "文件清单": "A2"})
        for name in frozen:
            sheet = book[name]
            last = openpyxl.utils.get_column_letter(sheet.max_column)
            self.assertEqual(sheet.auto_filter.ref,
                             f"A{header_rows(sheet)}:{last}{sheet.max_row}", name)

    def test_print_setup(self):
        book, _ = self.convert(SAMPLE, GENERAL)
        for sheet in book:
            with self.subTest(sheet.title):
                data = not sheet.title.startswith("原表")
                setup = sheet.page_setup
                self.assertEqual(setup.paperSize, 9)  # A4
                self.assertEqual(setup.orientation, "landscape" if data else "portrait")
                self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
                self.assertEqual((setup.fitToWidth or 1, setup.fitToHeight), (1, 0))
                if data:
                    repeated = "$3:$3" if sheet.title == CHECKS else f"$1:${header_rows(sheet)}"
                    if sheet.title.startswith("数据"):
                        repeated = "$2:$4"  # Two rows of titles and the units, below the origin.
                    self.assertEqual(sheet.print_title_rows, repeated)
                self.assertIn("&P", sheet.oddFooter.center.text)

    def test_columns_are_wide_enough_for_their_numbers(self):
        book, _ = self.convert(SAMPLE)
        for name in DATA_SHEETS:
            sheet = book[name]
            for row in sheet.iter_rows(min_row=header_rows(sheet) + 1):
                for cell in row:
                    if cell.data_type == "n" and cell.value is not None:
                        places = decimals(cell.number_format)
                        width = sheet.column_dimensions[cell.column_letter].width
                        self.assertGreater(width, len(f"{cell.value:,.{places}f}"), cell.coordinate)

    def test_links_lead_to_sheets_of_the_workbook(self):
        book, _ = self.convert(SAMPLE, GENERAL)
        targets = [cell.hyperlink.location for sheet in book for row in sheet.iter_rows()
                   for cell in row if cell.hyperlink]
        self.assertGreaterEqual(len(targets), 10)
        for target in targets:
            name = re.fullmatch(r"('?)(.+)\1!\$?[A-Z]+\$?\d+", target)
            self.assertTrue(name, target)
            self.assertIn(name[2], book.sheetnames)

    def test_no_warning_of_numbers_stored_as_text(self):
        self.convert(SAMPLE)
        with zipfile.ZipFile(self.folder / "a.xlsx") as book:
            sheets = [n for n in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)]
            self.assertEqual(len(sheets), 9)
            for name in sheets:
                self.assertIn(b'<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"',
                              book.read(name))

    def test_properties(self):
        book, _ = self.convert(SAMPLE)
        self.assertEqual(book.properties.title, "财政项目支出绩效自评表 数据汇总")
        self.assertRegex(book.properties.creator, r"^biaoge \d+\.\d+\.\d+$")
        self.assertEqual(book.properties.created, datetime.datetime(2020, 1, 1))


class Repeatable(WorkbookTest):
    """The same input and options give the same bytes, wherever and whenever."""

    def outputs(self, folder, **env):
        folder = self.folder / folder
        folder.mkdir()
        shutil.copy(SAMPLE, folder / "sample.pdf")
        run = self.biaoge("convert", "sample.pdf", "-o", "a.xlsx", "--json", "a.json", "--csv", "c",
                          cwd=folder, env=env)
        self.assertEqual(run.returncode, 0, run.stderr)
        return {str(p.relative_to(folder)): p.read_bytes()
                for p in sorted(folder.rglob("*")) if p.is_file()}

    def test_bytes_do_not_depend_on_folder_time_zone_or_locale(self):
        first = self.outputs("one", TZ="Asia/Shanghai", LC_ALL="C")
        self.assertGreater(len(first), 8)
        for number, env in enumerate([{"TZ": "Asia/Shanghai", "LC_ALL": "C"},
                                      {"TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8"},
                                      {"TZ": "", "LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN"}]):
            again = self.outputs(f"{number} 个", **env)
            self.assertEqual(sorted(again), sorted(first))
            self.assertEqual([name for name in first if again[name] != first[name]], [], env)

    def test_parts_of_the_workbook_carry_no_time(self):
        self.convert(SAMPLE)
        with zipfile.ZipFile(self.folder / "a.xlsx") as book:
            self.assertEqual({part.date_time for part in book.infolist()}, {(1980, 1, 1, 0, 0, 0)})
            core = book.read("docProps/core.xml").decode()
        self.assertEqual(set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)), {"2020-01-01T00:00:00Z"})


def is_number(printed):
    return re.fullmatch(r"-?(0|[1-9]\d{0,2}(,\d{3})+|[1-9]\d*)(\.\d+)?", printed) is not None


def bare(value):
    """What a cell of the workbook or a field of a CSV file says, whatever its type."""
    if isinstance(value, Number):
        return value.value
    return Decimal(value) if value and is_number(value) else value or None


if __name__ == "__main__":
    unittest.main()
