"""Chinese text: numerals, ordinals, dates, widths, sentences."""
