"""The declarations of the model: each tells an author what to write, and says nothing that is not checked."""

import re

import pytest

from desktop.library.declaration import Listing, Number, Table, Text, records_within
from desktop.library.kinds import FILE_KINDS

RECORDS = sorted(
    {record.build: record for kind in FILE_KINDS.values() for record in records_within(kind.shape)}.values(),
    key=lambda record: record.title,
)
FIELDS = [
    pytest.param(field, id=f"{record.build.__name__}.{field.name}")
    for record in RECORDS
    for field in record.fields.values()
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.title)
def test_every_record_tells_what_it_is(record):
    assert record.help.endswith(".")


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_tells_what_it_is_for(field):
    assert field.about.help[0].isupper() or field.about.help[0].isdigit()
    assert field.about.help.endswith(".")


@pytest.mark.parametrize("field", FIELDS)
def test_every_bound_belongs_to_the_shape_of_its_field(field):
    about, shape = field.about, field.shape
    if about.minimum is not None or about.maximum is not None:
        assert isinstance(shape, Number)
    if about.max_chars is not None or about.max_words is not None or about.pattern:
        assert isinstance(shape, Text)
    if about.min_items is not None or about.max_items is not None:
        assert isinstance(shape, Listing)
    re.compile(about.pattern)


@pytest.mark.parametrize("field", FIELDS)
def test_every_number_with_a_unit_in_its_name_declares_it(field):
    units = {"s": "seconds", "ms": "milliseconds", "cm": "centimetres", "deg": "degrees"}
    unit = units.get(field.name.rpartition("_")[2]) if "_" in field.name else None
    if unit is not None and not isinstance(field.shape, Table):
        assert field.about.unit == unit


@pytest.mark.parametrize("field", FIELDS)
def test_ids_name_only_kinds_of_things_that_there_are(field):
    shape = field.shape
    while isinstance(shape, Listing):
        shape = shape.item
    if isinstance(shape, Text) and shape.about.names:
        assert shape.about.names in {kind.thing for kind in FILE_KINDS.values()} | {"picture"}
