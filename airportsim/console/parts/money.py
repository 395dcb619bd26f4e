"""Amounts of money as every screen writes them."""


def usd(amount: int) -> str:
    """An amount of money: `−41,200`, with a true minus sign."""
    return f"{'−' if amount < 0 else ''}{abs(amount):,}"
