// Paragraph labels: the scheme of the Code of Federal Regulations, (1) (a) (i) (A).
#include <gmock/gmock.h>

#include "syntax/reading.hpp"

namespace hirepath::syntax {
namespace {

// "(1)(a)(b)(2)": the labels of a tree, each followed by those beneath it, with the depth before it.
std::string outline(const Condition& condition, int depth = 0) {
  std::string result;
  for (const Condition& child : condition.children) {
    if (!child.label.empty()) result += std::to_string(depth) + child.label;
    result += outline(child, child.label.empty() ? depth : depth + 1);
  }
  return result;
}

TEST(Labels, MakeATree) {
  const Condition body = read_condition(
      "any of\n(1) a\n(2) in any of p, all of\n (a) b\n (b) at least 2 of\n  (i) c\n  (ii) none of\n   (A) d\n   (B) "
      "e\n (c) f\n(3) g");
  EXPECT_EQ(body.group, Group::any);
  EXPECT_EQ(outline(body), "0(1)0(2)1(a)1(b)2(i)2(ii)3(A)3(B)1(c)0(3)");
  const Condition& second = body.children.at(1);
  ASSERT_EQ(second.kind, Condition::Kind::quantified);
  EXPECT_EQ(second.label, "(2)");
  const Condition& at_least = second.children.at(0).children.at(1);
  EXPECT_EQ(at_least.group, Group::at_least);
  EXPECT_EQ(at_least.at_least, 2);
}

TEST(Labels, WithoutAHeaderMeanAllOf) {
  EXPECT_EQ(read_condition("(1) a (2) b"), read_condition("all of (1) a\n\n (2)   b"));
  EXPECT_NE(read_condition("(1) a (2) b"), read_condition("any of (1) a (2) b"));
}

TEST(Labels, ALetterIAfterHIsALetter) {
  std::string rules = "(1) any of\n";
  for (char c = 'a'; c <= 'j'; ++c) rules += std::string("(") + c + ") x\n";
  EXPECT_EQ(outline(read_condition(rules)), "0(1)1(a)1(b)1(c)1(d)1(e)1(f)1(g)1(h)1(i)1(j)");
}

TEST(Labels, ARomanIAfterAHeaderIsRoman) {
  std::string rules = "(1) any of\n";
  for (char c = 'a'; c <= 'h'; ++c) rules += std::string("(") + c + ") x" + (c == 'h' ? " and y\n" : "\n");
  const std::string with_header = rules.substr(0, rules.rfind("x and y")) + "all of\n(i) x\n(ii) y\n(i) z\n";
  EXPECT_EQ(outline(read_condition(with_header)), "0(1)1(a)1(b)1(c)1(d)1(e)1(f)1(g)1(h)2(i)2(ii)1(i)");
}

TEST(Labels, RomanNumeralsCountOn) {
  std::string rules = "(1) any of (a) any of ";
  for (const char* roman : {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi"})
    rules += std::string("(") + roman + ") x\n";
  EXPECT_EQ(read_condition(rules).children[0].children[0].children.size(), 11u);
}

struct Wrong {
  std::string body;
  std::string code;
  std::string expected;
};

class WrongLabels : public testing::TestWithParam<Wrong> {};

TEST_P(WrongLabels, NameTheLabelThatIsExpected) {
  const Read result = read("define x : words if " + GetParam().body);
  ASSERT_EQ(result.found.size(), 1u);
  EXPECT_EQ(result.found[0].code, GetParam().code);
  EXPECT_THAT(result.found[0].expected, testing::HasSubstr(GetParam().expected));
  EXPECT_TRUE(result.file.items.empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongLabels,
    testing::Values(Wrong{"(1) a (3) b", "HP110", "`(2)`"}, Wrong{"(2) a", "HP110", "`(1)`"},
                    Wrong{"(a) a", "HP110", "`(1)`"}, Wrong{"(1) a (1) b", "HP110", "`(2)`"},
                    Wrong{"(1) any of (a) a (c) b", "HP110", "`(b)`"},
                    Wrong{"(1) any of (a) any of (i) a (iii) b", "HP110", "`(ii)`"},
                    Wrong{"(1) any of (b) a", "HP110", "`(a)`"}, Wrong{"(1) any of (a) b (3) c", "HP110", "`(2)`"},
                    Wrong{"(1) a (a) b", "HP111", "`all of`"}, Wrong{"a (1) b", "HP111", "`all of`"},
                    Wrong{"(1) any of", "HP112", "`(a)`"}, Wrong{"any of", "HP112", "`(1)`"},
                    Wrong{"(1) any of (a) any of (i) any of (A) any of (1) x", "HP113", "definition"}));

}  // namespace
}  // namespace hirepath::syntax
