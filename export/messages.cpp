// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/messages.h"

#include <algorithm>
#include <array>

namespace biaoge {

namespace {

struct FlagText {
  std::string_view code;
  std::string_view reason;
};

constexpr std::array kFlags = std::to_array<FlagText>({
    {"unexpected-form", "内容不符合该栏目的格式"},
    {"missing", "未找到该栏目的内容"},
    {"low-confidence", "识别把握不足"},
    {"sum-mismatch", "合计与各分项之和不符"},
    {"rate-mismatch", "比率与相关数据计算结果不符"},
    {"under-seal", "印章覆盖，读数可能有误"},
    {"repaired", "读数经勾稽关系推算改正"},
    {"unassigned-text", "有文字未能归入任何栏目"},
    {"ambiguous", "存在多种读法"},
    {"text-cut", "内容超过单元格容量，本工作簿中已截断，全文见 JSON 输出"},
});

struct NoticeText {
  std::string_view code;
  std::string_view message;
  std::string_view remedy;
};

constexpr std::array kNotices = std::to_array<NoticeText>({
    {"file-missing", "文件不存在", "请检查文件名和路径"},
    {"file-unreadable", "文件无法读取", "请检查文件权限后重试"},
    {"file-empty", "文件为空（0 字节）", "请重新获取该文件"},
    {"not-a-pdf", "不是 PDF 文件", "请提供 PDF 格式的文件"},
    {"pdf-damaged", "PDF 文件已损坏，无法打开", "请重新导出或重新获取该文件"},
    {"pdf-repaired", "PDF 文件结构有损坏，已修复后读取", "请与原件核对页数和内容"},
    {"pdf-encrypted", "PDF 文件已加密，需要密码", "请用 --password 提供密码"},
    {"password-wrong", "密码不正确", "请核对 --password 所给的密码"},
    {"no-pages", "文件中没有页面", "请重新导出该文件"},
    {"page-damaged", "页面内容已损坏，未能完整读取", "请与原件核对本页，或重新导出该文件"},
    {"page-size", "页面尺寸异常", "请按常规纸张尺寸重新导出本页"},
    {"page-timeout", "页面处理超时", "可用 --timeout 延长时限后重试"},
    {"page-crashed", "处理本页时程序异常中止，本页已跳过", "请单独处理本页，并将文件反馈给开发者"},
    {"page-image-only", "本页为扫描图像，没有可用文字，已跳过",
     "请提供带文字的电子版，或录入本页内容"},
    {"page-garbled", "本页文字编码不可用（乱码），已跳过",
     "请用其他软件重新导出该文件，或录入本页内容"},
    {"page-hidden-text", "本页为扫描图像，其隐藏文字由其他软件识别，已跳过",
     "请提供电子版原件，或录入本页内容"},
    {"page-no-table", "本页未发现表格", "如本页确有表格，请将文件反馈给开发者"},
    {"worker-crashed", "处理该文件时程序异常中止", "请单独处理该文件，并将文件反馈给开发者"},
});

template <typename Texts>
auto find_code(const Texts& texts, std::string_view code) {
  return std::find_if(texts.begin(), texts.end(),
                      [code](const auto& text) { return text.code == code; });
}

}  // namespace

std::string flag_reason(std::string_view code) {
  const auto known = find_code(kFlags, code);
  return std::string(known == kFlags.end() ? code : known->reason);
}

std::string severity_name(Severity severity) {
  if (severity == Severity::error) return "错误";
  return severity == Severity::warning ? "警告" : "提示";
}

std::string status_name(PageStatus status) {
  if (status == PageStatus::failed) return "失败";
  return status == PageStatus::skipped ? "跳过" : "完成";
}

Notice notice_of(const Error& error) {
  const auto known = find_code(kNotices, error.code);
  if (known == kNotices.end()) return {error.message, error.remedy};
  return {std::string(known->message), std::string(known->remedy)};
}

}  // namespace biaoge
