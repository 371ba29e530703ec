"""Print how well the proofreader does on the invented notices, a line per kind of fault."""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from proofread_corpus import RULES, outcomes


def main() -> None:
    """Print the table."""
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    beyond: Counter[str] = Counter()
    notices = 0
    for path, result in outcomes():
        notices += 1
        for fault in (*result.found, *result.missed):
            planted[fault.kind] += 1
        for fault in result.found:
            found[fault.kind] += 1
        for fault in result.missed:
            print(f"missed {path.name}: {fault.kind}: {fault.at}")
        for finding in result.beyond:
            beyond[f"{finding.code} {finding.severity}"] += 1
            print(f"beyond {finding.place}: {finding.code} {finding.message.en}")
    print(f"{notices} notices, {sum(planted.values())} faults, {sum(found.values())} found")
    for kind, count in sorted(planted.items(), key=lambda pair: RULES[pair[0]]):
        print(f"{RULES[kind]:10} {kind:18} {found[kind]:3} of {count}")
    for code, count in sorted(beyond.items()):
        print(f"beyond     {code:18} {count:3}")


if __name__ == "__main__":
    main()
