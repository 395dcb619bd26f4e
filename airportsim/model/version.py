"""The versions of the rules and of the format of scenarios."""

RULES = 3
"""Number of the rules of the game: it rises whenever the same scenario, seed and commands give
another journal. It stands beside every result, so that nobody compares what cannot be compared."""

FORMAT = 2
"""Version of the format of scenario files: it rises whenever older files must be changed."""
