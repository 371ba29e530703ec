"""Measure the proofreader on claims: `PYTHONPATH=tools python -m claims`."""

import argparse
from collections import Counter
from pathlib import Path

from claims.frames import VARIANTS
from claims.measure import CLASSES, Result, Said, measured
from claims.page import FOLDER, pages
from claims.shape import shapes

ROOT = Path(__file__).parents[2]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="claims", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed draws other numbers")
    parser.add_argument("--each", type=int, default=3, help="claims of each shape")
    parser.add_argument("--class", type=int, dest="kind", choices=CLASSES, help="only this class")
    parser.add_argument("--variant", choices=VARIANTS, action="append", help="only in this paper; repeatable")
    parser.add_argument("--show", choices=("missed", "false", "all"), help="print the sentences")
    parser.add_argument("--write", action="store_true", help="write the table into docs/reference")
    return parser.parse_args()


def _print_all(kind: int, seed: int, each: int) -> None:
    for shape in shapes(kind):
        for number in range(each):
            claim = shape.claim(seed, number)
            print(f"# {shape.name}\n  right {claim.right}\n  wrong {claim.wrong}")
            print(*(f"  alike {text}" for text in claim.alike), sep="\n")


def _print(said: Said) -> None:
    print(f"{said.shape} [{said.variant}] {said.text}")
    for finding in said.findings:
        print(f"    {finding.code} {finding.severity} {finding.message.zh}")


def _show(result: Result, what: str) -> None:
    for said in result.missed if what == "missed" else (*result.errors, *result.warnings):
        _print(said)
    if what == "missed":
        for name, count in Counter(said.shape for said in result.missed).items():
            print(f"missed {name}: {count} of {count + result.found[name]}")


def _line(name: str, result: Result) -> str:
    share = 100 * sum(result.found.values()) / (result.wrong or 1)
    counts = f"{result.shapes:6} {result.wrong:6} {share:6.1f} % {result.right:6}"
    return f"{name:42}{counts} {len(result.errors):6} {len(result.warnings):6}"


def main() -> None:
    """Print the table, and the sentences asked for."""
    options = _options()
    kinds = [options.kind] if options.kind else list(CLASSES)
    if options.show == "all":
        for kind in kinds:
            _print_all(kind, options.seed, options.each)
        return
    results = {kind: measured(kind, options.seed, options.each, options.variant or tuple(VARIANTS)) for kind in kinds}
    if options.show:
        for result in results.values():
            _show(result, options.show)
    print(f"{'class':42}shapes  wrong    found  right errors warnings")
    for kind, result in results.items():
        print(_line(f"{kind} {CLASSES[kind].en}", result))
    if options.write:
        for name, text in pages(results, options.seed, options.each).items():
            (ROOT / FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
