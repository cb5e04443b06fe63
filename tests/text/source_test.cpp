#include "text/source.hpp"

#include <gtest/gtest.h>

namespace hirepath::text {
namespace {

TEST(Source, CountsLinesAndColumnsFromOne) {
  const Source source("a.rules", "ab\ncd\n");
  EXPECT_EQ(source.position(0), (Position{1, 1}));
  EXPECT_EQ(source.position(1), (Position{1, 2}));
  EXPECT_EQ(source.position(2), (Position{1, 3})) << "the line's end belongs to its line";
  EXPECT_EQ(source.position(3), (Position{2, 1}));
  EXPECT_EQ(source.position(5), (Position{2, 3}));
  EXPECT_EQ(source.position(6), (Position{3, 1})) << "the end of the file, after the last line's end";
}

TEST(Source, ColumnsCountCharactersNotBytes) {
  // "a", section sign (2 bytes), euro sign (3 bytes), linear B syllable (4 bytes), "z"
  const Source source("a.rules", "a\xC2\xA7\xE2\x82\xAC\xF0\x90\x80\x80z");
  EXPECT_EQ(source.position(1).column, 2U);
  EXPECT_EQ(source.position(3).column, 3U);
  EXPECT_EQ(source.position(6).column, 4U);
  EXPECT_EQ(source.position(10).column, 5U);
  EXPECT_EQ(source.position(11).column, 6U);
}

TEST(Source, AnOffsetInsideACharacterIsThatCharacter) {
  const Source source("a.rules", "a\xE2\x82\xACz");
  EXPECT_EQ(source.position(2), (Position{1, 2}));
  EXPECT_EQ(source.position(3), (Position{1, 2}));
  EXPECT_EQ(source.position(4), (Position{1, 3}));
}

TEST(Source, GivesTheLineWithoutItsEnd) {
  const Source source("a.rules", "first\r\n\nthird");
  EXPECT_EQ(source.line_at(0), "first");
  EXPECT_EQ(source.line_at(6), "first") << "on the line end itself";
  EXPECT_EQ(source.line_at(7), "");
  EXPECT_EQ(source.line_at(8), "third");
  EXPECT_EQ(source.line_at(13), "third") << "at the end of the file";
  EXPECT_EQ(source.line_start(0), 0U);
  EXPECT_EQ(source.line_start(6), 0U);
  EXPECT_EQ(source.line_start(7), 7U);
  EXPECT_EQ(source.line_start(12), 8U);
}

TEST(Source, TextIsCutAtTheEndOfTheFile) {
  const Source source("a.rules", "abcdef");
  EXPECT_EQ(source.text({2, 4}), "cd");
  EXPECT_EQ(source.text({4, 99}), "ef");
  EXPECT_EQ(source.text({99, 100}), "");
  EXPECT_EQ(source.text({4, 2}), "") << "an end before the beginning is an empty place";
}

TEST(Source, OffsetsBeyondTheEndAreTheEnd) {
  const Source source("a.rules", "ab\nc");
  EXPECT_EQ(source.position(4), (Position{2, 2}));
  EXPECT_EQ(source.position(4000000000U), (Position{2, 2}));
  EXPECT_EQ(source.line_at(4000000000U), "c");
}

TEST(Source, AnEmptyFileHasOneEmptyLine) {
  const Source source("empty.rules", "");
  EXPECT_EQ(source.position(0), (Position{1, 1}));
  EXPECT_EQ(source.line_at(0), "");
  EXPECT_EQ(source.bytes(), "");
  EXPECT_EQ(source.name(), "empty.rules");
}

TEST(Source, BytesThatAreNoCharactersDoNoHarm) {
  const Source source("broken.rules",
                      "\x80\x80\n\xBF"
                      "a");
  EXPECT_EQ(source.position(0), (Position{1, 1}));
  EXPECT_EQ(source.position(1), (Position{1, 1}));
  EXPECT_EQ(source.position(3), (Position{2, 1}));
  EXPECT_EQ(source.position(4), (Position{2, 1})) << "a stray continuation byte is no character";
}

}  // namespace
}  // namespace hirepath::text
