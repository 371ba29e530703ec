"""Start the tool: settle the streams, run the command, and turn an error into a message and an exit code."""

import gc
import sys


def main() -> None:
    """Run `rectify` on the words of the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # a GBK console lacks some characters
    gc.disable()  # a short run that builds no cycles worth collecting: a tenth of the start-up time
    from rectify_cli import cli

    sys.exit(cli.run(sys.argv[1:]))


if __name__ == "__main__":
    main()
