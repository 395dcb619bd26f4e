"""`python -m airportsim`: the same as the command `airportsim`."""

import sys

from airportsim.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
