// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/check_sheet.h"

#include <algorithm>
#include <vector>

#include "export/review_items.h"
#include "export/rule_formula.h"
#include "export/sheet_text.h"

namespace biaoge {

namespace {

enum Column { kIndex, kFile, kForm, kRule, kSubject, kLeft, kRight, kDifference, kResult, kPlace };

struct Heading {
  const char* title;
  double width;
};
constexpr Heading kHeadings[] = {{"序号", 6},  {"文件", 20}, {"表单", 32}, {"检查项", 20},
                                 {"对象", 44}, {"左边", 12}, {"右边", 12}, {"相差", 10},
                                 {"结果", 9},  {"位置", 8}};
constexpr int kHeaderRow = 2;

std::string address(int row, int column) {
  return std::string(1, static_cast<char>('A' + column)) + std::to_string(row + 1);
}

const CheckRule* rule_of(const Profile& profile, const std::string& name) {
  const auto found = std::find_if(profile.rules.begin(), profile.rules.end(),
                                  [&name](const CheckRule& rule) { return rule.name == name; });
  return found == profile.rules.end() ? nullptr : &*found;
}

std::string_view word_of(Verdict verdict) {
  if (verdict == Verdict::holds) return kHolds;
  return verdict == Verdict::fails ? kFails : kSkipped;
}

class CheckWriter {
 public:
  CheckWriter(SheetWriter& sheet, const Catalogue& catalogue)
      : sheet_(sheet), catalogue_(catalogue), finder_(catalogue) {}

  void run() {
    for (int i = 0; i < static_cast<int>(std::size(kHeadings)); ++i) {
      sheet_.column_width(i, kHeadings[i].width);
      sheet_.text(kHeaderRow, i, kHeadings[i].title,
                  {.role = Role::header, .align = Alignment::center});
    }
    for (std::size_t form = 0; form < catalogue_.forms.size(); ++form) write_form(form);
    write_summary();
    const int last = std::max(row_ - 1, kHeaderRow + 1);
    sheet_.freeze(kHeaderRow + 1, 0);
    sheet_.filter(kHeaderRow, static_cast<int>(std::size(kHeadings)), last);
    sheet_.color_words(kHeaderRow + 1, kResult, last, kResult, kHolds, kFails);
    sheet_.print_setup(true, kHeaderRow, 1);
  }

 private:
  void write_summary() {
    const std::string range = address(kHeaderRow + 1, kResult) + ":" +
                              address(std::max(row_ - 1, kHeaderRow + 1), kResult);
    const CellStyle note{.role = Role::note};
    sheet_.text(0, 0,
                "本表由公式计算：在数据工作表中改正数值后，结果随即更新。绿色为通过，红色为不符。",
                note);
    const std::string text = "\"共 \"&COUNTA(" + range + ")&\" 项检查，不符 \"&COUNTIF(" + range +
                             ",\"" + std::string(kFails) + "\")&\" 项\"";
    sheet_.formula(
        1, 0, "=" + text,
        "共 " + std::to_string(index_) + " 项检查，不符 " + std::to_string(failing_) + " 项", note);
  }

  void write_form(std::size_t form) {
    const FormEntry& entry = catalogue_.forms[form];
    if (entry.profile == nullptr) return;
    for (const CheckOutcome& outcome : entry.form->checks) {
      const CheckRule* rule = rule_of(*entry.profile, outcome.rule);
      if (rule == nullptr) continue;
      const SideCells cells{address(row_, kLeft), address(row_, kRight),
                            address(row_, kDifference)};
      const auto formulas = formulas_of(*rule, outcome.row, form, catalogue_, finder_, cells);
      if (formulas) write_check(form, *rule, outcome, *formulas);
    }
  }

  void write_check(std::size_t form, const CheckRule& rule, const CheckOutcome& outcome,
                   const RuleFormulas& formulas) {
    const FormEntry& entry = catalogue_.forms[form];
    sheet_.number(row_, kIndex, ++index_, {.align = Alignment::center, .decimals = 0});
    sheet_.text(row_, kFile, catalogue_.files[entry.file].label, {});
    sheet_.text(row_, kForm, entry.name, {});
    sheet_.text(row_, kRule, rule.title, {});
    const std::string row = "rows." + rule.section + "[" + std::to_string(outcome.row) + "]";
    const std::string subject = outcome.row < 0 ? "" : path_title(*entry.form, entry.profile, row);
    sheet_.text(row_, kSubject, subject, {});
    const std::string& file = catalogue_.files[entry.file].label;
    sheet_.row_height(row_, row_height(std::max({wrapped_lines(subject, kHeadings[kSubject].width),
                                                 wrapped_lines(entry.name, kHeadings[kForm].width),
                                                 wrapped_lines(file, kHeadings[kFile].width)})));
    write_side(kLeft, formulas.left, outcome.left);
    write_side(kRight, formulas.right, outcome.right);
    write_side(kDifference, formulas.difference, outcome.difference);
    sheet_.formula(row_, kResult, formulas.status, word_of(outcome.verdict),
                   {.align = Alignment::center});
    if (outcome.verdict == Verdict::fails) ++failing_;
    if (!formulas.place.empty()) {
      sheet_.link(row_, kPlace, formulas.place, "查看", {.align = Alignment::center});
    }
    ++row_;
  }

  void write_side(int column, const std::string& formula, const std::string& cached) {
    const CellStyle style{.align = Alignment::right, .decimals = 2, .grouped = true};
    const auto number = Decimal::parse(cached);
    if (formula.empty()) {
      sheet_.blank(row_, column, style);
    } else if (number) {
      sheet_.formula_number(row_, column, formula, *number, style);
    } else {
      sheet_.formula(row_, column, formula, "", style);
    }
  }

  SheetWriter& sheet_;
  const Catalogue& catalogue_;
  CellFinder finder_;
  int row_ = kHeaderRow + 1;
  int index_ = 0;
  int failing_ = 0;
};

}  // namespace

bool has_checks(const Catalogue& catalogue) {
  return std::any_of(catalogue.forms.begin(), catalogue.forms.end(), [](const FormEntry& entry) {
    return entry.profile != nullptr && !entry.form->checks.empty();
  });
}

void write_checks(SheetWriter& sheet, const Catalogue& catalogue) {
  CheckWriter(sheet, catalogue).run();
}

}  // namespace biaoge
