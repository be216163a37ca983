"""What crosses the pipe is believed only when it has the shape that was agreed."""

from datetime import date

import pytest

from investigator.domain.digest import Sha256
from investigator.domain.instant import Instant
from investigator.domain.time.chat import ChatOrder
from investigator.evidence import alike_wire, rows
from investigator.evidence.inside import (
    Attachment,
    Item,
    MessageRead,
    PersonFound,
    Wanted,
)
from investigator.evidence.observations import Unsound

MESSAGE = MessageRead(
    number=3,
    local=None,
    earliest=Instant(1, "Europe/London"),
    latest=Instant(2, "Europe/London"),
    who="Pupil A",
    text="two\nlines \u202e",
    attachment="photo.jpg",
    line="14/03/25, 9:14 pm - A: x",
)
ITEM = Item(number=1, when=None, kind="post", words="x", people=("A",), source="a.json")
ATTACHED = Attachment(
    number=2, label="a.png", size=9, type="image/png", what="PNG", sha256=Sha256.of(b"x")
)


def test_rows_come_back_as_they_went():
    zone = "Europe/London"
    assert rows.to_message(rows.of_message(MESSAGE), zone) == MESSAGE
    assert rows.to_item(rows.of_item(ITEM), zone) == ITEM
    assert rows.to_attachment(rows.of_attachment(ATTACHED), zone) == ATTACHED
    person = PersonFound(name="A", messages=4)
    assert rows.to_person(rows.of_person(person), zone) == person


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(
            words=False,
            first=date(2025, 3, 1),
            last=date(2025, 3, 31),
            people=("A", "B"),
            items=(1, 2),
            zone="Europe/Paris",
            order=ChatOrder.MDY,
            attachments=False,
        ),
    ],
)
def test_a_request_comes_back_as_it_went(wanted):
    assert rows.to_wanted(rows.of_wanted(wanted)) == wanted


def changed(row, at, value):
    return [*row[:at], value, *row[at + 1 :]]


WRONG = [
    (rows.to_message, changed(rows.of_message(MESSAGE), 0, -1)),
    (rows.to_message, changed(rows.of_message(MESSAGE), 0, value=True)),
    (rows.to_message, changed(rows.of_message(MESSAGE), 1, "soon")),
    (rows.to_message, changed(rows.of_message(MESSAGE), 2, "1")),
    (rows.to_message, changed(rows.of_message(MESSAGE), 4, None)),
    (rows.to_message, changed(rows.of_message(MESSAGE), 5, "x" * 70_000)),
    (rows.to_message, []),
    (rows.to_item, changed(rows.of_item(ITEM), 4, "A")),
    (rows.to_item, changed(rows.of_item(ITEM), 4, [1])),
    (rows.to_attachment, changed(rows.of_attachment(ATTACHED), 5, "x")),
    (rows.to_attachment, changed(rows.of_attachment(ATTACHED), 2, 1.5)),
    (rows.to_person, ["A"]),
    (rows.to_person, 5),
]


@pytest.mark.parametrize(("one", "row"), WRONG)
def test_a_row_of_another_shape_is_not_believed(one, row):
    with pytest.raises(Unsound):
        rows.all_of([row], one, "UTC", 10)


@pytest.mark.parametrize("sent", [None, {}, [1] * 11])
def test_what_is_no_list_or_too_long_a_one_is_not_believed(sent):
    with pytest.raises(Unsound):
        rows.all_of(sent, rows.to_person, "UTC", 10)


@pytest.mark.parametrize(
    "box", [[1, 2, 3], "x", [1, 2, 3, "4"], [-1, 0, 1, 1], [5, 0, 5, 1], [0, 9, 1, 8]]
)
def test_a_box_that_is_none_is_not_believed(box):
    with pytest.raises(Unsound):
        alike_wire.as_box(box)
    with pytest.raises(Unsound):
        alike_wire.boxes_in({"boxes": [box]}, "boxes")


@pytest.mark.parametrize("bits", [None, 5, "xyz", "0" * 15])
def test_a_hash_that_is_none_is_not_believed(bits):
    with pytest.raises(Unsound):
        alike_wire.bits_in({"bits": bits})
