"""The space on standard input, in NegMAS: how long its own functions take and what they find. Exit status 3 without it."""
import json
import sys
import time

try:
    import numpy as np
    from negmas import Scenario, make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.ops import pareto_frontier_active
    from negmas.preferences.value_fun import TableFun
except ImportError:
    sys.exit(3)

given = json.load(sys.stdin)
sizes = given["sizes"]
names = [f"i{i}" for i in range(len(sizes))]
issues = [make_issue([str(o) for o in range(size)], name) for name, size in zip(names, sizes)]
space = make_os(issues)
ufuns = tuple(
    LinearAdditiveUtilityFunction(
        values={name: TableFun({str(o): x for o, x in enumerate(table)}) for name, table in zip(names, party["values"])},
        weights=dict(zip(names, party["weights"])),
        outcome_space=space,
        reserved_value=party["reservation"],
    )
    for party in given["parties"]
)

calc_stats, nash = None, None
if given["withStats"]:
    start = time.perf_counter()
    stats = Scenario(space, ufuns).calc_stats()
    calc_stats = time.perf_counter() - start
    nash = [float(x) for x in stats.nash_utils[0]] if len(stats.nash_utils) == 1 else None

columns = [np.zeros(1) for _ in ufuns]
for i in range(len(sizes)):
    for q, party in enumerate(given["parties"]):
        columns[q] = (columns[q][:, None] + party["weights"][i] * np.array(party["values"][i])[None, :]).ravel()
points = np.stack(columns, axis=1)
pareto_frontier_active(points[:100])
frontier_seconds = float("inf")
for _ in range(3):
    start = time.perf_counter()
    found = pareto_frontier_active(points)
    frontier_seconds = min(frontier_seconds, time.perf_counter() - start)

# Points whose floats differ only in the last digits are one.
rows = sorted({tuple(round(float(x), 10) for x in points[k]) for k in found})
rows = [row for row in rows if not any(all(a >= b for a, b in zip(other, row)) and other != row for other in rows)]
json.dump({"calcStats": calc_stats, "frontierSeconds": frontier_seconds, "frontier": rows, "nash": nash}, sys.stdout)
