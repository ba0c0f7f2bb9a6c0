"""The code lists say exactly what the national form says."""

from __future__ import annotations

import pytest

from backend.policy import capture_codes, codes, people
from backend.policy.people import GROUP_OF, RoleGroup, groups_of
from backend.policy.words import Code
from backend.roster.roles import Role

LISTS = [
    item
    for module in (codes, capture_codes, people)
    for item in vars(module).values()
    if isinstance(item, type) and issubclass(item, Code) and item is not Code
]


def test_the_six_danger_texts_are_the_official_ones():
    assert codes.DANGER_ZH == (
        "无符合以下1～5级中的任何行为",
        "口头威胁，喊叫，但没有打砸行为",
        "打砸行为，局限在家里，针对财物。能被劝说制止",
        "明显打砸行为，不分场合，针对财物；不能接受劝说而停止",
        "持续的打砸行为，不分场合，针对财物或人，不能接受劝说而停止。包括自伤、自杀",
        "持械/持管制性危险武器的针对人的任何暴力行为，或者纵火、爆炸等行为，无论在家里还是公共场合",
    )


def test_level_two_can_be_talked_down_and_level_three_cannot():
    assert "能被劝说制止" in codes.DANGER_ZH[2]
    assert "不能" not in codes.DANGER_ZH[2]
    assert "不能接受劝说" in codes.DANGER_ZH[3]


def test_danger_is_told_in_both_languages_at_every_level():
    assert len(codes.DANGER_EN) == len(codes.DANGER_ZH) == 6
    assert len({*codes.DANGER_EN, *codes.DANGER_ZH}) == 12


def test_a_target_is_required_from_the_level_that_includes_self_harm():
    assert "自伤" in codes.DANGER_ZH[codes.DANGER_TARGET_FROM]


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_every_code_has_words_in_both_languages(kind):
    assert all(member.zh and member.en and member.en.isascii() for member in kind)


def test_a_code_is_the_string_that_travels():
    assert codes.Outcome("SEEN") == "SEEN"
    assert codes.Outcome.SEEN.zh == "见到本人"


def test_everyone_who_works_in_the_field_has_a_group():
    assert set(Role) - set(GROUP_OF) == {"VOL", "SUP", "RPT", "HEAD", "ADM_SYS", "ADM_SEC", "ADM_AUD"}


def test_volunteers_and_offices_count_for_nothing_in_a_team():
    assert groups_of(["VOL", "SUP", "ADM_SYS"]) == frozenset()
    assert groups_of(["VOL", "NUR"]) == {RoleGroup.OTHER_STAFF}


@pytest.mark.parametrize(
    ("place", "form"),
    [(10, 2), (11, 2), (14, 2), (12, 1), (13, 1), (90, 3), (20, None), (21, None), (22, None)],
)
def test_a_place_has_its_national_form(place, form):
    assert codes.Place(place).form == form
    assert codes.Place(place).zh
    assert codes.Place(place).en


def test_only_the_home_itself_is_compared_with_the_home():
    assert {place for place in codes.Place if place.is_home} == {10, 11}


def test_who_was_met_has_the_national_code():
    assert [seen.national for seen in codes.Seen] == ["1", "2", "3"]


def test_grades_are_ordered():
    assert codes.Grade.A.at_least(codes.Grade.B)
    assert codes.Grade.C.at_least(codes.Grade.C)
    assert not codes.Grade.D.at_least(codes.Grade.C)
