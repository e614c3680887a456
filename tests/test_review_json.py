from __future__ import annotations

import json
from typing import Any

from support.drawn_comparisons import paragraph, release
from support.reviews import TEAMS, UNIONS, data, reviewed, with_reasons

from lmp_press.release import Properties, Release
from lmp_press.review.comparing.also import AlsoDiffers
from lmp_press.review.report import FieldChange, FilePair, FolderReview, PairState
from lmp_press.review.views import as_json


def changes(old: Release, new: Release) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(as_json.write(reviewed(old, new)))["changes"]
    return found


def test_a_review_is_one_object_with_these_keys() -> None:
    old = release(TEAMS, UNIONS)._replace(properties=Properties(title="Our year"))
    found = reviewed(old, release(TEAMS, UNIONS.replace("11", "12")))
    found = with_reasons(found, {"12": data("union_count")})._replace(
        fields=(FieldChange("union_count", "11", "12"),),
        notes=("said beside it",),
        also=(AlsoDiffers("words hidden", 2, "2 words hidden"),),
    )
    rest = UNIONS.split("11")
    assert json.loads(as_json.write(found)) == {
        "format": 1,
        "kind": "files",
        "old": "old.docx",
        "new": "new.docx",
        "release": "",
        "same": False,
        "counts": {"data": 1, "template": 0, "hand": 0, "unknown": 0},
        "notes": ["said beside it"],
        "also": [{"what": "words hidden", "number": 2, "words": "2 words hidden"}],
        "fields": [{"field": "union_count", "old": "11", "new": "12"}],
        "properties": [{"name": "title", "old": "Our year", "new": ""}],
        "changes": [
            {
                "kind": "changed",
                "reason": None,
                "move": 0,
                "old": [{"number": 2, "role": "body", "place": "body", "level": 0, "text": UNIONS}],
                "new": [
                    {
                        "number": 2,
                        "role": "body",
                        "place": "body",
                        "level": 0,
                        "text": UNIONS.replace("11", "12"),
                    }
                ],
                "attributes": [],
                "pieces": [
                    piece("equal", rest[0], rest[0], 0),
                    piece("replaced", "11", "12", 23)
                    | {"reason": {"cause": "data", "field": "union_count"}},
                    piece("equal", rest[1], rest[1], 25),
                ],
            }
        ],
    }


def piece(kind: str, old: str, new: str, start: int) -> dict[str, Any]:
    starts = {"old_start": start, "new_start": start}
    return {"kind": kind, "reason": None, "old": old, "new": new, **starts, "format": []} | {
        "unseen": []
    }


def test_a_paragraph_has_its_own_reason_and_attributes() -> None:
    (change,) = changes(release(paragraph(TEAMS)), release(paragraph(TEAMS, role="quote")))
    assert change["reason"] == {"cause": "unknown", "field": ""}
    assert change["attributes"] == [{"name": "role", "old": "body", "new": "quote"}]


def test_both_ends_of_a_move_have_its_number() -> None:
    ends = changes(release(TEAMS, UNIONS, "end"), release("end", TEAMS, UNIONS))
    assert [(end["kind"], end["move"]) for end in ends] in (
        [("moved from", 1), ("moved to", 1)],
        [("moved to", 1), ("moved from", 1)],
        [("deleted", 0), ("inserted", 0)],
        [("inserted", 0), ("deleted", 0)],
    )


def test_formats_and_what_nobody_can_see_are_in_words() -> None:
    (change,) = changes(release("a |*free|  11 000"), release("a |free|  11\u00a0000"))
    told = [(one["kind"], one["format"], one["unseen"]) for one in change["pieces"]]
    assert told == [
        ("equal", [], []),
        ("formatted", ["no longer bold"], []),
        ("equal", [], []),
        ("replaced", [], ["no-break space instead of space"]),
    ]


def test_it_is_plain_ascii_whatever_the_words() -> None:
    evil = "é \x1b[31m \u202e \U0001f600 </script> ]]>"
    written = as_json.write(reviewed(release("a"), release(evil)))
    assert written.isascii()
    assert b"\x1b" not in written
    assert json.loads(written)["changes"][-1]["new"][0]["text"] == evil


def test_what_is_the_same_has_no_changes() -> None:
    found = json.loads(as_json.write(reviewed(release(TEAMS), release(TEAMS))))
    assert found["same"]
    assert found["changes"] == []


def test_a_folder_has_its_pairs() -> None:
    found = reviewed(release("a b"), release("a c"))
    pairs = (
        FilePair("a.docx", "a.docx", PairState.CHANGED, found),
        FilePair("g.docx", "g.docx", PairState.UNREADABLE, trouble="it is not a ZIP file"),
    )
    written = json.loads(as_json.write_folder(FolderReview("old", "new", pairs)))
    alone = json.loads(as_json.write(found))
    review = {key: alone[key] for key in alone if key not in {"format", "kind"}}
    assert written == {
        "format": 1,
        "kind": "folders",
        "old": "old",
        "new": "new",
        "same": False,
        "shared": [],
        "pairs": [
            {
                "old": "a.docx",
                "new": "a.docx",
                "title": "",
                "formats": [],
                "state": "changed",
                "review": review,
                "trouble": "",
            },
            {
                "old": "g.docx",
                "new": "g.docx",
                "title": "",
                "formats": [],
                "state": "unreadable",
                "review": None,
                "trouble": "it is not a ZIP file",
            },
        ],
    }
