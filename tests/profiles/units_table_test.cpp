// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "profiles/loader.h"
#include "profiles/units.h"

namespace biaoge {
namespace {

TEST(UnitTable, FindsByNameAndAlias) {
  UnitTable table;
  EXPECT_EQ(table.find("次"), nullptr);
  table.add({"次", "count", "次", 1}, {"次数", "回"});
  table.add({"万元", "money", "元", 10000}, {});
  ASSERT_NE(table.find("次数"), nullptr);
  EXPECT_EQ(table.find("次数"), table.find("次"));
  EXPECT_EQ(table.find("回")->base_unit, "次");
  EXPECT_EQ(table.find("万元")->factor, Decimal(10000));
  EXPECT_EQ(table.find(""), nullptr);
  EXPECT_EQ(table.find("次 "), nullptr);
  EXPECT_EQ(table.size(), 2U);
}

TEST(UnitTable, ALaterAliasWins) {
  UnitTable table;
  table.add({"天", "time", "秒", 86400}, {"日"});
  table.add({"日", "time", "日", 1}, {});
  EXPECT_EQ(table.find("日")->base_unit, "日");
  EXPECT_EQ(table.find("天")->base_unit, "秒");
}

struct Expected {
  const char* name;
  const char* dimension;
  const char* base_unit;
  const char* factor;
};

TEST(UnitsFile, FactorsAreExactlyRight) {
  const auto table = load_units(BIAOGE_SOURCE_DIR "/profiles/units.txt");
  ASSERT_TRUE(table.ok()) << table.error().message;
  for (const auto& [name, dimension, base_unit, factor] : {Expected{"元", "money", "元", "1"},
                                                           {"角", "money", "元", "0.1"},
                                                           {"万元", "money", "元", "10000"},
                                                           {"亿元", "money", "元", "100000000"},
                                                           {"%", "ratio", "1", "0.01"},
                                                           {"‰", "ratio", "1", "0.001"},
                                                           {"个百分点", "ratio", "1", "0.01"},
                                                           {"倍", "ratio", "1", "1"},
                                                           {"万", "number", "1", "10000"},
                                                           {"亿", "number", "1", "100000000"},
                                                           {"万亿", "number", "1", "1000000000000"},
                                                           {"次数", "count", "次", "1"},
                                                           {"人数", "count", "人", "1"},
                                                           {"名", "count", "人", "1"},
                                                           {"户次", "count", "户次", "1"},
                                                           {"批次", "count", "批次", "1"},
                                                           {"分钟", "time", "秒", "60"},
                                                           {"小时", "time", "秒", "3600"},
                                                           {"日", "time", "秒", "86400"},
                                                           {"周", "time", "秒", "604800"},
                                                           {"工作日", "time", "工作日", "1"},
                                                           {"季度", "time", "个月", "3"},
                                                           {"年", "time", "个月", "12"},
                                                           {"公里", "length", "米", "1000"},
                                                           {"海里", "length", "米", "1852"},
                                                           {"㎡", "area", "平方米", "1"},
                                                           {"公顷", "area", "平方米", "10000"},
                                                           {"km²", "area", "平方米", "1000000"},
                                                           {"亩", "area", "亩", "1"},
                                                           {"mL", "volume", "立方米", "0.000001"},
                                                           {"斤", "mass", "千克", "0.5"},
                                                           {"吨", "mass", "千克", "1000"},
                                                           {"mg", "mass", "千克", "0.000001"},
                                                           {"MWh", "energy", "千瓦时", "1000"},
                                                           {"MW", "power", "千瓦", "1000"},
                                                           {"°C", "temperature", "℃", "1"},
                                                           {"分", "score", "分", "1"},
                                                           {"级", "grade", "级", "1"}}) {
    const Unit* unit = table.value().find(name);
    ASSERT_NE(unit, nullptr) << name;
    EXPECT_EQ(unit->dimension, dimension) << name;
    EXPECT_EQ(unit->base_unit, base_unit) << name;
    EXPECT_EQ(unit->factor.to_string(), factor) << name;
  }
}

TEST(UnitsFile, LeavesOutWhatIsAmbiguous) {
  const auto table = load_units(BIAOGE_SOURCE_DIR "/profiles/units.txt");
  ASSERT_TRUE(table.ok()) << table.error().message;
  for (const char* name : {"时", "点", "号", "方", "两", "G", "K", "M", "T", "A", "V", "W"}) {
    EXPECT_EQ(table.value().find(name), nullptr) << name;
  }
}

}  // namespace
}  // namespace biaoge
