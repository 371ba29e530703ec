"""Ledger -> what is shown of it: one module per view, each a `build`."""

from rectify_cli.views.request import Request

__all__ = ["Request"]
