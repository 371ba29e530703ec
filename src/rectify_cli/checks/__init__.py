"""Every rule and its verdict: on a ledger, on a notice, on the two compared; waivers, baselines, the catalogue."""
