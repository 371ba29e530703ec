"""YAML -> plain data with the place of every value, and what is wrong with the file."""
