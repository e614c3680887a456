from __future__ import annotations

import pickle
import typing

from lmp_press.named_tuples import NamedTuple


class Leader(NamedTuple):
    """Somebody who is quoted."""

    name: str
    title: str = ""
    union: str | None = None

    @property
    def is_titled(self) -> bool:
        return bool(self.title)


class Speaker(typing.NamedTuple):
    """Somebody who is quoted."""

    name: str
    title: str = ""
    union: str | None = None


def test_a_named_tuple_is_what_typing_would_make_of_it() -> None:
    ana = Leader("Ana Example", title="president")
    assert (ana.name, ana.is_titled, ana._replace(title="").is_titled) == (ana[0], True, False)
    assert tuple(ana) == tuple(Speaker("Ana Example", title="president"))
    assert hash(ana) == hash(("Ana Example", "president", None))
    assert repr(ana) == "Leader(name='Ana Example', title='president', union=None)"
    assert (Leader._fields, Leader._field_defaults) == (Speaker._fields, Speaker._field_defaults)
    assert (Leader.__doc__, Leader.__module__) == (Speaker.__doc__, __name__)
    assert typing.get_type_hints(Leader) == typing.get_type_hints(Speaker)


def test_a_named_tuple_travels_between_processes() -> None:
    ana = Leader("Ana Example")
    assert type(pickle.loads(pickle.dumps(ana))) is Leader  # noqa: S301 - our own bytes
