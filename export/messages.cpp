// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/messages.h"

#include <algorithm>
#include <array>

namespace biaoge {

namespace {

struct FlagText {
  std::string_view code;
  std::string_view reason;
  std::string_view remedy;
};

constexpr std::array kFlags = std::to_array<FlagText>({
    {"unexpected-form", "内容不符合该栏目的格式", "与原件核对后改正"},
    {"missing", "未找到该栏目的内容", "查看原件中该栏是否为空"},
    {"low-confidence", "识别把握不足", "与图像核对"},
    {"sum-mismatch", "合计与各分项之和不符", "逐项与原件核对；原件如此的，是原件自身的差错"},
    {"rate-mismatch", "比率与相关数据计算结果不符", "逐项与原件核对；原件如此的，是原件自身的差错"},
    {"range-mismatch", "数值超出允许的范围", "两个数都与原件核对"},
    {"grade-mismatch", "等级与得分不符", "等级和得分都与原件核对"},
    {"target-mismatch", "目标值、完成值与得分不符", "指标值、完成值和得分都与原件核对"},
    {"reason-missing", "未得满分而没有说明原因", "查看原件中该栏是否为空"},
    {"text-mismatch", "文字与应有的内容不一致", "与图像核对"},
    {"under-seal", "印章覆盖，读数可能有误", "与图像核对"},
    {"snapped-label", "栏目名称识别有误，按所在位置判定", "与图像核对"},
    {"format-outlier", "书写格式与同栏其他数值不一致，小数点可能漏读", "与图像核对小数点"},
    {"form-unread", "表名为已知表单，但可辨认的栏目名称太少",
     "请按纸质原件录入，或按 300 dpi 重新扫描"},
    {"low-resolution", "图像分辨率过低，读数可能有误", "与图像核对；最好按 300 dpi 重新扫描"},
    {"repaired", "读数经勾稽关系推算改正", "与图像核对；原来的识别结果见批注"},
    {"unassigned-text", "有文字未能归入任何栏目", "查看是否需要在表单定义中增加栏目"},
    {"ambiguous", "存在多种读法", "与原件核对后选定"},
    {"doubtful-place", "无框线处行列划分把握不足，可能与相邻单元格有出入",
     "与原件核对所在的行和列"},
    {"clipped-text", "文字超出单元格或被遮盖，原件上可能显示不全", "与原件核对"},
    {"garbled-text", "含有无法辨认的字符", "与原件核对后补全"},
    {"text-cut", "内容超过单元格容量，本工作簿中已截断，全文见 JSON 输出",
     "使用 JSON 输出中的全文"},
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
    {"not-a-pdf", "不是 PDF 文件，也不是 TIFF、PNG 或 JPEG 图像", "请提供 PDF 或上述格式的图像"},
    {"not-a-file", "不是普通文件（设备、管道、失效链接等）", "请提供 PDF、TIFF、PNG 或 JPEG 文件"},
    {"pdf-damaged", "PDF 文件已损坏，无法打开", "请重新导出或重新获取该文件"},
    {"pdf-repaired", "PDF 文件结构有损坏，已修复后读取", "请与原件核对页数和内容"},
    {"pdf-encrypted", "PDF 文件已加密，需要密码", "请用 --password 提供密码"},
    {"password-wrong", "密码不正确", "请核对 --password 所给的密码"},
    {"no-pages", "文件中没有页面", "请重新导出该文件"},
    {"no-such-pages", "文件中没有所指定的页", "请核对 --pages 所给的页码"},
    {"no-tables", "文件中未发现表格", "请查看各页：清单、待填表单和图表不算表格"},
    {"input-repeated", "同一文件重复输入，其内容出现两次", "请去掉重复的文件"},
    {"too-many-bad-pages", "无法处理的页过多，已停止处理该文件", "请重新打印为 PDF 后再试"},
    {"worker-crashed", "处理该文件时程序异常中止", "请重新打印为 PDF 后再试，并将文件反馈给开发者"},
    {"worker-not-started", "系统资源不足，未能开始处理", "请减小 --jobs 后重试"},
    {"page-damaged", "页面内容已损坏，未能完整读取", "请与原件核对，或重新获取该文件"},
    {"page-syntax", "页面内容有错误，可能有缺漏", "请与原件核对，或重新获取该文件"},
    {"page-size", "页面尺寸异常", "请按常规纸张尺寸重新导出"},
    {"page-timeout", "页面处理超时", "可用 --timeout 延长时限后重试"},
    {"page-memory", "页面处理所需内存超过限额", "可用 --memory 提高限额后重试"},
    {"page-crashed", "处理该页时程序异常中止，该页已跳过",
     "请重新打印为 PDF 后再试，并将文件反馈给开发者"},
    {"page-image-only", "扫描图像页，没有文字层，按 --ocr never 跳过", "请去掉 --ocr never 后重试"},
    {"page-garbled", "页面文字编码不可用（乱码），按 --ocr never 跳过",
     "请去掉 --ocr never 后重试"},
    {"page-hidden-text", "扫描图像页，其隐藏文字由其他软件识别，按 --ocr never 跳过",
     "请去掉 --ocr never 后重试"},
    {"image-damaged", "图像已损坏，无法解码", "请重新获取该文件，或重新扫描"},
    {"image-unsupported", "图像格式较为特殊，不能读取", "请另存为 PNG，或 1 位、8 位的 TIFF"},
    {"image-too-large", "图像像素过多", "请按 300 dpi 重新扫描"},
    {"image-too-small", "图像像素过少", "请按 300 dpi 重新扫描"},
    {"image-incomplete", "图像不完整，缺失部分为空白", "请重新获取该文件，或重新扫描"},
    {"picture-too-small", "图像像素过少，无法识别", "请按 300 dpi 重新扫描"},
    {"picture-black", "图像全黑", "请盖好扫描仪盖板后重新扫描"},
    {"hidden-text-unused", "其他软件所附的隐藏文字与抽样识别结果不一致，未采用",
     "无需处理，该页已重新识别"},
    {"low-resolution", "扫描分辨率低于 120 dpi，该页所有数值均已标出", "请按 300 dpi 重新扫描"},
    {"recogniser-missing", "识别模块缺失或无法加载，扫描页未能读取",
     "请重新安装 biaoge；运行 biaoge doctor 可查看缺少什么"},
    {"language-missing", "缺少 Tesseract 的语言数据，扫描页未能读取",
     "请安装 tesseract-ocr-chi-sim"},
    {"value-reader-unusable", "缺少或损坏了数值识别模型，扫描页未能读取", "请重新安装 biaoge"},
    {"page-no-table", "页面有文字，但未发现表格，未输出", "请核对该页是否应有表格"},
    {"page-picture", "页面上有图片，图片内容未读取", "请核对图片中是否有表格"},
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

std::string flag_remedy(std::string_view code) {
  const auto known = find_code(kFlags, code);
  return std::string(known == kFlags.end() ? std::string_view() : known->remedy);
}

bool is_known_flag(std::string_view code) {
  return find_code(kFlags, code) != kFlags.end();
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
