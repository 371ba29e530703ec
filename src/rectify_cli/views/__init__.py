"""Ledger -> what is shown of it: one module per view, each with a `build`."""

from rectify_cli.views.request import Request

__all__ = ["Request"]
