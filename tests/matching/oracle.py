# The heaviest of the largest matchings, by rustworkx: JSON lines of [[a, b, "weight"], …] in, for each
# {"weight": "…", "pairs": [[a, b], …]} out. Nodes are ids; those without an edge play no part.
# SPDX-License-Identifier: EUPL-1.2
import json
import sys

import rustworkx


def heaviest(rows):
    graph = rustworkx.PyGraph()
    ids = sorted({each for row in rows for each in row[:2]})
    places = dict(zip(ids, graph.add_nodes_from(ids)))
    weights = {(places[a], places[b]): int(weight) for a, b, weight in rows}
    graph.add_edges_from([(a, b, weight) for (a, b), weight in weights.items()])
    found = rustworkx.max_weight_matching(
        graph, max_cardinality=True, weight_fn=lambda weight: weight, verify_optimum=False
    )
    pairs = sorted(sorted([ids[a], ids[b]]) for a, b in found)
    total = sum(weights[tuple(sorted((places[a], places[b])))] for a, b in pairs)
    return {"weight": str(total), "pairs": pairs}


for line in sys.stdin:
    print(json.dumps(heaviest(json.loads(line))))
