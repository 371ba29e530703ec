"""A user's own Word template: looked at (`check`), filled (`fill`), and one to start from (`starter`)."""
