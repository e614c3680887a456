"""The likely meaning of a value that is not of its field's kind; imported for a mistake alone."""

from lmp_press.fields.meaning.addresses import meant_email, meant_url
from lmp_press.fields.meaning.dates import meant_date
from lmp_press.fields.meaning.numbers import meant_number
from lmp_press.fields.meaning.words import meant_flag, meant_form, meant_word

__all__ = [
    "meant_date",
    "meant_email",
    "meant_flag",
    "meant_form",
    "meant_number",
    "meant_url",
    "meant_word",
]
