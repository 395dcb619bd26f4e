"""What the airlines felt in a round, and why: pure functions of journal, scenario and beliefs."""
