"""The room's HTTP surface."""

from backend.patients.cases.routes import cases
from backend.patients.register.routes import register
from backend.patients.supplement.routes import supplements

BLUEPRINTS = [register, cases, supplements]
