"""The roster's HTTP surface, one file a subject."""

from backend.roster.routes.devices import devices
from backend.roster.routes.session import session

BLUEPRINTS = [session, devices]
