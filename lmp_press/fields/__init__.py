"""A template's fields: a region's nodes become typed values that know their path, or problems."""

from lmp_press.fields.kinds import kind_of_field
from lmp_press.fields.own_values import Known
from lmp_press.fields.reading import read_values
from lmp_press.fields.schema import Fields, key_paths, load_fields
from lmp_press.fields.values import (
    Count,
    Day,
    Group,
    Items,
    Text,
    Value,
    place_of_field,
    place_of_group,
    source_of,
    value_of,
)

__all__ = [
    "Count",
    "Day",
    "Fields",
    "Group",
    "Items",
    "Known",
    "Text",
    "Value",
    "key_paths",
    "kind_of_field",
    "load_fields",
    "place_of_field",
    "place_of_group",
    "read_values",
    "source_of",
    "value_of",
]
