"""An edited paper of a ledger -> what it changes there: each difference with the edits that take it back."""
