// JSON as a tree to look at, and what differs between two of them.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace smasteg::debug {

struct TreeNode {
  std::string name, value;  // value: of a leaf; of a list or object how many are in it
  std::vector<TreeNode> children;
  bool isLeaf = true;
};

/// What the gate refuses is one leaf that says so.
TreeNode treeOf(std::string_view name, std::string_view json);

struct Difference {
  std::string path, before, after;  // "" = was not, or is not
};

/// By path; rows of a list are known by their "id" where they have one, so a new first row is one new row.
std::vector<Difference> differences(const TreeNode& before, const TreeNode& after);

/// Two spaces a level.
std::string asText(const TreeNode& node);

}  // namespace smasteg::debug
