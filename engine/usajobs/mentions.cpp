// Entrance: mentions(). The phrases are in canonical spelling (prose.hpp). Only names and citations are here: "Peace
// Corps" alone stands in every announcement's definition of volunteer experience, and "individuals with disabilities"
// in its equal-opportunity text, so neither means anything.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "usajobs/candidates.hpp"

namespace hirepath::usajobs {
namespace {

using Kind = Mention::Kind;

struct Meaning {
  Kind kind;
  std::string_view meaning;
  std::vector<std::string_view> authorities;
  std::vector<std::string_view> phrases;
};

const std::vector<Meaning>& meanings() {
  static const std::vector<Meaning> list{
      // 3304(f) became 3304(l), and 3304(a)(3) became 3304(b)(3), on 2024-12-23 (Pub. L. 118-188); both letters are
      // still printed.
      {Kind::authority,
       "the Veterans Employment Opportunities Act",
       {"veoa"},
       {"veoa", "veterans employment opportunities act", "veterans employment opportunity act", "3304(f)", "3304(l)",
        "315.611"}},
      {Kind::authority,
       "the Veterans Recruitment Appointment",
       {"vra"},
       {"vra", "veterans recruitment appointment", "veterans recruitment appointments",
        "veterans recruitment authority", "veterans recruitment", "veterans readjustment appointment", "cfr part 307",
        "5 cfr 307", "38 usc 4214"}},
      {Kind::authority,
       "the authority for veterans rated 30 percent or more disabled",
       {"disabled-vet-30"},
       {"30 percent or more disabled", "30 percent or more disabled veteran", "30 percent or more disabled veterans",
        "30 percent disabled veteran", "30 percent disabled veterans", "5 usc 3112", "316.302(b)(4)", "316.402(b)(4)"}},
      {Kind::authority, "the VOW to Hire Heroes Act", {"vow-120-day"}, {"vow to hire heroes", "vow act", "2108a"}},
      {Kind::authority,
       "appointment of people with disabilities under Schedule A (u)",
       {"schedule-a-disability"},
       {"213.3102(u)", "schedule a(u)", "schedule a disability", "schedule a eligible", "schedule a eligibles",
        "schedule a eligibility", "schedule a letter", "schedule a appointment", "schedule a hiring authority"}},
      {Kind::authority,
       "Schedule A for readers, interpreters and personal assistants",
       {"schedule-a-reader-interpreter"},
       {"213.3102(ll)"}},
      {Kind::authority,
       "Schedule A for a 30-day critical need",
       {"sched-a-30-day"},
       {"213.3102(i)(2)", "30 day critical need", "30 day critical hiring need", "30 day special need"}},
      {Kind::authority, "Schedule A for remote or isolated locations", {"sched-a-remote-1040"}, {"213.3102(i)(1)"}},
      {Kind::authority, "Schedule A by a grant of OPM", {"sched-a-i3"}, {"213.3102(i)(3)"}},
      {Kind::authority, "Schedule A for fellowships and exchanges", {"sched-a-r-fellowship"}, {"213.3102(r)"}},
      {Kind::authority, "Schedule A for attorneys", {"sched-a-attorney"}, {"213.3102(d)"}},
      {Kind::authority, "Schedule A for law clerks", {"sched-a-law-clerk"}, {"213.3102(e)"}},
      {Kind::authority, "Schedule A for faculty members", {"sched-a-faculty"}, {"213.3102(o)"}},
      {Kind::authority,
       "appointment of military and related spouses under 5 USC 3330d",
       {"mil-spouse-active-duty", "mil-spouse-disabled-member", "mil-spouse-surviving", "dod-civilian-spouse",
        "covered-spouse-state-ic"},
       {"3330d"}},
      {Kind::authority,
       "noncompetitive appointment of military spouses",
       {"mil-spouse-active-duty", "mil-spouse-disabled-member", "mil-spouse-surviving"},
       {"315.612", "eo 13473", "executive order 13473", "military spouse", "military spouses"}},
      {Kind::open,
       "the military spouse preference of the Department of Defense, a selection priority and no appointing authority",
       {},
       {"military spouse preference", "military spouse ppp", "military spouse priority", "priority placement program"}},
      {Kind::authority,
       "reinstatement",
       {"reinstatement"},
       {"315.401", "reinstatement eligible", "reinstatement eligibles", "reinstatement eligibility"}},
      {Kind::authority, "transfer", {"transfer"}, {"315.501", "transfer eligible", "transfer eligibles"}},
      {Kind::authority,
       "an interchange agreement under Civil Service Rule 6.7",
       {"interchange-nafi", "interchange-dcips", "interchange-tva", "interchange-nrc", "interchange-vha",
        "interchange-faa", "interchange-tsa", "interchange-americorps"},
       {"interchange agreement", "interchange agreements", "5 cfr 6.7"}},
      {Kind::authority,
       "returned volunteers under 5 CFR 315.605",
       {"peace-corps-volunteer", "americorps-vista"},
       {"315.605"}},
      {Kind::authority,
       "returned Peace Corps volunteers",
       {"peace-corps-volunteer"},
       {"returned peace corps", "former peace corps volunteer", "former peace corps volunteers",
        "peace corps volunteer", "peace corps volunteers"}},
      {Kind::authority,
       "Peace Corps staff",
       {"peace-corps-staff"},
       {"315.607", "peace corps personnel", "peace corps staff"}},
      {Kind::authority,
       "AmeriCorps VISTA volunteers",
       {"americorps-vista"},
       {"americorps vista", "vista volunteer", "vista volunteers"}},
      {Kind::authority, "the foreign service", {"foreign-service-career"}, {"315.606"}},
      {Kind::authority, "family members who worked overseas", {"overseas-family-member"}, {"315.608"}},
      {Kind::authority, "former national guard technicians", {"national-guard-technician"}, {"315.610"}},
      {Kind::authority,
       "time-limited employees of land management agencies",
       {"land-management-workforce"},
       {"315.613", "land management workforce flexibility act", "lmwfa", "5 usc 9602", "public law 114 47",
        "pl 114 47"}},
      {Kind::authority,
       "career employees of the Postal Service",
       {"postal-career"},
       {"39 usc 1006", "postal career service"}},
      {Kind::authority, "employees of the Government Accountability Office", {"gao"}, {"31 usc 732(g)", "31 usc 732"}},
      {Kind::authority,
       "employees of the Administrative Office of the US Courts",
       {"ao-us-courts"},
       {"administrative office of the us courts", "public law 101 474", "pl 101 474", "pub l 101 474"}},
      {Kind::authority, "Indian preference", {"indian-preference"}, {"indian preference", "25 usc 5116", "25 usc 472"}},
      {Kind::authority,
       "the Pathways internship program",
       {"pathways-intern"},
       {"213.3402(a)", "pathways internship", "pathways intern", "pathways interns", "pathways student",
        "pathways students", "pathways internship program"}},
      {Kind::authority,
       "the Pathways recent graduates program",
       {"pathways-recent-graduate"},
       {"213.3402(b)", "pathways recent graduate", "pathways recent graduates", "recent graduates program"}},
      {Kind::authority,
       "presidential management fellows",
       {"pathways-pmf"},
       {"213.3402(c)", "presidential management fellow", "presidential management fellows"}},
      {Kind::authority,
       "the hiring authority for college graduates",
       {"college-graduate-3115"},
       {"5 usc 3115", "315.614", "college graduate authority", "college graduate hiring authority",
        "hiring authority for college graduates"}},
      {Kind::authority,
       "the hiring authority for post-secondary students",
       {"post-secondary-student-3116"},
       {"5 usc 3116", "316.901", "316.902", "post secondary student", "post secondary students",
        "hiring authority for post secondary students"}},
      {Kind::authority, "temporary appointment", {"temporary-limited"}, {"316.401", "316.402(a)"}},
      {Kind::authority, "term appointment", {"term"}, {"316.301"}},
      {Kind::authority,
       "a dual-compensation waiver for a reemployed annuitant",
       {"waiver-553"},
       {"cfr part 553", "553.201"}},
      {Kind::authority,
       "reemployed annuitants of the Department of Defense",
       {"waiver-dod-9902g"},
       {"9902(g)", "9902(h)"}},
      {Kind::authority,
       "direct hire in the Department of Defense under 5 USC 9905",
       {"dod-9905"},
       {"usc 9905", "section 9905", "9905(a)", "section 1109"}},
      {Kind::authority,
       "direct hire of students and graduates in the Department of Defense",
       {"dod-students-grads-1106"},
       {"section 1106", "dha rg", "dha pss"}},
      {Kind::authority,
       "direct hire in a science and technology reinvention laboratory",
       {"dod-strl-4091"},
       {"usc 4091", "strl direct hire", "section 4091"}},
      {Kind::authority,
       "direct hire in the defense industrial base facilities",
       {"dod-dib-mrtf-1125"},
       {"section 1125"}},
      {Kind::authority, "health care positions of the Department of Defense", {"dod-health-1599c"}, {"1599c"}},
      {Kind::authority, "the Cyber Excepted Service", {"dod-ces-1599f"}, {"1599f", "cyber excepted service"}},
      {Kind::authority,
       "the Defense Civilian Intelligence Personnel System",
       {"dod-dcips-1601"},
       {"10 usc 1601", "dcips", "defense civilian intelligence personnel system"}},
      {Kind::authority, "eminent experts in science or engineering", {"dod-eminent-4092"}, {"usc 4092"}},
      {Kind::authority,
       "the cybersecurity talent management system",
       {"dhs-ctms"},
       {"6 usc 658", "cybersecurity talent management system"}},
      {Kind::authority, "title 38 health care appointment", {"va-title38-7401-1"}, {"7401(1)"}},
      {Kind::authority, "hybrid title 38 appointment", {"va-hybrid-7401-3"}, {"7401(3)", "hybrid title 38"}},
      {Kind::authority, "temporary title 38 appointment", {"va-7405"}, {"38 usc 7405"}},
      {Kind::authority, "special consultants under title 42", {"hhs-t42-209f"}, {"209(f)"}},
      {Kind::direct_hire,
       "direct hire",
       {},
       {"direct hire", "direct hire authority", "337.201", "3304(a)(3)", "3304(b)(3)", "dha"}},
  };
  return list;
}

struct Phrase {
  std::string_view words;
  const Meaning* meaning;
};

// By first byte, so that one pass over the prose suffices.
const std::array<std::vector<Phrase>, 128>& phrases() {
  static const auto index = [] {
    std::array<std::vector<Phrase>, 128> by_first;
    for (const Meaning& meaning : meanings()) {
      for (std::string_view words : meaning.phrases)
        by_first[static_cast<unsigned char>(words[0])].push_back({words, &meaning});
    }
    for (auto& some : by_first) {
      std::stable_sort(some.begin(), some.end(),
                       [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
    }
    return by_first;
  }();
  return index;
}

const Phrase* phrase_at(std::string_view words, std::size_t at) {
  const auto first = static_cast<unsigned char>(words[at]);
  if (first >= 128 || !is_boundary(words, at)) return nullptr;
  // "1337.201" and "5.3304(f)" are other numbers.
  if (at > 1 && words[at - 1] == '.' && words[at - 2] >= '0' && words[at - 2] <= '9') return nullptr;
  for (const Phrase& phrase : phrases()[first]) {
    if (words.substr(at, phrase.words.size()) == phrase.words && is_boundary(words, at + phrase.words.size()))
      return &phrase;
  }
  return nullptr;
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> parts(1);
  for (char c : words) {
    if (c != ' ') {
      parts.back() += c;
    } else if (!parts.back().empty()) {
      parts.emplace_back();
    }
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

// "not", at most four words before in the same sentence, or "is not", "cannot" right after: the words speak of the
// authority to exclude it.
bool is_denied(std::string_view plain, std::size_t begin, std::size_t end) {
  std::string_view before = plain.substr(0, begin);
  before.remove_prefix(before.size() - std::min<std::size_t>(before.size(), 60));
  if (const std::size_t stop = before.find_last_of(".;:!?"); stop != std::string_view::npos)
    before.remove_prefix(stop + 1);
  const std::vector<std::string> left = split(canonical(before).text);
  const std::size_t first = left.size() - std::min<std::size_t>(left.size(), 4);
  constexpr std::array<std::string_view, 4> denials{"not", "no", "cannot", "neither"};
  for (std::size_t i = first; i < left.size(); ++i) {
    if (std::find(denials.begin(), denials.end(), left[i]) != denials.end()) return true;
  }
  const std::vector<std::string> right = split(canonical(plain.substr(end, 40)).text);
  constexpr std::array<std::string_view, 7> verbs{"is", "are", "will", "may", "can", "does", "do"};
  if (!right.empty() && right[0] == "cannot") return true;
  return right.size() > 1 && right[1] == "not" && std::find(verbs.begin(), verbs.end(), right[0]) != verbs.end();
}

}  // namespace

std::vector<Mention> mentions(const std::vector<ProseField>& prose, const std::string& organization) {
  // The Defense Health Agency calls itself DHA.
  const auto names_health_agency = [](const std::string& words) {
    return words.find("defense health agency") != std::string::npos;
  };
  const bool health_agency = names_health_agency(canonical(organization).text) ||
                             std::any_of(prose.begin(), prose.end(), [&](const ProseField& field) {
                               return names_health_agency(field.words.text);
                             });
  std::vector<Mention> found;
  for (const ProseField& field : prose) {
    std::set<std::pair<const Meaning*, bool>> seen;
    const std::string_view words = field.words.text;
    for (std::size_t at = 0; at < words.size();) {
      const Phrase* phrase = phrase_at(words, at);
      if (!phrase) {
        ++at;
        continue;
      }
      const std::size_t last = at + phrase->words.size() - 1;
      const std::size_t begin = field.words.origin[at], end = field.words.origin[last] + 1U;
      const bool another_dha = phrase->words == "dha" && health_agency;
      const bool denied = is_denied(field.plain, begin, end);
      if (!another_dha && seen.insert({phrase->meaning, denied}).second) {
        found.push_back({phrase->meaning->kind, field.name, quote(field.plain, begin, end),
                         phrase->meaning->authorities, phrase->meaning->meaning, denied});
      }
      at = last + 1;
    }
  }
  return found;
}

}  // namespace hirepath::usajobs
