"""The commands, one module each; heavy libraries are imported where they are used."""
