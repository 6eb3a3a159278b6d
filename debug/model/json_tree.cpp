// See json_tree.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/json_tree.h"

#include <algorithm>
#include <map>

#include "core/base/json.h"

namespace smasteg::debug {
namespace {

constexpr std::size_t kMaxTreeBytes = std::size_t{64} << 20U;
constexpr int kMaxTreeDepth = 64;

/// The parser goes no deeper than kMaxTreeDepth, and neither does this.
TreeNode nodeOf(std::string name, JsonValue value) {
  TreeNode node{.name = std::move(name), .value = {}, .children = {}, .isLeaf = false};
  if (value.isObject()) {
    for (const JsonMember& member : value.members())
      node.children.push_back(nodeOf(std::string(member.name), member.value));
    node.value = "{" + std::to_string(node.children.size()) + "}";
  } else if (value.isList()) {
    for (const JsonValue item : value.items()) {
      const auto id = item.member("id").text();
      node.children.push_back(nodeOf(id ? std::string(*id) : std::to_string(node.children.size()), item));
    }
    node.value = "[" + std::to_string(node.children.size()) + "]";
  } else {
    node.isLeaf = true;
    const auto text = value.text();
    node.value = text ? std::string(*text) : compactText(value);
  }
  return node;
}

using Leaves = std::map<std::string, std::string>;

void collect(const TreeNode& node, const std::string& path, Leaves& leaves) {
  if (node.isLeaf || node.children.empty()) leaves[path] = node.value;
  for (const TreeNode& child : node.children)
    collect(child, path.empty() ? child.name : path + "." + child.name, leaves);
}

void append(const TreeNode& node, std::size_t depth, std::string& out) {
  out += std::string(2 * depth, ' ') + node.name + ": " + node.value + "\n";
  for (const TreeNode& child : node.children) append(child, depth + 1, out);
}

}  // namespace

TreeNode treeOf(std::string_view name, std::string_view json) {
  JsonDocument document;
  if (const auto parsed = parseJson(json, kMaxTreeBytes, kMaxTreeDepth, document); !parsed) {
    const std::string why = json.empty() ? "no such view" : parsed.error().code + " " + parsed.error().detail;
    return {.name = std::string(name), .value = why, .children = {}, .isLeaf = true};
  }
  return nodeOf(std::string(name), document.root());
}

std::vector<Difference> differences(const TreeNode& before, const TreeNode& after) {
  Leaves old, fresh;
  collect(before, "", old);
  collect(after, "", fresh);
  std::vector<Difference> out;
  for (const auto& [path, value] : old) {
    const auto found = fresh.find(path);
    if (found == fresh.end()) {
      out.push_back({path, value, ""});
    } else if (found->second != value) {
      out.push_back({path, value, found->second});
    }
  }
  for (const auto& [path, value] : fresh) {
    if (!old.contains(path)) out.push_back({path, "", value});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return out;
}

std::string asText(const TreeNode& node) {
  std::string out;
  append(node, 0, out);
  return out;
}

}  // namespace smasteg::debug
