"""The road of a change from a verb to the files, one for every door: what is refused, what is written, what is said."""
