"""Rooms on the network: one machine holds the session, the others are seats."""
