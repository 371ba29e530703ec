"""A user's own Word template: check it (`check`), fill it (`fill`), get one to start from (`starter`)."""
