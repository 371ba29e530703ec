"""Bytes or text -> Document: one module per format, each with a `read`."""
