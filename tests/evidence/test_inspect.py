"""What is taken for a photo or a drawn signature, and what is not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.evidence import refusals as say
from backend.evidence.inspect import LIMITS, STROKES, Shape, inspect
from backend.kernel.errors import Refusal
from tests.evidence.photos import a_bomb, a_photo, a_photo_with_exif, some_strokes

KINDS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


@pytest.mark.parametrize(
    ("kind", "saving"),
    [
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("JPEG", {"quality": 100, "subsampling": 0}),
        ("PNG", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"exif": b"Exif\0\0MM\0*"}),
    ],
)
@pytest.mark.parametrize(("width", "height"), [(320, 240), (1, 1), (1281, 7)])
def test_a_photo_has_the_size_that_a_full_decoder_finds(kind, saving, width, height):
    assert inspect(a_photo(width, height, kind=kind, **saving), KINDS[kind]) == Shape(
        KINDS[kind], width, height
    )


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_the_colours_of_a_photo_do_not_matter(mode):
    assert inspect(a_photo(mode=mode), "image/jpeg").width == 320


def test_fill_bytes_between_markers_are_stepped_over():
    photo = a_photo()
    assert inspect(photo[:2] + b"\xff\xff" + photo[2:], "image/jpeg").height == 240


@pytest.mark.parametrize("given", ["image/gif", "text/html", "", "image/svg+xml", "x" * 500])
def test_other_media_types_are_refused_with_the_accepted_ones(given):
    with pytest.raises(say.WrongMediaType) as refused:
        inspect(b"", given)
    assert "image/jpeg" in refused.value.details["accepted"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sent_as", KINDS.values())
def test_the_bytes_must_be_of_the_type_they_are_sent_as(kind, sent_as):
    if KINDS[kind] == sent_as:
        return
    with pytest.raises(say.NotAPhoto):
        inspect(a_photo(kind=kind), sent_as)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8", b"hello", b"<svg/>", b"%PDF-1.7", b"\xff\xd8hello there", b"RIFF1234WEBPjunkjunkjunk"],
)
@pytest.mark.parametrize("sent_as", KINDS.values())
def test_what_is_no_photo_is_refused(data, sent_as):
    with pytest.raises((say.NotAPhoto, say.Truncated)):
        inspect(data, sent_as)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.02, 0.2, 0.5, 0.99])
def test_half_a_photo_is_refused(kind, part):
    photo = a_photo(kind=kind)
    with pytest.raises(say.Truncated):
        inspect(photo[: max(int(len(photo) * part), 16)], KINDS[kind])


def test_a_decompression_bomb_is_refused_without_being_unpacked():
    with pytest.raises(say.TooManyPixels) as refused:
        inspect(a_bomb(), "image/png")
    assert refused.value.details["width"] == 50_000


def test_fifty_megapixels_are_the_most():
    assert inspect(a_bomb(10_000, 5_000), "image/png").width == 10_000
    with pytest.raises(say.TooManyPixels):
        inspect(a_bomb(10_000, 5_001), "image/png")


def test_a_picture_without_pixels_is_none():
    with pytest.raises(say.NotAPhoto):
        inspect(a_bomb(0, 5), "image/png")


@pytest.mark.parametrize("sent_as", LIMITS)
def test_more_bytes_than_the_limit_are_refused(sent_as):
    with pytest.raises(say.TooLarge) as refused:
        inspect(bytes(LIMITS[sent_as] + 1), sent_as)
    assert refused.value.details["limit"] == LIMITS[sent_as]


@pytest.mark.parametrize(
    "exif",
    [
        b"Exif\0\0",
        b"Exif\0\0" + b"\xff" * 60_000,
        b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x01" * 400,
        b"\0",
        b"A" * 65_000,
    ],
)
def test_hostile_metadata_is_stepped_over_unread(exif):
    assert inspect(a_photo_with_exif(exif), "image/jpeg").width == 320


def verdict(data: bytes, sent_as: str) -> str:
    """ "taken", or the code of the refusal; any other exception fails the test."""
    try:
        inspect(data, sent_as)
    except Refusal as refusal:
        return refusal.code
    return "taken"


@given(
    st.binary(max_size=200),
    st.sampled_from(list(LIMITS)),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"]),
)
def test_any_bytes_are_either_taken_or_refused(data, sent_as, start):
    assert verdict(start + data, sent_as).startswith(("taken", "evidence."))


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4), st.sampled_from(list(KINDS)))
def test_a_damaged_photo_is_either_measured_or_refused(at, damage, kind):
    photo = a_photo(40, 30, kind=kind)
    at %= len(photo)
    damaged = photo[:at] + damage + photo[at + len(damage) :]
    assert verdict(damaged, KINDS[kind]).startswith(("taken", "evidence."))


def test_a_drawn_signature_is_taken():
    assert inspect(some_strokes(), STROKES) == Shape(STROKES, 300, 150)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"null",
        b"[1]",
        b"[" * 100_000,
        json.dumps({"v": 1}).encode(),
        some_strokes(v=2),
        some_strokes(width=0),
        some_strokes(width=True),
        some_strokes(height=1e9),
        some_strokes(extra=1),
        some_strokes(strokes=[]),
        some_strokes(strokes=[[]]),
        some_strokes(strokes=[[[1, 2, 3]]]),
        some_strokes(strokes=[[[1, 2, 3, 4, 5]]]),
        some_strokes(strokes=[[[1.5, 2, 3, 4]]]),
        some_strokes(strokes=[[[1, 2, -3, 4]]]),
        some_strokes(strokes=[[[1, 2, 3, 1001]]]),
        some_strokes(strokes=[[["1", 2, 3, 4]]]),
        some_strokes(strokes="many"),
        some_strokes(strokes=[[[1, 2, 3, 4]]] * 1001),
        some_strokes(strokes=[[[float("nan"), 2, 3, 4]]]),
        b'{"v":1,"width":' + b"9" * 5000 + b',"height":1,"strokes":[]}',
    ],
    ids=range(23),
)
def test_a_malformed_drawing_is_refused(data):
    with pytest.raises(say.NotStrokes):
        inspect(data, STROKES)
