// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/check_sheet.h"

#include <algorithm>
#include <span>
#include <vector>

#include "export/review_items.h"
#include "export/rule_formula.h"
#include "export/rule_rows.h"
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

  void run(const std::function<void(std::size_t form)>& written) {
    for (int i = 0; i < static_cast<int>(std::size(kHeadings)); ++i) {
      sheet_.column_width(i, kHeadings[i].width);
      sheet_.text(kHeaderRow, i, kHeadings[i].title,
                  {.role = Role::header, .align = Alignment::center});
    }
    for (std::size_t form = 0; form < catalogue_.forms.size(); ++form) {
      write_form(form);
      written(form);
    }
    write_summary();
    const int last = std::max(row_ - 1, kHeaderRow + 1);
    sheet_.column_width(kPlace, kHeadings[kPlace].width, !leads_);
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
                "本表由公式计算：在数据工作表中改正数值后，结果随即更新。绿色为通过，红色为不符。"
                "各行均通过的检查合为一行，左边为通过的行数，右边为适用的行数。",
                note);
    const std::string text = "\"共 \"&COUNTA(" + range + ")&\" 行检查，不符 \"&COUNTIF(" + range +
                             ",\"" + std::string(kFails) + "\")&\" 行\"";
    sheet_.formula(
        1, 0, "=" + text,
        "共 " + std::to_string(index_) + " 行检查，不符 " + std::to_string(failing_) + " 行", note);
  }

  void write_form(std::size_t form) {
    const FormEntry& entry = catalogue_.forms[form];
    if (entry.profile == nullptr) return;
    const std::vector<CheckOutcome>& outcomes = entry.form->checks;
    for (std::size_t i = 0; i < outcomes.size();) {
      std::size_t end = i + 1;
      while (end < outcomes.size() && outcomes[end].rule == outcomes[i].rule) ++end;
      if (const CheckRule* rule = rule_of(*entry.profile, outcomes[i].rule)) {
        write_rule(form, *rule, {outcomes.data() + i, end - i});
      }
      i = end;
    }
  }

  /// What holds in all rows is one line; else each row has one that leads to it.
  void write_rule(std::size_t form, const CheckRule& rule, std::span<const CheckOutcome> outcomes) {
    const bool hold =
        std::all_of(outcomes.begin(), outcomes.end(),
                    [](const CheckOutcome& outcome) { return outcome.verdict == Verdict::holds; });
    if (outcomes.size() > 1 && hold) {
      if (const auto formulas = rows_formulas_of(rule, form, catalogue_, finder_)) {
        return write_rows(form, rule, static_cast<int>(outcomes.size()), *formulas);
      }
    }
    for (const CheckOutcome& outcome : outcomes) {
      const SideCells cells{address(row_, kLeft), address(row_, kRight),
                            address(row_, kDifference)};
      const auto formulas = formulas_of(rule, outcome.row, form, catalogue_, finder_, cells);
      if (formulas) write_check(form, rule, outcome, *formulas);
    }
  }

  /// The first columns.
  void write_names(std::size_t form, const CheckRule& rule, const std::string& subject) {
    const FormEntry& entry = catalogue_.forms[form];
    const std::string& file = catalogue_.files[entry.file].label;
    sheet_.number(row_, kIndex, ++index_, {.align = Alignment::center, .decimals = 0});
    sheet_.text(row_, kFile, file, {});
    sheet_.text(row_, kForm, entry.name, {});
    sheet_.text(row_, kRule, rule.title, {});
    sheet_.text(row_, kSubject, subject, {});
    sheet_.row_height(row_, row_height(std::max({wrapped_lines(subject, kHeadings[kSubject].width),
                                                 wrapped_lines(entry.name, kHeadings[kForm].width),
                                                 wrapped_lines(file, kHeadings[kFile].width)})));
  }

  /// The last ones.
  void write_result(const std::string& formula, Verdict verdict, const std::string& place) {
    const CellStyle style{.align = Alignment::center};
    sheet_.formula(row_, kResult, formula, word_of(verdict), style);
    if (verdict == Verdict::fails) ++failing_;
    // Where all is well nobody has to go, and links are a tenth of the sheet.
    if (verdict != Verdict::holds && !place.empty()) {
      sheet_.link(row_, kPlace, place, "查看", style);
      leads_ = true;
    }
    ++row_;
  }

  void write_rows(std::size_t form, const CheckRule& rule, int rows, const RowsFormulas& formulas) {
    write_names(form, rule, "共 " + std::to_string(rows) + " 行");
    const CellStyle style{.align = Alignment::right, .decimals = 0, .grouped = true};
    const std::string holding = address(row_, kLeft);
    const std::string applying = address(row_, kRight);
    const std::string failing = address(row_, kDifference);
    sheet_.formula_number(row_, kLeft, formulas.holding, rows, style);
    sheet_.formula_number(row_, kRight, formulas.applying, rows, style);
    sheet_.formula_number(row_, kDifference, "=" + applying + "-" + holding, 0, style);
    const auto word = [](std::string_view text) { return "\"" + std::string(text) + "\""; };
    write_result("=IFERROR(IF(" + failing + ">0," + word(kFails) + ",IF(" + applying + ">0," +
                     word(kHolds) + "," + word(kSkipped) + "))," + word(kSkipped) + ")",
                 Verdict::holds, formulas.place);
  }

  void write_check(std::size_t form, const CheckRule& rule, const CheckOutcome& outcome,
                   const RuleFormulas& formulas) {
    const Form& read = *catalogue_.forms[form].form;
    const std::string row = "rows." + rule.section + "[" + std::to_string(outcome.row) + "]";
    write_names(form, rule,
                outcome.row < 0 ? "" : path_title(read, catalogue_.forms[form].profile, row));
    write_side(kLeft, formulas.left, outcome.left);
    write_side(kRight, formulas.right, outcome.right);
    write_side(kDifference, formulas.difference, outcome.difference);
    write_result(formulas.status, outcome.verdict, formulas.place);
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
  bool leads_ = false;  ///< Some row has a link.
};

}  // namespace

bool has_checks(const Catalogue& catalogue) {
  return std::any_of(catalogue.forms.begin(), catalogue.forms.end(), [](const FormEntry& entry) {
    return entry.profile != nullptr && !entry.form->checks.empty();
  });
}

void write_checks(SheetWriter& sheet, const Catalogue& catalogue,
                  const std::function<void(std::size_t form)>& written) {
  CheckWriter(sheet, catalogue).run(written);
}

}  // namespace biaoge
