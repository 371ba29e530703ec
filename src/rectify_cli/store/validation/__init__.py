"""Validation errors of the model -> diagnostics at their places, in the words of the field."""
