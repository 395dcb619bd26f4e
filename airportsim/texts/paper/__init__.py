"""Pages for the printer, made from a scenario."""
