// When each path is open, on a common axis: the picture of the packet. Drawn as SVG that carries its own title and
// description; every state has a pattern and a word, never only a colour.
#pragma once

#include <string>
#include <vector>

#include "model/model.hpp"
#include "values/date.hpp"

namespace hirepath::render {

struct Bar {
  struct Part {
    values::Date first, last;  // both included; Date::min()/max() are open ends
    model::Status status = model::Status::undecided;
  };
  std::string title;  // the path
  std::string label;  // "until 2027-05-13"
  std::vector<Part> parts;
};

struct Timeline {
  values::Date on;           // the day asked about: a line of its own
  values::Date first, last;  // of the axis
  std::vector<Bar> bars;
};

// One <svg> element; ids in it start with `prefix`. `title` names the picture for those who cannot see it.
std::string to_svg(const Timeline& timeline, const std::string& title, const std::string& prefix);

// The characters that mean something in HTML and SVG, written so that they do not.
std::string escaped_html(std::string_view text);

}  // namespace hirepath::render
