"""Shapes of the case lists."""

from __future__ import annotations

from marshmallow import Schema, fields

from backend.kernel.pages import PageQuery, PageShape
from backend.patients.cases.codes import BY_HAND, Action
from backend.patients.register.page_schemas import CaseEntryShape, PatientRowShape
from backend.patients.register.schemas import day, one_of, words
from backend.policy.case_lists import CaseList


class CaseQuery(PageQuery):
    """`due`: only what should be looked at again by now."""

    kind = one_of(CaseList)
    due = fields.Boolean(load_default=False)
    closed = fields.Boolean(load_default=False)


class CaseRowShape(CaseEntryShape):
    """`ends`: why it may be ended now; null while it may not."""

    ends = fields.String(required=True, allow_none=True)
    patient = fields.Nested(PatientRowShape, required=True)


class CasePageShape(PageShape):
    items = fields.List(fields.Nested(CaseRowShape), required=True)


class CaseTotalShape(Schema):
    """One list: how many people, and how many entries are to be looked at by now."""

    kind = fields.String(required=True)
    open = fields.Integer(required=True)
    due = fields.Integer(required=True)


class CaseOpeningShape(Schema):
    kind = one_of(sorted(BY_HAND), required=True)
    on = day(required=True)


class CaseActionShape(Schema):
    action = one_of(Action, required=True)
    on = day(required=True)
    note = words()


class CaseReviewShape(Schema):
    on = day(required=True)
    note = words()
