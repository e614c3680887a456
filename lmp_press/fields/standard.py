"""The keys that every template knows, whether its `fields.yaml` lists them or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lmp_press.fields.forms import PHONE_PATTERN
from lmp_press.fields.keywords import SchemaMistake
from lmp_press.fields.known_keys import CITY, DRAFT, MEDIA_CONTACT, RELEASE_DATE

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTACT: dict[str, Any] = {
    "title": "media contact",
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "description": "Whom a reporter can call or write to.",
    "properties": {
        "name": {
            "type": "string",
            "maxLength": 80,
            "description": "The contact's name.",
            "examples": ["Chris Example"],
        },
        "phone": {
            "type": "string",
            "maxLength": 40,
            "x-once": True,
            "pattern": PHONE_PATTERN,
            "description": "The contact's phone number.",
            "examples": ["555-555-0100"],
        },
        "email": {
            "type": "string",
            "maxLength": 120,
            "format": "email",
            "x-once": True,
            "description": "The contact's email address.",
            "examples": ["press@example.org"],
        },
    },
}

STANDARD: dict[str, dict[str, Any]] = {
    DRAFT: {
        "type": "boolean",
        "description": "While it is true, the release says that it is a draft.",
        "examples": [True],
    },
    RELEASE_DATE: {
        "type": "string",
        "format": "date",
        "description": "The day of release, as year-month-day.",
        "examples": ["2018-01-23"],
    },
    CITY: {
        "type": "string",
        "maxLength": 60,
        "description": "The city that the dateline opens with, and its state.",
        "examples": ["Springfield, Ill."],
    },
    MEDIA_CONTACT: CONTACT,
}

# What a file that lists such a key itself must leave as it is.
_FIXED = ("type", "format")


def with_standard_keys(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a template's schema with the keys that every template knows; its own stay first."""
    listed = schema.get("properties", {})
    added = {key: meaning for key, meaning in STANDARD.items() if key not in listed}
    return schema | {"properties": listed | added}


def misfits(schema: dict[str, Any]) -> Iterator[SchemaMistake]:
    """Yield the keys that a template gives another kind of value than every template does.

    So is an approval of the whole, where nobody speaks.
    """
    if "x-approval" in schema:
        reason = "`x-approval` belongs to a quotation, or to the group of who says it"
        yield SchemaMistake(("x-approval",), reason, "move it there", in_key=True)
    for key, meaning in STANDARD.items():
        listed = schema.get("properties", {}).get(key, meaning)
        if "$ref" in listed:
            listed = schema.get("$defs", {}).get(str(listed["$ref"]).rpartition("/")[2], meaning)
        for keyword in _FIXED:
            wanted, found = meaning.get(keyword), listed.get(keyword)
            if wanted and found != wanted:
                reason = f"`{key}` must have `{keyword}: {wanted}`, as in every template"
                yield SchemaMistake(
                    ("properties", key), reason, f"write `{keyword}: {wanted}`", in_key=True
                )
                break
