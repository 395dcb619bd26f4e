"""Learning agents at the airport: environments for PettingZoo and Gymnasium (docs/agents.md).

Importing it lets Gymnasium make "airportsim/Airport-v0".
"""

try:
    import gymnasium
    import pettingzoo as _pettingzoo  # noqa: F401 - that it is there
except ImportError:
    raise ImportError(
        'this needs more packages: python -m pip install "airportsim[agents]"'
    ) from None

from airportsim.lab.env.actions import Action
from airportsim.lab.env.parallel import AirportEnv, parallel_env
from airportsim.lab.env.single import ID, SingleAirportEnv

__all__ = ["ID", "Action", "AirportEnv", "SingleAirportEnv", "parallel_env"]

if ID not in gymnasium.registry:
    gymnasium.register(ID, entry_point="airportsim.lab.env.single:SingleAirportEnv")
