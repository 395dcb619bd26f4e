"""Many sessions at once, and what they tell: forecasts and, later, experiments."""
