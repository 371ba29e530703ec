"""Papers of others -> entries of a ledger, with all that was not understood kept beside them."""
