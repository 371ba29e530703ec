"""What every wing speaks with: terms, phrases, rules and places, errors, Chinese text; nothing here knows a ledger."""
