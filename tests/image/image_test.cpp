// What is read back is what was written: the same bytes again, the same answers. Damaged images are refused.
#include "image/image.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "explain/explain.hpp"
#include "json/read_case.hpp"
#include "json/write_answers.hpp"
#include "model/load.hpp"

namespace hirepath::image {
namespace {

namespace fs = std::filesystem;
using Sources = std::vector<text::SourcePtr>;

text::SourcePtr file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::make_shared<text::Source>(path.string(), std::string{std::istreambuf_iterator<char>(in), {}});
}

std::unique_ptr<const Knowledge> loaded(const Sources& sources) {
  text::Diagnostics found;
  auto knowledge = std::make_unique<Knowledge>();
  knowledge->model = model::load(sources, found);
  if (!found.has_errors()) knowledge->network = network::compile(knowledge->model, found);
  EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
  return knowledge;
}

// The rules of knowledge/, from their text.
struct Shipped {
  Sources sources;
  std::unique_ptr<const Knowledge> knowledge;
  std::string image;
};
const Shipped& shipped() {
  static const Shipped made = [] {
    Shipped out;
    for (const auto& entry : fs::recursive_directory_iterator(HIREPATH_SOURCE_DIR "/knowledge")) {
      const auto ending = entry.path().extension();
      if (ending == ".rules" || ending == ".csv") out.sources.push_back(file(entry.path()));
    }
    std::ranges::sort(out.sources, {}, [](const auto& source) { return source->name(); });
    out.knowledge = loaded(out.sources);
    out.image = write(*out.knowledge, out.sources);
    return out;
  }();
  return made;
}

// Every kind of thing an image holds, and few of each.
const Sources small_sources{std::make_shared<text::Source>("small.rules", R"(
edition 1.0 "small"
document paper "A paper"
record stay "a stay"  ordered by through
  from : date
  through : date
    proved by paper
  kind : choice (one, two)
fact person.stays : list of stay
fact person.citizen : yes/no
  phrase "the person is a citizen"
  about 9 in 100
fact person.rating : number from 0 to 100
fact position.series : code
fact position.grade : grade
define tested : the person passed if
  (1) the person is a citizen [1 USC 1]
authority path "A path"
  kind appointing authority
  service competitive [1 USC 1]
  verified 2026-01-29 against "nothing"
rule path
  in force from 2000-01-01 [Pub. L. 1-1]
  the person may compete under path if all of
  (1) the person passed [1 USC 1]
  (2) any of
    (a) person.rating is at least 30 [1 USC 2]
    (b) position.grade is at most GS-11 [1 USC 2]
    (c) position.series is 0110 [1 USC 2]
test path "nobody"
  on 2026-01-01
  given person.citizen no
  expect path does-not-apply
)")};

std::string answers(const Knowledge& knowledge, const model::Case& facts) {
  session::Options options;
  options.on = values::make_date(2026, 11, 21).value();
  const auto given = explain::check(knowledge.network, facts, options, {});
  const json::Block block{&given, "case", {}};
  return json::write(std::span(&block, 1), "0");
}

TEST(Image, WrittenAgainItIsTheSame) {
  const auto read_back = read(shipped().image, shipped().sources);
  ASSERT_TRUE(read_back);
  EXPECT_EQ(write(*read_back, shipped().sources), shipped().image);
}

TEST(Image, KeepsTheEditionAndThePlacesAndPointsIntoItsOwnModel) {
  const auto& from = shipped().knowledge;
  const auto read_back = read(shipped().image, shipped().sources);
  ASSERT_TRUE(read_back);
  EXPECT_EQ(read_back->model.hash, from->model.hash);
  ASSERT_EQ(read_back->model.rules.size(), from->model.rules.size());
  for (std::size_t i = 0; i < from->model.rules.size(); ++i) {
    const auto &rule = read_back->model.rules[i], &other = from->model.rules[i];
    EXPECT_EQ(rule.path, other.path);
    EXPECT_EQ(rule.place.source, other.place.source);
    EXPECT_EQ(rule.place.span, other.place.span);
  }
  EXPECT_EQ(read_back->network.model, &read_back->model);
  ASSERT_EQ(read_back->network.nodes.size(), from->network.nodes.size());
  for (std::size_t i = 0; i < from->network.nodes.size(); ++i) {
    const auto *source = read_back->network.nodes[i].source, *other = from->network.nodes[i].source;
    ASSERT_NE(source, other);
    EXPECT_EQ(source->place.span, other->place.span);
    EXPECT_EQ(source->text, other->text);
  }
}

TEST(Image, HasTheNumberOfTestsAndNotTheTests) {
  const auto& from = shipped().knowledge->model;
  const auto read_back = read(shipped().image, shipped().sources);
  ASSERT_TRUE(read_back);
  EXPECT_TRUE(read_back->model.tests.empty());
  for (std::size_t i = 0; i < from.authorities.size(); ++i) {
    const auto& authority = from.authorities[i];
    EXPECT_EQ(read_back->model.authorities[i].tests,
              std::ranges::count(from.tests, authority.id, &model::RuleTest::subject))
        << authority.id;
  }
}

TEST(Image, TheExamplesHaveTheSameAnswers) {
  const auto read_back = read(shipped().image, shipped().sources);
  ASSERT_TRUE(read_back);
  int examples = 0;
  for (const auto& entry : fs::directory_iterator(HIREPATH_SOURCE_DIR "/docs/examples")) {
    if (entry.path().extension() != ".json") continue;
    const auto source = file(entry.path());
    text::Diagnostics found, again;
    const auto facts = json::read_case(shipped().knowledge->model, source, found);
    const auto same = json::read_case(read_back->model, source, again);
    ASSERT_TRUE(facts && same) << source->name();
    EXPECT_EQ(answers(*read_back, *same), answers(*shipped().knowledge, *facts)) << source->name();
    ++examples;
  }
  EXPECT_GE(examples, 20);
}

TEST(Image, OfOtherSourcesIsRefused) {
  const auto& one = small_sources[0];
  const auto image = write(*loaded(small_sources), small_sources);
  ASSERT_TRUE(read(image, small_sources));
  const auto source = [](const std::string& name, std::string bytes) -> Sources {
    return {std::make_shared<text::Source>(name, std::move(bytes))};
  };
  EXPECT_TRUE(read(image, source(one->name(), std::string(one->bytes()))));
  EXPECT_FALSE(read(image, source("other.rules", std::string(one->bytes()))));
  EXPECT_FALSE(read(image, source(one->name(), std::string(one->bytes()) + "\n")));
  EXPECT_FALSE(read(image, {}));
  EXPECT_FALSE(read({}, small_sources)) << "the program was built from rules with errors";
}

TEST(Image, ChangedAnywhereIsRefused) {
  auto image = write(*loaded(small_sources), small_sources);
  for (std::size_t i = 0; i < image.size(); ++i) {
    image[i] = static_cast<char>(image[i] ^ 1 << i % 8);
    ASSERT_FALSE(read(image, small_sources)) << "byte " << i;
    image[i] = static_cast<char>(image[i] ^ 1 << i % 8);
  }
  EXPECT_TRUE(read(image, small_sources));
}

TEST(Image, CutShortIsRefusedAlsoWithTheRightChecksum) {
  const auto image = write(*loaded(small_sources), small_sources);
  const std::string content = image.substr(seal({}).size());
  for (std::size_t size = 0; size < image.size(); ++size) ASSERT_FALSE(read(image.substr(0, size), small_sources));
  for (std::size_t size = 0; size < content.size(); ++size) {
    const auto cut = content.substr(0, size);
    ASSERT_FALSE(read(seal(cut) + cut, small_sources)) << size << " of " << content.size() << " bytes";
  }
  const auto longer = content + '\0';
  EXPECT_FALSE(read(seal(longer) + longer, small_sources));
}

// No outcome is asked for but an end: the sanitizers see what is read and taken.
TEST(Image, DamageWithTheRightChecksumDoesNoHarm) {
  std::mt19937 draw(7);
  const auto shake = [&](const std::string& image, const Sources& sources, int times) {
    int refused = 0;
    for (int i = 0; i < times; ++i) {
      std::string content = image.substr(seal({}).size());
      for (int flips = 0; flips < 3; ++flips) content[draw() % content.size()] = static_cast<char>(draw());
      refused += read(seal(content) + content, sources) ? 0 : 1;
    }
    return refused;
  };
  EXPECT_GT(shake(write(*loaded(small_sources), small_sources), small_sources, 5000), 1000);
  EXPECT_GT(shake(shipped().image, shipped().sources, 20), 0);
}

}  // namespace
}  // namespace hirepath::image
