"""A ledger as sheets of rows (台账、汇总、三清单), to be opened in Excel and by other systems."""
