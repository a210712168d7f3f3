// SPDX-License-Identifier: GPL-3.0-or-later
// A small profile, and every way to get one wrong: the error names the place and what was expected.
#include "profiles/loader.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/profiles/temporary_file.h"

namespace biaoge {
namespace {

constexpr std::string_view kProfile = R"(name: leave-request
title: 请假单
description: A small form.
recognition:
  titles: [请假单, 请假申请单]
  labels: [姓名, 部门, 日期]
  min_labels: 2
  start: person
fields:
  - {key: year, title: 年度, type: year, place: heading, pattern: '([0-9]{4})年'}
  - {key: person, title: 姓名, labels: [姓名, 申请人]}
  - {key: reason, title: 事由, place: below, labels: [事由], required: false}
  - {key: kind, title: 类别, type: choice, labels: [类别], choices: [事假, 病假]}
  - {key: total, title: 合计, type: number, place: total, labels: [合计], section: days, column: count}
sections:
  - name: days
    title: 天数
    min_headers: 1
    unit_labels: [时间]
    rows:
      - [上午, 早上]
      - [下午]
    columns:
      - {key: label, title: 时段, row_label: true}
      - {key: count, title: 天数, type: number, labels: [天数, 日数], suffix: [单位]}
      - {key: note, title: 备注, labels: [备注], choices: [调休], repeat_down: true, required: false,
         column_required: false}
sheets:
  - name: 汇总
    columns:
      - {title: 姓名, source: person, width: 12}
      - {title: 天数, group: 上午, source: days/上午/count, part: value}
      - {title: 文件, source: '@file'}
  - name: 明细
    section: days
    columns:
      - {title: 姓名, source: person}
      - {title: 单位, source: count, part: unit}
)";

Profile loaded(std::string_view text) {
  const TemporaryFile file(text);
  const Result<Profile> result = load_profile(file.path());
  EXPECT_TRUE(result.ok()) << result.error().message;
  return result.ok() ? result.value() : Profile{};
}

/// The error, without the path, of kProfile with the first `from` replaced.
std::string error_with(std::string_view from, std::string_view to) {
  std::string text(kProfile);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return "test: nothing to replace";
  text.replace(at, from.size(), to);
  const TemporaryFile file(text);
  const Result<Profile> result = load_profile(file.path());
  if (result.ok()) return "no error";
  EXPECT_EQ(result.error().code, "profile-invalid");
  EXPECT_FALSE(result.error().remedy.empty());
  EXPECT_TRUE(result.error().message.starts_with(file.path() + ":")) << result.error().message;
  return result.error().message.substr(file.path().size() + 1);
}

TEST(LoadProfile, ReadsEveryKey) {
  const Profile profile = loaded(kProfile);
  EXPECT_EQ(profile.name, "leave-request");
  EXPECT_EQ(profile.title, "请假单");
  EXPECT_EQ(profile.description, "A small form.");
  EXPECT_EQ(profile.recognition.titles, (std::vector<std::string>{"请假单", "请假申请单"}));
  EXPECT_EQ(profile.recognition.labels, (std::vector<std::string>{"姓名", "部门", "日期"}));
  EXPECT_EQ(profile.recognition.min_labels, 2);
  EXPECT_EQ(profile.recognition.start, "person");

  ASSERT_EQ(profile.fields.size(), 5u);
  EXPECT_EQ(profile.fields[0].type, ValueType::year);
  EXPECT_EQ(profile.fields[0].place, Place::heading);
  EXPECT_EQ(profile.fields[0].pattern, "([0-9]{4})年");
  EXPECT_EQ(profile.fields[1].place, Place::right);
  EXPECT_EQ(profile.fields[1].labels, (std::vector<std::string>{"姓名", "申请人"}));
  EXPECT_TRUE(profile.fields[1].required);
  EXPECT_EQ(profile.fields[2].place, Place::below);
  EXPECT_FALSE(profile.fields[2].required);
  EXPECT_EQ(profile.fields[3].type, ValueType::choice);
  EXPECT_EQ(profile.fields[3].choices, (std::vector<std::string>{"事假", "病假"}));
  EXPECT_EQ(profile.fields[4].place, Place::total);
  EXPECT_EQ(profile.fields[4].section, "days");
  EXPECT_EQ(profile.fields[4].column, "count");

  ASSERT_EQ(profile.sections.size(), 1u);
  const SectionRule& days = profile.sections[0];
  EXPECT_EQ(days.title, "天数");
  EXPECT_EQ(days.min_headers, 1);
  EXPECT_EQ(days.unit_labels, (std::vector<std::string>{"时间"}));
  ASSERT_EQ(days.rows.size(), 2u);
  EXPECT_EQ(days.rows[0].name(), "上午");
  EXPECT_EQ(days.row_labels, (std::vector<std::string>{"上午", "早上", "下午"}));
  ASSERT_EQ(days.columns.size(), 3u);
  EXPECT_TRUE(days.columns[0].row_label);
  EXPECT_TRUE(days.columns[0].labels.empty());
  EXPECT_EQ(days.columns[1].suffix, (std::vector<std::string>{"单位"}));
  EXPECT_TRUE(days.columns[1].column_required);
  EXPECT_TRUE(days.columns[2].repeat_down);
  EXPECT_FALSE(days.columns[2].required);
  EXPECT_FALSE(days.columns[2].column_required);
  EXPECT_EQ(days.columns[2].choices, (std::vector<std::string>{"调休"}));
}

TEST(LoadProfile, ReadsSheets) {
  const Profile profile = loaded(kProfile);
  ASSERT_EQ(profile.sheets.size(), 2u);
  EXPECT_EQ(profile.sheets[0].name, "汇总");
  EXPECT_EQ(profile.sheets[0].section, "");
  ASSERT_EQ(profile.sheets[0].columns.size(), 3u);
  EXPECT_EQ(profile.sheets[0].columns[0].width, 12);
  EXPECT_EQ(profile.sheets[0].columns[0].part, Part::text);
  EXPECT_EQ(profile.sheets[0].columns[1].group, "上午");
  EXPECT_EQ(profile.sheets[0].columns[1].source, "days/上午/count");
  EXPECT_EQ(profile.sheets[0].columns[1].part, Part::value);
  EXPECT_EQ(profile.sheets[0].columns[2].source, "@file");
  EXPECT_EQ(profile.sheets[1].section, "days");
  ASSERT_EQ(profile.sheets[1].columns.size(), 2u);
  EXPECT_EQ(profile.sheets[1].columns[1].part, Part::unit);
}

TEST(LoadProfile, HasDefaults) {
  const Profile profile = loaded(R"(
name: small
title: 小表
recognition: {titles: [小表], labels: [甲, 乙, 丙, 丁], start: first}
fields: [{key: first, title: 甲, labels: [甲]}]
sheets: [{name: 表, columns: [{title: 甲, source: first}]}]
)");
  EXPECT_EQ(profile.description, "");
  EXPECT_EQ(profile.recognition.min_labels, 3);
  EXPECT_TRUE(profile.sections.empty());
  ASSERT_EQ(profile.fields.size(), 1u);
  EXPECT_EQ(profile.fields[0].type, ValueType::text);
  EXPECT_EQ(profile.fields[0].place, Place::right);
  ASSERT_EQ(profile.sheets.size(), 1u);
  ASSERT_EQ(profile.sheets[0].columns.size(), 1u);
  EXPECT_EQ(profile.sheets[0].columns[0].width, 0);
}

TEST(LoadProfile, PassesOnWhatIsWrongWithTheFile) {
  const Result<Profile> result = load_profile("/nonexistent.yaml");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "profile-unreadable");
}

struct Slip {
  const char* name;
  const char* from;
  const char* to;
  const char* error;
};

void PrintTo(const Slip& slip, std::ostream* out) {
  *out << slip.name;
}

class WrongProfile : public testing::TestWithParam<Slip> {};

TEST_P(WrongProfile, IsRefusedAtItsPlace) {
  EXPECT_EQ(error_with(GetParam().from, GetParam().to), GetParam().error);
}

std::string slip_name(const testing::TestParamInfo<Slip>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Keys, WrongProfile,
    testing::Values(
        Slip{"NearMiss", "labels: [姓名, 申请人]", "lables: [姓名]",
             "11:30: unknown key 'lables', did you mean 'labels'? (in a field)"},
        Slip{"FarMiss", "min_labels", "colour",
             "7:3: unknown key 'colour'; expected one of: titles, other_titles, labels, "
             "min_labels, start, name (in "
             "'recognition')"},
        Slip{"Twice", "title: 请假单\n", "title: 请假单\ntitle: 假单\n",
             "3:1: key 'title' is given twice in a profile"},
        Slip{"MissingInProfile", "title: 请假单\n", "", "1:1: missing key 'title' in a profile"},
        Slip{"MissingInField", "key: person, ", "", "11:5: missing key 'key' in a field"},
        Slip{"MissingLabels", "labels: [事由], ", "", "12:5: missing key 'labels' in a field"},
        Slip{"MissingInSection", "    title: 天数\n", "", "16:5: missing key 'title' in a section"},
        Slip{"MissingHeader", ", labels: [天数, 日数]", "",
             "25:9: missing key 'labels' in a column"},
        Slip{"MissingSource", ", source: '@file'", "",
             "33:9: missing key 'source' in a sheet column"}),
    slip_name);

INSTANTIATE_TEST_SUITE_P(
    Kinds, WrongProfile,
    testing::Values(
        Slip{"TextForList", "titles: [请假单, 请假申请单]", "titles: 请假单",
             "5:11: 'titles': expected a list, found the text '请假单'"},
        Slip{"NothingForList", "titles: [请假单, 请假申请单]",
             "titles:", "5:3: 'titles': expected a list, found nothing"},
        Slip{"EmptyList", "titles: [请假单, 请假申请单]", "titles: []",
             "5:11: 'titles': expected a list, found an empty one"},
        Slip{"ListForText", "title: 请假单", "title: [请假单]",
             "2:8: 'title': expected a text, found a list"},
        Slip{"MappingForText", "description: A small form.", "description: {a: b}",
             "3:14: 'description': expected a text, found a mapping"},
        Slip{"TextForMapping",
             "{key: year, title: 年度, type: year, place: heading, pattern: "
             "'([0-9]{4})年'}",
             "year", "10:5: a field: expected a mapping (key: value), found the text 'year'"},
        Slip{"WordForNumber", "min_labels: 2", "min_labels: two",
             "7:15: 'min_labels': expected a whole number from 1 to 3, found the text 'two'"},
        Slip{"NumberTooLarge", "min_labels: 2", "min_labels: 4",
             "7:15: 'min_labels': expected a whole number from 1 to 3, found the text '4'"},
        Slip{"NumberTooSmall", "min_headers: 1", "min_headers: 0",
             "18:18: 'min_headers': expected a whole number from 1 to 2, found the text '0'"},
        Slip{"NumberWithRest", "width: 12", "width: 12pt",
             "31:44: 'width': expected a whole number from 0 to 255, found the text '12pt'"},
        Slip{"WordForFlag", "required: false", "required: no",
             "12:68: 'required': expected true or false, found the text 'no'"},
        Slip{"EmptyLabel", "[事由]", "['']",
             "12:53: 'labels': expected a text, found an empty one"},
        Slip{"BlankLabel", "[事由]", "['　 ']",
             "12:53: 'labels': expected a text, found an empty one"},
        Slip{"ListForLabel", "[事由]", "[[事由]]",
             "12:53: 'labels': expected a text, found a list"},
        Slip{"LineBreak", "title: 请假单", "title: \"请\\n假单\"",
             "2:8: 'title': a text may have no line breaks or control characters"}),
    slip_name);

INSTANTIATE_TEST_SUITE_P(
    Words, WrongProfile,
    testing::Values(
        Slip{"Type", "type: number", "type: nunber",
             "14:35: unknown type 'nunber', did you mean 'number'?"},
        Slip{"Place", "place: below", "place: left",
             "12:37: unknown place 'left'; expected one of: heading, right, below, total"},
        Slip{"Part", "part: unit", "part: units",
             "38:42: unknown part 'units', did you mean 'unit'?"},
        Slip{"ProfileName", "leave-request", "Leave_Request",
             "1:7: 'name': expected small letters, digits and '-', a letter first; found "
             "'Leave_Request'"},
        Slip{"Key", "key: person", "key: 姓名",
             "11:11: 'key': expected small letters, digits and '_', a letter first; found "
             "'姓名'"},
        Slip{"KeyWithLeadingDigit", "key: person", "key: 1st",
             "11:11: 'key': expected small letters, digits and '_', a letter first; found '1st'"}),
    slip_name);

INSTANTIATE_TEST_SUITE_P(
    Rules, WrongProfile,
    testing::Values(
        Slip{"HeadingWithLabels", "pattern: '([0-9]{4})年'", "pattern: '年', labels: [年]",
             "10:78: 'labels' has no meaning for a field in the heading"},
        Slip{"HeadingWithoutPattern", "type: year, place: heading, pattern: '([0-9]{4})年'",
             "type: number, place: heading", "10:5: missing key 'pattern' in a field"},
        Slip{"PatternElsewhere", "labels: [事由]", "labels: [事由], pattern: x",
             "12:67: 'pattern' has no meaning outside the heading"},
        Slip{"TotalWithoutPlace", "place: below", "section: days",
             "12:39: 'section' has no meaning unless 'place' is total"},
        Slip{"ChoiceWithoutChoices", ", choices: [事假, 病假]", "",
             "13:5: missing key 'choices' in a field"},
        Slip{"ChoicesWithoutChoice", "type: choice, ", "",
             "13:51: 'choices' has no meaning unless 'type' is choice or checkbox"},
        Slip{"ChoicesOfNumbers", "suffix: [单位]", "choices: ['1']",
             "25:74: 'choices' has no meaning unless 'type' is choice, checkbox or text"},
        Slip{"SuffixOfText", "choices: [调休]", "suffix: [单]",
             "26:54: 'suffix' has no meaning unless 'type' is quantity or number"},
        Slip{"TwoRowLabels", "labels: [备注], choices", "row_label: true, choices",
             "26:9: section 'days' has two columns of row labels"},
        Slip{"RowsWithoutRowLabel", "row_label: true", "labels: [时段]",
             "21:7: 'rows' needs a column with 'row_label: true'"}),
    slip_name);

INSTANTIATE_TEST_SUITE_P(
    Doubles, WrongProfile,
    testing::Values(
        Slip{"LabelInOneList", "[姓名, 申请人]", "[姓名, 姓名]",
             "11:43: 'labels': '姓名' is given twice"},
        Slip{"LabelOfTwoFields", "labels: [事由]", "labels: [事由, 姓名]",
             "12:57: label '姓名' is used twice"},
        Slip{"FieldKey", "key: reason", "key: person", "12:5: field key 'person' is used twice"},
        Slip{"FieldKeyOfColumn", "key: reason", "key: count",
             "12:5: field key 'count' is a column of section 'days' already"},
        Slip{"ColumnKey", "key: note", "key: count", "26:9: column key 'count' is used twice"},
        Slip{"HeaderLabel", "labels: [备注]", "labels: [备注, 单位]",
             "26:45: header label '单位' is used twice"},
        Slip{"RowLabel", "- [下午]", "- [下午, 早上]", "22:14: row label '早上' is used twice"},
        Slip{"Section", "sheets:\n",
             "  - {name: days, title: 又, columns: [{key: a, title: 甲, labels: [甲]}]}\nsheets:\n",
             "28:5: section name 'days' is used twice"}),
    slip_name);

INSTANTIATE_TEST_SUITE_P(
    References, WrongProfile,
    testing::Values(
        Slip{"Start", "start: person", "start: persons",
             "8:10: unknown field 'persons', did you mean 'person'?"},
        Slip{"StartWithoutLabel", "start: person", "start: year",
             "8:10: 'start': field 'year' has no label of its own; its place must be right or "
             "below"},
        Slip{"TotalSection", "section: days, ", "section: day, ",
             "14:80: unknown section 'day', did you mean 'days'?"},
        Slip{"TotalColumn", "column: count", "column: sum",
             "14:94: unknown column of section 'days' 'sum'; expected one of: label, count, note"}),
    slip_name);

INSTANTIATE_TEST_SUITE_P(
    Patterns, WrongProfile,
    testing::Values(
        Slip{"Empty", "'([0-9]{4})年'", "''",
             "10:65: 'pattern': expected a text, found an empty "
             "one"},
        Slip{"OpenGroup", "([0-9]{4})年", "([0-9]{4}年",
             "10:65: 'pattern': missing closing parenthesis at character 10"},
        Slip{"OpenClass", "([0-9]{4})年", "[0-9(年",
             "10:65: 'pattern': missing terminating ] for character class at character 6"},
        Slip{"ClosedTwice", "([0-9]{4})年", "[0-9]{4})年",
             "10:65: 'pattern': unmatched closing parenthesis at character 8"},
        Slip{"Crossed", "([0-9]{4})年", "(x]4]年",
             "10:65: 'pattern': missing closing parenthesis at character 6"},
        Slip{"LoneBackslash", "([0-9]{4})年", "年\\",
             "10:65: 'pattern': \\ at end of pattern at character 2"}),
    slip_name);

TEST(LoadProfile, AcceptsBracketsThatAreEscapedOrInAClass) {
  EXPECT_EQ(error_with("([0-9]{4})年", R"(\(([0-9(){}]{4})\))"), "no error");
}

INSTANTIATE_TEST_SUITE_P(
    Sheets, WrongProfile,
    testing::Values(
        Slip{"None", "title: 请假单\n", "title: 请假单\nblock_labels: []\n",
             "3:15: 'block_labels': expected a list, found an empty one"},
        Slip{"Missing", "sheets:\n", "sheets: []\nsheet:\n",
             "29:1: unknown key 'sheet', did you mean 'sheets'? (in a profile)"},
        Slip{"NameTooLong", "name: 汇总",
             "name: 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
             "29:11: sheet name '一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二' "
             "has "
             "32 characters; Excel allows 31"},
        Slip{"NameBeyondTheBasicPlane", "name: 汇总", "name: 𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷",
             "29:11: sheet name '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷' has 32 characters; Excel allows "
             "31"},
        Slip{"NameWithSlash", "name: 汇总", "name: 汇/总",
             "29:11: sheet name '汇/总' has a '/'; Excel allows none of [ ] : * ? / \\"},
        Slip{"NameWithBackslash", "name: 汇总", "name: 汇\\总",
             "29:11: sheet name '汇\\总' has a '\\'; Excel allows none of [ ] : * ? / \\"},
        Slip{"NameWithBracket", "name: 汇总", "name: '[汇总'",
             "29:11: sheet name '[汇总' has a '['; Excel allows none of [ ] : * ? / \\"},
        Slip{"NameWithColon", "name: 汇总", "name: '汇:总'",
             "29:11: sheet name '汇:总' has a ':'; Excel allows none of [ ] : * ? / \\"},
        Slip{"NameWithApostrophe", "name: 汇总", "name: \"'汇总\"",
             "29:11: sheet name \"'汇总\" may not begin or end with '"},
        Slip{"NameReserved", "name: 汇总", "name: HISTORY",
             "29:11: sheet name 'History' is reserved by Excel"},
        Slip{"NameEmpty", "name: 汇总", "name: ''",
             "29:11: 'name': expected a text, found an empty one"},
        Slip{"NameTwice", "name: 明细", "name: 汇总", "34:5: two sheets are named '汇总'"},
        Slip{"UnknownSection", "    section: days\n", "    section: dais\n",
             "35:14: unknown section 'dais', did you mean 'days'?"},
        Slip{"UnknownSource", "source: count", "source: cuont",
             "38:29: unknown source 'cuont', did you mean 'count'?"},
        Slip{"ColumnOfNoSection", "source: person, width", "source: note, width",
             "31:29: unknown source 'note'; expected one of: year, person, reason, kind, total"},
        Slip{"UnknownAutomatic", "'@file'", "'@fiel'",
             "33:29: unknown source '@fiel', did you mean '@file'?"},
        Slip{"CellWithoutKey", "days/上午/count", "days/上午",
             "32:40: source 'days/上午': expected SECTION/ROW LABEL/KEY"},
        Slip{"CellSection", "days/上午/count", "dayz/上午/count",
             "32:40: unknown section 'dayz', did you mean 'days'?"},
        Slip{"CellRow", "days/上午/count", "days/早上/count",
             "32:40: unknown row of section 'days' '早上'; expected one of: 上午, 下午"},
        Slip{"CellColumn", "days/上午/count", "days/上午/counts",
             "32:40: unknown column of section 'days' 'counts', did you mean 'count'?"},
        Slip{"PartOfText", "source: person, width: 12", "source: person, part: value",
             "31:43: 'part' needs a source of type number, amount, percent or quantity; 'person' "
             "is none"},
        Slip{"TooWide", "width: 12", "width: 256",
             "31:44: 'width': expected a whole number from 0 to 255, found the text '256'"},
        Slip{"ColumnTwice", "{title: 文件, source: '@file'}", "{title: 姓名, source: kind}",
             "33:9: sheet '汇总' has two columns '姓名'"}),
    slip_name);

}  // namespace
}  // namespace biaoge
