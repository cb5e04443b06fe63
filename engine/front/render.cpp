#include "hirepath/render.hpp"

#include "explain/explain.hpp"
#include "front/inside.hpp"
#include "hirepath/version.hpp"
#include "json/write_answers.hpp"
#include "render/answers.hpp"

namespace hirepath {

std::string rendered(const Session& session, const std::string& case_name, Form form) {
  const auto& inside = session.inside();
  const auto answers = explain::check(inside.knowledge.inside().network, inside.session.facts(), inside.options, {});
  if (form == Form::json) {
    const json::Block block{&answers, case_name, {}};
    return json::write({&block, 1}, version());
  }
  render::About about;
  about.version = version();
  about.case_name = case_name;
  const auto page = render::check_page(answers, about);
  return form == Form::markdown ? render::to_markdown(page) : render::to_text(page, render::Style{});
}

}  // namespace hirepath
