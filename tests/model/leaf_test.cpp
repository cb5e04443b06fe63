// Each way to write a comparison, and the leaf it must become (docs/rule-language.md, table of conditions).
#include "model/loading.hpp"

namespace hirepath::model {
namespace {

using values::Counting;
using values::Unit;
using Kind = Condition::Kind;

constexpr const char* facts = R"(
record stay "a stay"  ordered by through
  from : date
  through : date
  good : yes/no
fact person.stays : list of stay
fact person.citizen : yes/no
  phrase "the person is a citizen"
fact person.rating : number from 0 to 100
fact person.other-rating : number from 0 to 100
fact person.color : choice (red, green, blue)
fact person.other-color : choice (red, green, blue)
fact position.series : code
fact position.grade : grade
fact position.other-grade : grade
fact person.start : date
  phrase "the first day"
fact person.end : date
)";

Model with(const std::string& condition) {
  return load_text(std::string(facts) + "define d : the thing holds if " + condition + "  [1 USC 1]\n");
}
Condition body(const std::string& condition) { return with(condition).definitions.at(0).body; }

// The one leaf of a plain condition.
template <class T>
T leaf(const Condition& condition) {
  EXPECT_EQ(condition.kind, Kind::leaf);
  const auto* test = std::get_if<T>(&condition.leaf);
  EXPECT_NE(test, nullptr) << condition.text;
  return test ? *test : T{};
}

Id fact(const Model& model, const char* path) {
  const Id id = model.find_fact(path);
  EXPECT_NE(id, none) << path;
  return id;
}

TEST(Leaf, APathOrAPhraseAsksForYes) {
  const auto model = with("person.citizen");
  EXPECT_EQ(leaf<IsYes>(model.definitions[0].body).fact, (FactRef{false, fact(model, "person.citizen")}));
  EXPECT_EQ(leaf<IsYes>(body("the person is a citizen")).fact.index, fact(model, "person.citizen"));
  EXPECT_EQ(leaf<IsYes>(body("person.citizen is yes")).fact.index, fact(model, "person.citizen"));
}

TEST(Leaf, NoAndNotAreNegations) {
  for (const char* words : {"not the person is a citizen", "person.citizen is no", "person.citizen is not yes"}) {
    const auto condition = body(words);
    ASSERT_EQ(condition.kind, Kind::negation) << words;
    leaf<IsYes>(condition.children.at(0));
  }
}

TEST(Leaf, ChoicesAreIndexes) {
  EXPECT_EQ(leaf<ChoiceIn>(body("person.color is green")).choices, (std::vector<std::uint16_t>{1}));
  EXPECT_EQ(leaf<ChoiceIn>(body("person.color is one of blue, red")).choices, (std::vector<std::uint16_t>{2, 0}));
  const auto negative = body("person.color is not one of red, green");
  ASSERT_EQ(negative.kind, Kind::negation);
  EXPECT_EQ(leaf<ChoiceIn>(negative.children.at(0)).choices, (std::vector<std::uint16_t>{0, 1}));
}

TEST(Leaf, CodesAreTexts) {
  EXPECT_EQ(leaf<CodeIn>(body("position.series is 0110")).codes, (std::vector<std::string>{"0110"}));
  EXPECT_EQ(leaf<CodeIn>(body("position.series is one of 0110, 2210")).codes,
            (std::vector<std::string>{"0110", "2210"}));
}

TEST(Leaf, ANumberIsANumberAndOneOfSeveralIsEach) {
  EXPECT_EQ(leaf<NumberIs>(body("person.rating is 30")).number, 30);
  const auto several = body("person.rating is one of 10, 20, 30");
  ASSERT_EQ(several.kind, Kind::any);
  ASSERT_EQ(several.children.size(), 3u);
  EXPECT_EQ(leaf<NumberIs>(several.children[2]).number, 30);
}

TEST(Leaf, FactsOfOneTypeAreTheSame) {
  const auto model = with("person.color is person.other-color");
  const auto same = leaf<SameAs>(model.definitions[0].body);
  EXPECT_EQ(same.left.index, fact(model, "person.color"));
  EXPECT_EQ(same.right.index, fact(model, "person.other-color"));
}

TEST(Leaf, OrderOfNumbersAndGrades) {
  const std::pair<const char*, Order> words[] = {{"at least", Order::at_least},
                                                 {"at most", Order::at_most},
                                                 {"more than", Order::more_than},
                                                 {"less than", Order::less_than}};
  for (const auto& [word, order] : words) {
    const auto number = leaf<Compare>(body(std::string("person.rating is ") + word + " 30 percent"));
    EXPECT_EQ(number.order, order);
    EXPECT_EQ(std::get<std::int64_t>(number.right), 30);
    const auto grade = leaf<Compare>(body(std::string("position.grade is ") + word + " GS-11 or the equivalent"));
    EXPECT_EQ(grade.order, order);
    EXPECT_EQ(std::get<values::Grade>(grade.right), *values::make_grade("GS", 11));
  }
  const auto model = with("position.grade is at most position.other-grade");
  EXPECT_EQ(std::get<FactRef>(leaf<Compare>(model.definitions[0].body).right).index,
            fact(model, "position.other-grade"));
}

// Every calendar leaf says: left is not after right. Written here as "base sign period shift".
std::string words(const DateExpression& date, const Model& model) {
  std::string out = std::holds_alternative<ActionDate>(date.base) ? "action"
                    : std::holds_alternative<values::Date>(date.base)
                        ? values::to_string(std::get<values::Date>(date.base))
                        : model.facts.at(std::get<FactRef>(date.base).index).path;
  if (date.sign != 0) out += std::string(date.sign > 0 ? " + " : " - ") + values::to_string(date.period);
  if (date.counting != Counting::unstated) out += date.counting == Counting::back ? " back" : " forward";
  if (date.shift != 0) out += (date.shift > 0 ? " +" : " ") + std::to_string(date.shift);
  return out;
}
std::string words(const Condition& condition, const Model& model) {
  if (condition.kind == Kind::all)
    return words(condition.children.at(0), model) + " and " + words(condition.children.at(1), model);
  const auto test = leaf<NotAfter>(condition);
  return words(test.left, model) + " <= " + words(test.right, model);
}

struct Days {
  const char* written;
  const char* meant;
};
class CalendarLeaf : public testing::TestWithParam<Days> {};

TEST_P(CalendarLeaf, IsAnOrderOfDays) {
  const auto model = with(GetParam().written);
  EXPECT_EQ(words(model.definitions[0].body, model), GetParam().meant);
}

// The right-hand sides restate docs/rule-language.md; the two 3-year wordings differ by one day on purpose.
INSTANTIATE_TEST_SUITE_P(
    Table, CalendarLeaf,
    testing::Values(Days{"the first day is before person.end", "person.start <= person.end -1"},
                    Days{"the first day is after person.end", "person.end <= person.start -1"},
                    Days{"person.start is on or before 2024-05-14", "person.start <= 2024-05-14"},
                    Days{"person.start is on or after the action date", "action <= person.start"},
                    Days{"person.end is within 3 years after person.start",
                         "person.start <= person.end and person.end <= person.start + 3 years"},
                    Days{"person.end is within 120 days before person.start",
                         "person.start - 120 days <= person.end and person.end <= person.start"},
                    Days{"person.end is during the 3-year period beginning on person.start",
                         "person.start <= person.end and person.end <= person.start + 3 years -1"},
                    Days{"person.end is at least 1 year after person.start", "person.start + 1 year <= person.end"},
                    Days{"person.end is more than 1 year after person.start", "person.start + 1 year +1 <= person.end"},
                    Days{"person.end is within 6 months after person.start counting back",
                         "person.start <= person.end and person.end <= person.start + 6 months back"},
                    Days{"person.end is within 1 workday after person.start",
                         "person.start <= person.end and person.end <= person.start + 1 workday"},
                    Days{"the time from person.start through person.end is at least 180 days",
                         "person.start + 180 days -1 <= person.end"},
                    Days{"the time from person.start through person.end is more than 180 days",
                         "person.start + 180 days <= person.end"},
                    Days{"the time from person.start through person.end is at most 180 days",
                         "person.end <= person.start + 180 days -1"},
                    Days{"the time from person.start through person.end is less than 180 days",
                         "person.end <= person.start + 180 days -2"}));

TEST(Leaf, AnExtensionNamesItsListAndItsTime) {
  const auto model =
      with("person.end is within 3 years after person.start extended by the time of person.stays where good");
  ASSERT_EQ(model.extensions.size(), 1u);
  const auto& extension = model.extensions[0];
  EXPECT_EQ(extension.list, fact(model, "person.stays"));
  EXPECT_EQ(extension.from, 0u);
  EXPECT_EQ(extension.through, 1u);
  EXPECT_EQ(leaf<IsYes>(extension.where).fact, (FactRef{true, 2}));
  EXPECT_EQ(leaf<NotAfter>(model.definitions[0].body.children.at(1)).right.extension, 0u);
}

TEST(Leaf, AQuantifierHoldsOneConditionAboutItsElements) {
  const std::pair<const char*, Kind> all[] = {
      {"any of", Kind::any_in}, {"every one of", Kind::every_in}, {"the latest of", Kind::latest_in}};
  for (const auto& [words, kind] : all) {
    const auto model = with(std::string("in ") + words + " person.stays, good");
    const auto& condition = model.definitions[0].body;
    EXPECT_EQ(condition.kind, kind);
    EXPECT_EQ(condition.list, fact(model, "person.stays"));
    EXPECT_EQ(leaf<IsYes>(condition.children.at(0)).fact, (FactRef{true, 2}));
  }
}

TEST(Leaf, GroupsKeepTheirKindAndLabels) {
  const auto condition = body(
      "at least 2 of\n (1) person.citizen [1 USC 1]\n (2) person.rating is 10 [1 USC 1]\n (3) none of\n   (a) "
      "good-faith [1 USC 1]\nfact person.x : yes/no\n  phrase \"good-faith\"\ndefine e : the rest if person.citizen");
  EXPECT_EQ(condition.kind, Kind::at_least);
  EXPECT_EQ(condition.at_least, 2);
  EXPECT_EQ(condition.children.at(1).label, "d(2)");
  EXPECT_EQ(condition.children.at(2).kind, Kind::none_of);
  EXPECT_EQ(condition.children.at(2).children.at(0).label, "d(3)(a)");
}

}  // namespace
}  // namespace hirepath::model
