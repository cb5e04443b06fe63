// Orders definitions and rules so that each is settled before it is used.
// Entrance: network::order(). Boost.Graph is used in this file and nowhere else.
#include "network/order.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

namespace hirepath::network {

namespace {
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

void collect(const model::Model& model, const model::Condition& condition, std::vector<Item>& out) {
  if (condition.kind == model::Condition::Kind::leaf) {
    if (const auto* holds = std::get_if<model::Holds>(&condition.leaf)) out.push_back({false, holds->define});
    if (const auto* order = std::get_if<model::NotAfter>(&condition.leaf)) {
      for (const auto* side : {&order->left, &order->right}) {
        if (side->extension != model::none) collect(model, model.extensions[side->extension].where, out);
      }
    }
  }
  for (const auto& child : condition.children) collect(model, child, out);
}

// A circle inside one strong component, found by walking until a vertex comes back.
std::vector<std::size_t> circle(const Graph& graph, const std::vector<std::size_t>& component, std::size_t start) {
  std::vector<std::size_t> path{start};
  for (;;) {
    const auto [first, last] = boost::adjacent_vertices(path.back(), graph);
    const auto next =
        std::find_if(first, last, [&](std::size_t vertex) { return component[vertex] == component[start]; });
    const auto seen = std::find(path.begin(), path.end(), *next);
    if (seen != path.end()) {
      std::vector<std::size_t> out(seen, path.end());
      out.push_back(*next);
      return out;
    }
    path.push_back(*next);
  }
}
}  // namespace

std::vector<Item> needs(const model::Model& model, Item item) {
  std::vector<Item> out;
  if (!item.rule) {
    collect(model, model.definitions[item.id].body, out);
    return out;
  }
  const auto& rule = model.rules[item.id];
  collect(model, rule.body, out);
  for (const auto& conflict : rule.conflicts) {
    if (conflict.condition) collect(model, *conflict.condition, out);
  }
  for (model::Id other = 0; other < model.rules.size(); ++other) {
    const auto& despite = model.rules[other].despite;
    if (std::binary_search(despite.begin(), despite.end(), item.id)) out.push_back({true, other});
  }
  return out;
}

Order order(const model::Model& model) {
  const auto definitions = model.definitions.size();
  const auto vertex = [&](Item item) { return item.rule ? definitions + item.id : std::size_t{item.id}; };
  const auto item = [&](std::size_t at) {
    return at < definitions ? Item{false, static_cast<model::Id>(at)}
                            : Item{true, static_cast<model::Id>(at - definitions)};
  };
  Graph graph(definitions + model.rules.size());
  for (std::size_t at = 0; at < boost::num_vertices(graph); ++at) {
    for (const auto& needed : needs(model, item(at))) boost::add_edge(at, vertex(needed), graph);
  }
  std::vector<std::size_t> component(boost::num_vertices(graph));
  const auto components = component.empty() ? 0 : boost::strong_components(graph, component.data());
  std::vector<std::size_t> size(components);
  for (const auto at : component) ++size[at];
  Order out;
  for (std::size_t at = 0; at < component.size(); ++at) {
    if (size[component[at]] > 1 || boost::edge(at, at, graph).second) {
      for (const auto step : circle(graph, component, at)) out.cycle.push_back(item(step));
      return out;
    }
  }
  // topological_sort writes in reverse topological order of the edges "needs": what is needed comes first.
  std::vector<std::size_t> sorted;
  boost::topological_sort(graph, std::back_inserter(sorted));
  for (const auto at : sorted) out.items.push_back(item(at));
  return out;
}

}  // namespace hirepath::network
