// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/unread_forms.h"

#include <algorithm>
#include <set>

#include "normalize/title_match.h"
#include "normalize/vocabulary.h"

namespace biaoge {

namespace {

bool was_recognised(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(),
                     [](const Cell& cell) { return cell.source == TextSource::ocr; });
}

/// The form that a line above the table names best; nullptr when none does.
const Vocabulary* named_form(const Table& table, const std::vector<Vocabulary>& vocabularies) {
  const Vocabulary* best = nullptr;
  Titled most = Titled::no;
  for (const Vocabulary& vocabulary : vocabularies) {
    if (has_title(table, vocabulary.other_titles)) continue;
    const Titled title = titled(table, vocabulary.titles);
    if (title <= most) continue;
    most = title;
    best = &vocabulary;
  }
  return best;
}

void doubt_cells(Table& table) {
  for (Cell& cell : table.cells) {
    if (cell.source != TextSource::ocr || cell.text.empty()) continue;
    const bool known =
        std::find(cell.flags.begin(), cell.flags.end(), "low-confidence") != cell.flags.end();
    if (!known) cell.flags.emplace_back("low-confidence");
  }
}

/// The profile of which the text holds most labels; nullptr when they are too few of each.
const Profile* profile_in(const std::string& text, const std::vector<Profile>& profiles) {
  const Profile* best = nullptr;
  std::ptrdiff_t most = 0;
  for (const Profile& profile : profiles) {
    const auto& labels = profile.recognition.labels;
    const auto held = std::count_if(labels.begin(), labels.end(), [&](const std::string& label) {
      return text.find(label) != std::string::npos;
    });
    const auto& titles = profile.recognition.titles;
    const bool titled = std::any_of(titles.begin(), titles.end(), [&](const std::string& title) {
      return text.find(title) != std::string::npos;
    });
    const int least = profile.recognition.min_labels;
    if (held < (titled ? (least + 1) / 2 : least) || held <= most) continue;
    most = held;
    best = &profile;
  }
  return best;
}

}  // namespace

std::vector<UnreadForm> take_unread_forms(std::vector<Table>& tables,
                                          const std::vector<Profile>& profiles) {
  std::vector<Table*> left;
  for (Table& table : tables) {
    if (!table.in_form && was_recognised(table)) left.push_back(&table);
  }
  std::vector<UnreadForm> unread;
  if (left.empty()) return unread;
  const std::vector<Vocabulary> vocabularies(profiles.begin(), profiles.end());
  const Table* before = nullptr;  // The last one taken.
  for (Table* table : left) {
    const Vocabulary* form = named_form(*table, vocabularies);
    const bool goes_on = before != nullptr && !form && table->heading.empty() &&
                         table->pages.front() - before->pages.back() <= 1;
    if (!form && !goes_on) continue;
    if (form) {
      unread.push_back({form->profile->title, table->pages});
    } else {
      std::set<int> pages(unread.back().pages.begin(), unread.back().pages.end());
      pages.insert(table->pages.begin(), table->pages.end());
      unread.back().pages.assign(pages.begin(), pages.end());
    }
    doubt_cells(*table);
    before = table;
  }
  return unread;
}

std::vector<UnreadForm> find_lost_forms(const std::vector<PageText>& pages,
                                        const std::vector<Form>& forms,
                                        const std::vector<Profile>& profiles) {
  std::vector<UnreadForm> lost;
  for (const PageText& page : pages) {
    const bool covered = std::any_of(forms.begin(), forms.end(), [&](const Form& form) {
      return std::find(form.pages.begin(), form.pages.end(), page.page) != form.pages.end();
    });
    const Profile* profile = covered ? nullptr : profile_in(page.text, profiles);
    if (profile == nullptr) continue;
    const bool goes_on = !lost.empty() && lost.back().title == profile->title &&
                         lost.back().pages.back() + 1 == page.page;
    if (!goes_on) lost.push_back({profile->title, {}});
    lost.back().pages.push_back(page.page);
  }
  return lost;
}

}  // namespace biaoge
