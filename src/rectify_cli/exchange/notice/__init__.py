"""A notice -> the entries of a ledger, with everything that was not understood listed beside them."""
