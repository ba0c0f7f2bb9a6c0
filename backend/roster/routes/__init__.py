"""The roster's HTTP surface, one file a subject."""

from backend.roster.routes.devices import devices
from backend.roster.routes.places import places
from backend.roster.routes.records import records
from backend.roster.routes.session import session
from backend.roster.routes.staff import staff

BLUEPRINTS = [session, devices, staff, places, records]
