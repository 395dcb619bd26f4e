"""An address and a code as a square that a telephone can read."""

import segno


def square(address: str, code: str) -> list[str]:
    """The QR code of a room, row by row: "1" is dark, "0" light; without a quiet zone."""
    made = segno.make(f"airportsim://{address}/{code}", micro=False, error="m")
    return ["".join(str(int(bool(dot))) for dot in row) for row in made.matrix]
