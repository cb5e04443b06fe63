// The canonical words of each construct, without layout: what the formatter lays out and messages quote.
#pragma once

#include <string>
#include <string_view>

#include "syntax/ast.hpp"

namespace hirepath::syntax {

// A value as it must be written: in quotation marks unless it is a plain one.
std::string value_words(const Token& token);
std::string quoted_words(const Token& token);
std::string joined(const Tokens& tokens, std::string_view between = ", ");

std::string words(const Atom& atom);
std::string words(const Type& type);
std::string words(const Attribute& attribute);  // without its citations
std::string words(const Conflict& conflict);    // without its citations
std::string words(const Given& given);
std::string words(const std::vector<Given>& givens);
std::string words(const Expect& expect);

// The condition up to and including the group header it ends in; labelled conditions and citations left out.
std::string line_words(const Condition& condition);
std::string cite_words(const Cites& cites);

}  // namespace hirepath::syntax
