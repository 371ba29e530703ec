"""Rewrite the reference pages: `make docs`."""

from reference import ROOT, pages


def main() -> None:
    """Write every page that is out of date, and print its name."""
    for name, text in pages().items():
        path = ROOT / name
        if not path.exists() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            print(name)


if __name__ == "__main__":
    main()
