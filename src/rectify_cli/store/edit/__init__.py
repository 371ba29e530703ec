"""Edits -> the smallest splice in the text of a file: read again and compared before anything is written."""
