"""What the model refuses -> diagnostics at their place, in the words of the field."""
