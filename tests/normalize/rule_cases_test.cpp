// SPDX-License-Identifier: GPL-3.0-or-later
// fixtures/rules: what the rules of an example profile come to, as every evaluator must have it.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "normalize/checks.h"
#include "profiles/loader.h"

namespace biaoge {
namespace {

using nlohmann::json;

std::string fixture(const std::string& name) {
  return std::string(BIAOGE_FIXTURES) + "/rules/" + name;
}

Decimal decimal(const json& text) {
  return *Decimal::parse(text.get<std::string>());
}

Value value_of(const json& item) {
  Value value;
  if (item.is_string()) {
    value.text = item.get<std::string>();
    if (const auto number = Decimal::parse(value.text)) {
      value.quantity = Quantity{"", *number, std::nullopt, "", std::nullopt, "", ""};
    }
    return value;
  }
  value.text = item["text"].get<std::string>();
  const json& quantity = item["quantity"];
  value.quantity = Quantity{quantity["comparator"].get<std::string>(),
                            decimal(quantity["value"]),
                            std::nullopt,
                            quantity["unit"].get<std::string>(),
                            decimal(quantity["base_value"]),
                            quantity["base_unit"].get<std::string>(),
                            ""};
  return value;
}

Record record_of(const json& item) {
  Record record;
  for (const auto& [key, value] : item.items()) record.emplace_back(key, value_of(value));
  return record;
}

Form form_of(const json& item, const Profile& profile) {
  Form form;
  form.fields = record_of(item["fields"]);
  for (const SectionRule& rule : profile.sections) {
    FormSection section;
    section.name = rule.name;
    if (item.contains("units")) section.unit = item["units"].value(rule.name, "");
    if (item["rows"].contains(rule.name)) {
      for (const json& row : item["rows"][rule.name]) section.rows.push_back(record_of(row));
    }
    form.sections.push_back(std::move(section));
  }
  return form;
}

const char* name_of(Verdict verdict) {
  if (verdict == Verdict::holds) return "holds";
  return verdict == Verdict::fails ? "fails" : "skipped";
}

json results_of(const std::vector<CheckResult>& results) {
  json out = json::array();
  for (const CheckResult& result : results) {
    json item = {{"row", result.row}, {"verdict", name_of(result.verdict)}};
    if (!result.message.empty()) item["message"] = result.message;
    out.push_back(std::move(item));
  }
  return out;
}

TEST(RuleCases, ComeToWhatTheyMust) {
  const Result<Profile> profile = load_profile(fixture("examples.yaml"));
  ASSERT_TRUE(profile.ok()) << profile.error().message;
  std::set<std::string> met;
  for (const json& item : json::parse(std::ifstream(fixture("cases.json")))) {
    const auto name = item["rule"].get<std::string>();
    met.insert(name);
    const Form form = form_of(item, profile.value());
    for (const CheckRule& rule : profile.value().rules) {
      if (rule.name != name) continue;
      EXPECT_EQ(results_of(run_check(rule, form, profile.value())), item["expected"])
          << name << ": " << item["note"];
    }
  }
  for (const CheckRule& rule : profile.value().rules) {
    EXPECT_TRUE(met.contains(rule.name)) << rule.name << " has no case";
  }
}

}  // namespace
}  // namespace biaoge
