"""What a round teaches: pure functions of its journal."""
