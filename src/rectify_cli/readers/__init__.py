"""Markdown of our own papers -> Document."""
