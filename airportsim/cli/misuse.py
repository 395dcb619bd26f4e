"""What the person at the command line did wrong."""


class Misuse(Exception):
    """What was asked for cannot be done: one sentence for the person who asked."""
