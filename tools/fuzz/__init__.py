"""Give every reader of strangers' files thousands of damaged ones, each read in a process with limits: `make fuzz`.

What must hold of any bytes: the run ends within the limits of memory and time, with one of our own exit codes and no
traceback, and a command that only reads leaves the workspace as it was.
"""
