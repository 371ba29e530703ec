"""The vocabulary of every wing: terms, phrases, rules and places, errors, Chinese text; it knows no ledger."""
