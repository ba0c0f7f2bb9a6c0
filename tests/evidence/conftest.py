"""A person to keep photos for, and phones that send them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from backend.evidence import opening
from backend.kernel.db import db
from backend.kernel.http import App
from backend.patients.models import Patient
from backend.roster.refusals import SignInNeeded
from tests.cast import Cast
from tests.conftest import Browser
from tests.evidence.photos import sha256
from tests.patients.people import a_patient

Send = Callable[..., TestResponse]


@pytest.fixture
def patient(cast: Cast) -> Patient:
    person = a_patient(cast)
    db.session.commit()
    return person


@pytest.fixture
def phone(signed_in: Callable[[str], Browser]) -> Browser:
    return signed_in("he.xiaoman")


@pytest.fixture
def send(phone: Browser, patient: Patient) -> Send:
    """`send(data)` puts a file for the person; headers and address can be changed."""

    def put(
        data: bytes, content_type: str = "image/jpeg", name: str | None = None, to: Any = None, **headers: str
    ) -> TestResponse:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        address = f"/api/evidence/{name or sha256(data)}?patient={to or patient.id}"
        return phone.put(address, data=data, content_type=content_type, headers=named)

    return put


@pytest.fixture
def visible(app: App, patient: Patient) -> None:
    """Every visit is one of the person, and names whatever is asked for."""

    person = patient.id

    def patient_of(visit: object, sha256: str) -> UUID:
        return person

    opening.init_app(app, patient_of)


@pytest.fixture
def hidden(app: App) -> None:
    """No visit may be seen."""

    def patient_of(visit: object, sha256: str) -> UUID:
        raise SignInNeeded

    opening.init_app(app, patient_of)
