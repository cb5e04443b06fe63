// One authority over a handful of facts, asked on one day.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "model/load.hpp"
#include "session/session.hpp"

namespace hirepath {

inline const std::string& small_facts() {
  static const std::string text = R"(edition 1.0 "tests"
record spell "a spell"  ordered by ended
  ended   : date
  from    : date
  through : date
  good    : yes/no
fact person.spells : list of spell
fact person.start : date
fact person.end : date
fact person.a : yes/no
fact person.b : yes/no
fact person.c : yes/no
fact person.p : yes/no
  presume yes [1 USC 9]
fact position.remote : yes/no
decision agrees "the agency agrees"
  decided by agency
authority way "A way"
  kind appointing authority
  service excepted [1 USC 1]
)";
  return text;
}

inline values::Date day(const std::string& iso) { return values::parse_date(iso).value(); }

class Small {
 public:
  // The rules of the authority `way`, or the one condition of its only rule.
  static Small rules(const std::string& text) { return Small(text); }
  static Small when(const std::string& condition) {
    return Small("rule way\n  the person may be appointed under way if " + condition + " [1 USC 1]\n");
  }

  Small& set(const std::string& path, const std::string& value,
             model::EvidenceState state = model::EvidenceState::claimed) {
    facts_.facts[fact(path)] = {parsed(model_->facts[fact(path)].type, value), false, state, ""};
    return *this;
  }
  // Fields in the order ended, from, through, good; "" is not known.
  Small& spell(const std::vector<std::string>& values) {
    model::Element element;
    for (std::size_t i = 0; i < values.size(); ++i)
      element.fields.push_back(values[i].empty()
                                   ? model::Known{}
                                   : model::Known{parsed(model_->records[0].fields[i].type, values[i]), false, {}, ""});
    element.fields.resize(model_->records[0].fields.size());
    facts_.lists[fact("person.spells")].elements.push_back(std::move(element));
    return *this;
  }
  Small& all_spells() {
    facts_.lists[fact("person.spells")].complete = true;
    return *this;
  }
  Small& no_position() {
    facts_.position_given = false;
    return *this;
  }
  session::Session session(session::Options options) const { return {*network_, facts_, options}; }
  std::string on(const std::string& iso) const { return on({day(iso), {}, false, false}); }
  std::string on(session::Options options) const { return model::to_string(session(options).status(0, options.on)); }

 private:
  explicit Small(const std::string& text) : model_(std::make_unique<model::Model>()) {
    text::Diagnostics found;
    const std::vector<text::SourcePtr> sources{std::make_shared<text::Source>("small.rules", small_facts() + text)};
    *model_ = model::load(sources, found);
    EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
    network_ = std::make_unique<network::Network>(network::compile(*model_, found));
    facts_.facts.resize(model_->facts.size());
  }
  model::Id fact(const std::string& path) const {
    const auto id = model_->find_fact(path);
    EXPECT_NE(id, model::none) << path;
    return id;
  }
  static values::Value parsed(const model::Type& type, const std::string& text) {
    std::string expected;
    auto value = model::parse_value(type, text, expected);
    EXPECT_TRUE(value.has_value()) << text;
    return value.value_or(values::Value{});
  }

  std::unique_ptr<model::Model> model_;
  std::unique_ptr<network::Network> network_;
  model::Case facts_;
};

}  // namespace hirepath
