"""The panels of all six seats."""

from airportsim.console.seats.account_manager import AccountManagerPanel
from airportsim.console.seats.delivery_manager import DeliveryManagerPanel
from airportsim.console.seats.director import DirectorPanel
from airportsim.console.seats.panel import SeatPanel
from airportsim.console.seats.service_desk import ServiceDeskPanel
from airportsim.console.seats.specialist import SpecialistPanel
from airportsim.console.seats.vendor import VendorPanel
from airportsim.model.words import Role

PANELS: dict[Role, type[SeatPanel]] = {
    Role.DIRECTOR: DirectorPanel,
    Role.ACCOUNT_MANAGER: AccountManagerPanel,
    Role.SERVICE_DESK: ServiceDeskPanel,
    Role.SPECIALIST: SpecialistPanel,
    Role.DELIVERY_MANAGER: DeliveryManagerPanel,
    Role.VENDOR: VendorPanel,
}
"""The panel of each role."""
