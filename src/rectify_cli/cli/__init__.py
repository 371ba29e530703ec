"""Whatever talks to a person: the app, the commands, what a screen shows and what a report says."""
