"""Layout that all formats share: the lines of a title, the columns of a table."""
