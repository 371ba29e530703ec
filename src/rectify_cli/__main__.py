"""Start the tool: settle the streams, run the command, and turn an error into a message and an exit code."""

import gc
import sys
from types import ModuleType


def main() -> None:
    """Run `rectify` on the words of the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # a GBK console lacks some characters
    _without_plugins()
    gc.disable()  # a short run that builds no cycles worth collecting: a tenth of the start-up time
    from rectify_cli.cli import app

    try:
        code = app.run(sys.argv[1:])
    finally:
        gc.freeze()  # nor are there any at the end, where Python collects once more: a seventh of the time
    sys.exit(code)


def _without_plugins() -> None:
    """Give pydantic no plug-ins: what validates the data must not depend on what else is installed.

    Its own switch still imports importlib.metadata and the library of e-mail to look for them: a fifteenth of a start.
    """
    loader = ModuleType("pydantic.plugin._loader")
    vars(loader)["__getattr__"] = lambda _: tuple  # whatever is imported from there finds none
    sys.modules[loader.__name__] = loader


if __name__ == "__main__":
    main()
