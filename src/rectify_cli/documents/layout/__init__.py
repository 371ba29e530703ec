"""How a paper is laid out whatever its format: the lines of its title, the columns of its tables."""
