"""The version of the rules."""

RULES = 2
"""Number of the rules of the game: it rises whenever the same scenario, seed and commands give
another journal. It stands beside every result, so that nobody compares what cannot be compared."""
