"""Chinese text: numerals, dates, widths, sentences."""
