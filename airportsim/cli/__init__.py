"""The command line: builds what a command needs, imported late, and talks to the terminal."""
