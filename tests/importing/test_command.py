"""`lianfang import`: the same check and the same pass, on a terminal."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from backend.importing import command
from backend.importing.models import Choice, Import
from backend.importing.refusals import HasFaults
from backend.kernel.db import db
from backend.patients.models import Patient
from tests.importing.sheets import a_file, a_person


def run(cast, data: bytes, choice: Choice | None, profile: str = "") -> list[str]:
    return command.run(data, "名单.xlsx", cast.shen_zhixia.id, choice, profile, lambda *_: None)


def people() -> int:
    return db.session.scalar(select(func.count(Patient.id))) or 0


def test_a_dry_run_says_everything_and_leaves_nothing(cast):
    said = run(cast, a_file(people=[a_person(1), a_person(2, sex="男生")]), None)
    assert said[0].startswith("服务对象 E4 性别: 不在可选的内容里。可选：男、女")
    assert said[-1] == "CHECKED: 1 new, 0 here already, 1 with faults"
    assert people() == 0
    assert db.session.scalars(select(Import.file_id)).all() == [None]


def test_everything_or_the_good_rows(cast):
    data = a_file(people=[a_person(1), a_person(2, sex="男生")])
    with pytest.raises(HasFaults):
        run(cast, data, Choice.ALL)
    assert people() == 0
    assert run(cast, data, Choice.GOOD)[-1].startswith("DONE: 1 new")
    assert people() == 1


def test_new_accounts_are_told_their_first_passwords_once(cast):
    row = {
        "login": "bai.lu",
        "name": "白露",
        "organisation": "石桥村委会",
        "roles": "网格员",
        "areas": "石桥村",
    }
    said = command.run(a_file(staff=[row]), "x.xlsx", cast.cheng_yan.id, Choice.ALL, "", lambda *_: None)
    assert re.fullmatch(r"bai\.lu\t白露\t\S{12}", said[-1])
    assert db.session.scalars(select(Import.passwords)).all() == [None]


def test_a_name_under_which_nothing_is_kept_is_said(cast):
    with pytest.raises(command.NoProfile):
        run(cast, a_file(people=[a_person(1)]), None, "省平台")
