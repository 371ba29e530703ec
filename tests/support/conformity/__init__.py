"""Conformity of a produced docx with GB/T 9704-2012, claim by claim."""
