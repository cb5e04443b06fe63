// The formatter: canonical text, and parse(format(x)) == x for the knowledge base and for generated trees.
#include "syntax/format.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "syntax/random_tree.hpp"
#include "syntax/reading.hpp"

namespace hirepath::syntax {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> comment_texts(const File& file) {
  std::vector<std::string> result;
  for (const Comment& comment : file.comments) result.push_back(comment.text);
  return result;
}

std::vector<fs::path> knowledge_files() {
  std::vector<fs::path> result;
  for (const auto& entry : fs::recursive_directory_iterator(HIREPATH_SOURCE_DIR "/knowledge")) {
    if (entry.path().extension() == ".rules") result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

// What formatting loses, or a second time changes; nothing where it does neither.
std::string lost(const File& file) {
  const std::string once = format(file);
  const Read again = read(once);
  if (!again.found.empty()) return text::to_text(again.found) + once;
  if (again.file.items.size() != file.items.size())
    return std::to_string(again.file.items.size()) + " declarations come back in\n" + once;
  for (std::size_t i = 0; i < file.items.size(); ++i) {
    if (!(again.file.items[i] == file.items[i])) return "declaration " + std::to_string(i) + " differs in\n" + once;
  }
  if (comment_texts(file) != comment_texts(again.file)) return "the comments differ in\n" + once;
  return format(again.file) == once ? "" : "a second time changes\n" + once;
}

std::string formatted(const File& file) {
  EXPECT_EQ(lost(file), "");
  return format(file);
}

std::string formatted(const std::string& rules) {
  const Read result = read(rules);
  EXPECT_EQ(text::to_text(result.found), "");
  return formatted(result.file);
}

TEST(Format, GivesTheLayoutOfTheHandbook) {
  EXPECT_EQ(formatted("define recent:the person is recent if\n(1) in any of person.service-periods,all of (a) duty is "
                      "active [38 USC 4211(6)]\n"
                      "(b) the appointment date is during the 3-year period beginning on released [38 USC 4211(6);5 "
                      "CFR 307.104(d)] (2)  any of (a) not a\n"
                      "(b) at least 1 of (i) b and c decided by agency (ii) d or e"),
            "define recent : the person is recent if all of\n"
            "  (1) in any of person.service-periods, all of\n"
            "      (a) duty is active                                                               [38 USC 4211(6)]\n"
            "      (b) the appointment date is during the 3-year period beginning on released       [38 USC 4211(6); 5 "
            "CFR 307.104(d)]\n"
            "  (2) any of\n"
            "      (a) not a\n"
            "      (b) at least 1 of\n"
            "          (i) b and c  decided by agency\n"
            "          (ii) d or e\n");
}

TEST(Format, PutsOneAttributeOnALineAndAlignsFields) {
  EXPECT_EQ(formatted("record p \"a period\" ordered by released  duty:choice(a,b) ask \"Q\" help \"H\" released : "
                      "date proved by dd214,x"),
            "record p \"a period\"  ordered by released\n"
            "  duty     : choice (a, b)\n"
            "    ask \"Q\"\n"
            "    help \"H\"\n"
            "  released : date\n"
            "    proved by dd214, x\n");
}

TEST(Format, WrapsLongListsButNeverBeforeAKeyword) {
  std::string values;
  for (int i = 0; i < 40; ++i)
    values += std::string(i == 0 ? "" : ", ") + (i % 2 == 0 ? "rule" : "x" + std::to_string(i));
  const std::string text = formatted("define d : w if all of (1) a is one of " + values + " (2) b is one of " + values);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(end - begin, 130u);
    begin = end + 1;
  }
}

TEST(Format, KeepsALongCitationAfterTwoBlanks) {
  const std::string text = formatted(
      "define d : w if (1) the person is somebody of whom the law says so much that the line is very long indeed [5 "
      "CFR 1]");
  EXPECT_THAT(text, testing::HasSubstr("indeed  [5 CFR 1]\n"));
}

TEST(Format, KeepsComments) {
  EXPECT_EQ(formatted("-- head\n\n-- of person.x\nfact person.x : date -- same line\n ask \"Q\"  -- asked\n -- last of "
                      "x\n-- of y\nfact person.y : date\n\n-- end"),
            "-- head\n"
            "\n"
            "-- of person.x\n"
            "-- same line\n"
            "fact person.x : date\n"
            "  -- asked\n"
            "  ask \"Q\"\n"
            "  -- last of x\n"
            "\n"
            "-- of y\n"
            "fact person.y : date\n"
            "\n"
            "-- end\n");
}

TEST(Format, OnlyCommentsOrNothing) {
  EXPECT_EQ(formatted("  -- a\n\n-----\n--\n"), "-- a\n\n-----\n--\n");
  EXPECT_EQ(formatted("\n \n"), "");
}

TEST(Format, RoundTripOfTheKnowledgeBase) {
  const auto files = knowledge_files();
  ASSERT_FALSE(files.empty());
  for (const fs::path& path : files) {
    SCOPED_TRACE(path.string());
    const Read result = read(file_text(path.string()));
    EXPECT_EQ(text::to_text(result.found), "");
    formatted(result.file);
  }
}

// A comment may stand between any two lines, and after any line.
TEST(Format, RoundTripWithCommentsEverywhere) {
  std::mt19937_64 engine(2026);
  for (const fs::path& path : knowledge_files()) {
    SCOPED_TRACE(path.string());
    const std::string text = file_text(path.string());
    std::string commented;
    int n = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      commented += text.substr(begin, end - begin);
      if (engine() % 4 == 0) commented += "  -- after " + std::to_string(++n);
      commented += "\n";
      if (engine() % 4 == 0)
        commented +=
            std::string(engine() % 3, ' ') + "-- between " + std::to_string(++n) + (engine() % 3 == 0 ? "\n\n" : "\n");
      begin = end + 1;
    }
    const Read plain = read(text);
    const Read result = read(commented);
    ASSERT_EQ(text::to_text(result.found), "");
    EXPECT_TRUE(result.file.items == plain.file.items);
    formatted(result.file);
  }
}

TEST(Format, RoundTripOfGeneratedTrees) {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    File file{nullptr, RandomTree(seed).items(6), {}};
    if (lost(file).empty()) continue;
    for (std::size_t i = file.items.size(); i-- > 0;) {  // without the declarations that it does not need
      File smaller = file;
      smaller.items.erase(smaller.items.begin() + static_cast<std::ptrdiff_t>(i));
      if (!lost(smaller).empty()) file = std::move(smaller);
    }
    FAIL() << lost(file) << "\nseed " << seed;
  }
}

TEST(ToWords, SaysAGroupOnOneLine) {
  EXPECT_EQ(to_words(read_condition("in any of p, any of (1) a is b [5 CFR 1] (2) all of (a) not c (b) d and e")),
            "in any of p, any of (1) a is b; (2) all of (a) not c; (b) d and e");
  EXPECT_EQ(to_words(read_condition("the  person is   here")), "the person is here");
}

}  // namespace
}  // namespace hirepath::syntax
