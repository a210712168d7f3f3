// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/rule_parser.h"

#include <map>
#include <utility>

#include "profiles/references.h"
#include "profiles/rule_words.h"
#include "profiles/yaml_reader.h"

namespace biaoge {
namespace {

using yaml::Failure;

/// Recursive descent over the words of one expression; a function for each level of binding.
class Parser {
 public:
  Parser(const yaml::Node& node, const Profile& profile, const SectionRule* section)
      : words_(split_words(node)), at_(node.position), profile_(profile), section_(section) {}

  Expression whole() {
    Expression tree = either();
    if (word().kind != Word::Kind::end) fail("expected an operator or the end");
    return tree;
  }

 private:
  using Words = std::vector<std::pair<std::string_view, Operation>>;

  const RuleWord& word() const { return words_[next_]; }
  bool is(std::string_view sign) const {
    return word().kind == Word::Kind::sign && word().text == sign;
  }
  bool take(std::string_view sign) {
    if (!is(sign)) return false;
    ++next_;
    return true;
  }
  void expect(std::string_view sign) {
    if (!take(sign)) fail("expected '" + std::string(sign) + "'");
  }
  [[noreturn]] void fail(const std::string& what) const {
    const std::string found = word().kind == Word::Kind::end ? "the end" : "'" + word().text + "'";
    throw Failure(at_, "rule: " + what + ", found " + found + " (character " +
                           std::to_string(word().position + 1) + ")");
  }

  static Expression node_of(Operation operation, std::vector<Expression> arguments) {
    Expression tree;
    tree.operation = operation;
    tree.arguments = std::move(arguments);
    return tree;
  }

  /// LEVEL { sign LEVEL }, from the left.
  template <typename Level>
  Expression chain(Level level, const Words& signs) {
    if (++depth_ > kDeepest) fail("the expression is too deep");
    Expression tree = (this->*level)();
    for (bool met = true; met;) {
      met = false;
      for (const auto& [sign, operation] : signs) {
        if (!take(sign)) continue;
        tree = node_of(operation, {std::move(tree), (this->*level)()});
        met = true;
        break;
      }
    }
    --depth_;
    return tree;
  }

  Expression either() { return chain(&Parser::both, {{"or", Operation::either}}); }
  Expression both() { return chain(&Parser::negation, {{"and", Operation::both}}); }
  Expression negation() {
    if (take("not")) return node_of(Operation::negation, {negation()});
    return comparison();
  }

  Expression comparison() {
    static const Words kSigns = {{"==", Operation::equal},         {"!=", Operation::not_equal},
                                 {"<=", Operation::less_equal},    {"<", Operation::less},
                                 {">=", Operation::greater_equal}, {">", Operation::greater},
                                 {"~=", Operation::about}};
    Expression left = terms();
    for (const auto& [sign, operation] : kSigns) {
      if (take(sign)) return node_of(operation, {std::move(left), terms()});
    }
    if (!take("in")) return left;
    Expression tree = node_of(Operation::one_of, {std::move(left)});
    tree.texts = text_list(tree.arguments.front());
    return tree;
  }

  Expression terms() {
    return chain(&Parser::factors, {{"+", Operation::add}, {"-", Operation::subtract}});
  }
  Expression factors() {
    return chain(&Parser::primary, {{"*", Operation::multiply}, {"/", Operation::divide}});
  }

  Expression primary() {
    Expression tree;
    if (take("(")) {
      tree = either();
      expect(")");
    } else if (word().kind == Word::Kind::number) {
      const auto number = Decimal::parse(word().text);
      if (!number) fail("expected a number");
      tree.number = *number;
      ++next_;
    } else if (word().kind == Word::Kind::text) {
      tree.operation = Operation::text;
      tree.text = words_[next_++].text;
    } else if (word().kind == Word::Kind::name) {
      return words_[next_ + 1].text == "(" ? call() : value();
    } else {
      fail("expected a value");
    }
    return tree;
  }

  Expression value() {
    Expression tree;
    tree.operation = Operation::value;
    tree.place = place(false);
    return tree;
  }

  Expression call() {
    struct Function {
      Operation operation;
      std::size_t arguments;
    };
    static const std::map<std::string, Function> kFunctions = {
        {"sum", {Operation::sum, 0}},     {"default", {Operation::otherwise, 2}},
        {"exact", {Operation::exact, 1}}, {"filled", {Operation::filled, 1}},
        {"meets", {Operation::meets, 2}}, {"points", {Operation::points, 1}},
        {"label", {Operation::label, 1}},
    };
    const auto found = kFunctions.find(word().text);
    if (found == kFunctions.end()) {
      std::vector<std::string> known;
      for (const auto& [name, function] : kFunctions) known.push_back(name);
      throw Failure(at_, "rule: " + yaml::unknown_word("function", word().text, known));
    }
    next_ += 2;
    if (found->second.operation == Operation::sum) return sum();
    Expression tree = node_of(found->second.operation, {});
    do {
      tree.arguments.push_back(either());
    } while (take(","));
    if (tree.arguments.size() != found->second.arguments) {
      fail("'" + found->first + "' takes " + std::to_string(found->second.arguments) +
           " arguments");
    }
    if (tree.operation == Operation::meets) {
      for (const Expression& argument : tree.arguments) {
        if (argument.operation != Operation::value) fail("'meets' takes two values of the form");
      }
    }
    expect(")");
    return tree;
  }

  Expression sum() {
    Expression tree;
    tree.operation = Operation::sum;
    const std::size_t first = next_;
    tree.place = place(true);
    if (!tree.place.section.empty() && tree.place.row.empty()) {
      if (take("by")) {
        do {
          if (section_ == nullptr || section_->name != tree.place.section) {
            fail("'by' needs a rule with 'each: " + tree.place.section + "'");
          }
          tree.keys.push_back(word().text);
          find_column(*section_, words_[next_++].text, at_);
        } while (take(","));
      }
    } else {
      next_ = first;
      do {
        tree.places.push_back(place(false));
      } while (take(","));
      tree.place = {};
    }
    expect(")");
    return tree;
  }

  /// KEY, SECTION[ROW].KEY, or SECTION.KEY where `column` allows a whole column.
  PlaceRef place(bool column) {
    if (word().kind != Word::Kind::name) fail("expected the key of a value");
    PlaceRef place;
    const std::string name = words_[next_++].text;
    if (word().kind == Word::Kind::row) {
      place.section = name;
      place.row = words_[next_++].text;
      expect(".");
    } else if (column && take(".")) {
      place.section = name;
    } else if (is(".")) {
      fail("a whole column can only stand in sum()");
    }
    place.key = place.section.empty() ? name : words_[next_].text;
    if (!place.section.empty()) {
      const SectionRule& section = find_section(profile_, place.section, at_);
      find_column(section, place.key, at_);
      if (!place.row.empty()) find_row(section, place.row, at_);
      ++next_;
    } else if (section_ != nullptr && section_->column(name) != nullptr) {
      place.section = section_->name;
    } else {
      find_field(profile_, name, at_);
    }
    return place;
  }

  /// ['a', b] or known: the choices of the column or field on the left.
  std::vector<std::string> text_list(const Expression& left) {
    if (word().kind == Word::Kind::row) {
      std::vector<std::string> texts = split_list(words_[next_++].text);
      if (texts.empty()) fail("expected a list of texts");
      return texts;
    }
    if (word().text != "choices") fail("expected [TEXT, ...] or 'choices'");
    std::vector<std::string> texts;
    for_each_place(left, [&](const PlaceRef& ref) {
      texts = ref.section.empty()
                  ? find_field(profile_, ref.key, at_).choices
                  : find_column(find_section(profile_, ref.section, at_), ref.key, at_).choices;
    });
    if (texts.empty()) fail("what stands left of 'in choices' has none");
    ++next_;
    return texts;
  }

  using Word = RuleWord;
  static constexpr int kDeepest = 60;

  std::vector<RuleWord> words_;
  std::size_t next_ = 0;
  int depth_ = 0;
  yaml::Position at_;
  const Profile& profile_;
  const SectionRule* section_;
};

}  // namespace

Expression parse_expression(const yaml::Node& node, const Profile& profile,
                            const SectionRule* section) {
  return Parser(node, profile, section).whole();
}

bool is_comparison(Operation operation) {
  return operation >= Operation::equal && operation <= Operation::about;
}

}  // namespace biaoge
