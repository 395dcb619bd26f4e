"""The shipped bots: one plain function a role, deciding from its view and its memory alone."""

from airportsim.model.words import Role
from airportsim.play.agenda import Bot
from airportsim.play.bots import (
    account_manager,
    delivery_manager,
    director,
    service_desk,
    specialist,
    vendor,
)

BOTS: dict[Role, Bot] = {
    Role.DIRECTOR: director.decide,
    Role.ACCOUNT_MANAGER: account_manager.decide,
    Role.SERVICE_DESK: service_desk.decide,
    Role.SPECIALIST: specialist.decide,
    Role.DELIVERY_MANAGER: delivery_manager.decide,
    Role.VENDOR: vendor.decide,
}
"""The shipped bot of each role."""
