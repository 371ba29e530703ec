"""The local page: the ledger to look at and to fill in, in a browser of this computer and in no other."""
