"""Start the tool: settle the streams, run the command, and turn an error into a message and an exit code."""

import gc
import os
import sys


def main() -> None:
    """Run `rectify` on the words of the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # a GBK console lacks some characters
    # What validates the data must not depend on what else is installed; nor is there time to look for it.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # a short run that builds no cycles worth collecting: a tenth of the start-up time
    from rectify_cli.cli import app

    try:
        code = app.run(sys.argv[1:])
    finally:
        gc.freeze()  # nor are there any at the end, where Python collects once more: a seventh of the time
    sys.exit(code)


if __name__ == "__main__":
    main()
