#include "property/rule_text.hpp"

namespace hirepath::property {

namespace {
constexpr const char* declarations = R"(edition 1.0 "made up at random; tests only"
record stint "a stint"  ordered by seen
  kind    : choice (red, green, blue)
  from    : date
  through : date
  seen    : date
  paid    : yes/no
  fit     : yes/no
    decided by agency
  score   : number from 0 to 9
fact person.stints : list of stint
fact person.jobs : list of stint
fact person.able : yes/no
  phrase "the person is able"
fact person.ready : yes/no
  phrase "the person is ready"
  presume yes [1 USC 2]
fact person.barred : yes/no
  sensitive
fact person.colour : choice (red, green, blue)
fact person.shade : choice (red, green, blue)
fact person.points : number from 0 to 20
fact person.limit : number from 0 to 20
  presume 7 [1 USC 2]
fact person.born : date
  phrase "the birthday"
fact person.married : date
fact position.grade : grade
fact position.top-grade : grade
fact position.series : code
fact position.remote : yes/no
fact position.closes : date
fact agency.open : yes/no
fact agency.rank : number from 0 to 9
fact person.worthy : yes/no
  decided by opm
fact action.start : date
  phrase "the start"
  defaults to the action date
decision agency-agrees "the agency agrees"
  decided by agency
decision doctor-agrees "the doctor agrees"
  decided by physician
)";

class Writer {
 public:
  explicit Writer(Draw& draw) : draw_(draw) {}

  std::string run() {
    std::string out = declarations;
    out += "define fine-stint for stint : the stint is fine if " + body(true) + "\n";
    defined_for_stint_ = true;
    out += "define grown : the person is grown if " + body(false) + "\n";
    defined_ = true;
    out += "define settled : the person is settled if " + body(false) + "\n";
    for (const char* id : {"alpha", "beta", "gamma"}) out += authority(id);
    return out;
  }

 private:
  std::string any(std::initializer_list<const char*> words) {
    return *(words.begin() + static_cast<std::ptrdiff_t>(draw_.below(words.size())));
  }
  std::string number(int low, int high) { return std::to_string(draw_.between(low, high)); }
  std::string day() {
    return values::to_string(
        values::from_civil({draw_.between(2018, 2028), draw_.between(1, 12), draw_.between(1, 28)}));
  }

  std::string date(bool stint) {
    if (stint && draw_.chance(50)) return any({"seen", "seen", "from"});
    if (draw_.chance(15)) return day();
    return any({"the start", "the action date", "person.born", "person.married", "position.closes", "action.start"});
  }
  std::string period() {
    const auto unit = draw_.below(4);
    const int count = unit == 0   ? draw_.between(1, 200)
                      : unit == 1 ? draw_.between(1, 30)
                      : unit == 2 ? draw_.between(1, 30)
                                  : draw_.between(1, 5);
    const std::string words = any({"", "", " counting back", " counting forward"});
    const std::string name = unit == 0 ? "day" : unit == 1 ? "workday" : unit == 2 ? "month" : "year";
    return std::to_string(count) + " " + name + (count == 1 ? "" : "s") + (unit < 2 ? "" : words);
  }
  std::string of_dates(bool stint) {
    const auto left = date(stint), right = date(stint);
    switch (draw_.below(9)) {
      case 0: return left + " is " + any({"before ", "after ", "on or before ", "on or after "}) + right;
      case 1: return left + " is within " + period() + " before " + right;
      case 2:
        return left + " is during the " + std::to_string(draw_.between(1, 5)) + any({"-year", "-month"}) +
               " period beginning on " + right;
      case 3: return left + " is " + any({"at least ", "more than "}) + period() + " after " + right;
      case 4:
      case 5:
        return "the time from " + left + " through " + right + " is " +
               any({"at least ", "at most ", "more than ", "less than "}) + period();
      case 6: {
        const auto base = any({"person.born", "person.married", "position.closes"});
        return left + " is within " + period() + " after " + base + " extended by the time of person.jobs where " +
               any({"paid", "kind is red", "not fit", "score is at least 3"});
      }
      default: return left + " is within " + period() + " after " + right;
    }
  }
  std::string atom(bool stint) {
    if (stint && draw_.chance(45)) {
      switch (draw_.below(5)) {
        case 0: return "kind is " + any({"", "not "}) + any({"red", "green", "blue"});
        case 1: return "kind is " + any({"", "not "}) + "one of red, blue";
        case 2: return any({"paid", "not fit", "fit"});
        case 3: return "score is " + any({"at least ", "at most ", "more than ", "less than "}) + number(0, 9);
        default: return defined_for_stint_ ? "the stint is fine" : "score is " + number(0, 9);
      }
    }
    if (draw_.chance(35)) return of_dates(stint);
    switch (draw_.below(11)) {
      case 0:
        return any({"the person is able", "the person is ready", "person.barred", "not person.barred",
                    "position.remote", "agency.open", "person.worthy"});
      case 1: return any({"the agency agrees", "the doctor agrees", "not the doctor agrees"});
      case 2: return "person.colour is " + any({"", "not "}) + any({"red", "green", "person.shade"});
      case 3: return "person.colour is " + any({"", "not "}) + "one of red, blue";
      case 4:
        return "person.points is " + any({"at least ", "at most ", "more than ", "less than "}) +
               any({"5", "10", "person.limit"});
      case 5: return "person.points is " + any({"", "not "}) + number(0, 20);
      case 6:
        return "position.grade is " + any({"at least ", "at most ", "more than ", "less than "}) +
               any({"GS-7", "GS-11", "position.top-grade"});
      case 7: return "position.series is one of 0110, 2210";
      case 8: return "agency.rank is " + any({"at least ", "at most "}) + number(0, 9);
      default: return defined_ ? "the person is grown" : any({"the person is able", "agency.open"});
    }
  }
  std::string condition(bool stint, int depth) {
    if (!stint && draw_.chance(25))
      return std::string("in ") + any({"any of", "every one of", "the latest of"}) +
             any({" person.stints, ", " person.jobs, "}) + atom(true);
    if (depth > 0 && draw_.chance(20)) {
      const auto word = any({" and ", " or "});
      auto first = atom(stint);
      if (first.find("extended") != std::string::npos) return first;  // its "where" would take in what follows
      return first + word + atom(stint);
    }
    return atom(stint);
  }
  std::string label(std::size_t level, std::size_t at) {
    if (level == 0) return "(" + std::to_string(at + 1) + ")";
    if (level == 1) return std::string("(") + static_cast<char>('a' + at) + ")";
    static const std::vector<std::string> roman{"i", "ii", "iii", "iv", "v"};
    return "(" + roman[at] + ")";
  }
  std::string group(bool stint, std::size_t level) {
    const auto count = static_cast<std::size_t>(draw_.between(2, level == 0 ? 4 : 3));
    std::string out = draw_.chance(45)   ? "all of"
                      : draw_.chance(60) ? "any of"
                      : draw_.chance(50)
                          ? "none of"
                          : "at least " + std::to_string(draw_.between(1, static_cast<int>(count))) + " of";
    for (std::size_t i = 0; i < count; ++i) {
      out += "\n" + std::string(2 * (level + 1), ' ') + label(level, i) + " ";
      if (level < 2 && draw_.chance(25)) {
        const bool quantified = !stint && draw_.chance(60);
        if (quantified)
          out += std::string("in ") + any({"any of", "every one of", "the latest of"}) +
                 any({" person.stints, ", " person.jobs, "});
        out += group(stint || quantified, level + 1);
      } else {
        out += condition(stint, 1) + " [1 USC 1]";
      }
    }
    return out;
  }
  std::string body(bool stint) { return draw_.chance(80) ? group(stint, 0) : condition(stint, 1) + " [1 USC 1]"; }

  std::string rule(const std::string& id, const std::string& name, bool permits, const std::string& despite) {
    std::string out = "rule " + id + "." + name + "\n";
    if (draw_.chance(35))
      out += "  in force from " + day() + " [1 USC 3]\n";
    else if (draw_.chance(25))
      out += "  in force until " + day() + " [1 USC 3]\n";
    if (!despite.empty()) out += "  despite " + despite + " [1 USC 4]\n";
    out += std::string("  the person ") + (permits ? "may" : "may not") + " be appointed under " + id + " if " +
           body(false) + "\n";
    if (permits && draw_.chance(18)) {
      out += "  conflict ";
      if (draw_.chance(30)) out += "from " + day() + " ";
      out += "with reading \"another view\" ";
      if (draw_.chance(75)) out += any({"that asks for ", "that accepts "}) + condition(false, 0) + " ";
      out += "[1 USC 5]\n";
    }
    return out;
  }
  std::string authority(const std::string& id) {
    std::string out =
        "authority " + id + " \"Authority " + id + "\"\n  kind appointing authority\n  service excepted [1 USC 1]\n";
    if (draw_.chance(20)) out += "  not recorded before " + day() + " \"not read\" [1 USC 1]\n";
    if (draw_.chance(10)) out += "  not recorded after 2028-12-31 \"not read\" [1 USC 1]\n";
    const int routes = draw_.between(1, 2);
    std::string all;
    for (int i = 0; i < routes; ++i) {
      out += rule(id, "route-" + std::to_string(i), true, "");
      all += (all.empty() ? "" : ", ") + id + ".route-" + std::to_string(i);
    }
    if (draw_.chance(50)) {
      out += rule(id, "bar", false, all);
      if (draw_.chance(60)) out += rule(id, "back-in", true, id + ".bar");
    }
    return out;
  }

  Draw& draw_;
  bool defined_ = false, defined_for_stint_ = false;
};
}  // namespace

std::string random_rules(Draw& draw) { return Writer(draw).run(); }

}  // namespace hirepath::property
