"""Press style: how AP writes numbers, series, quotations, datelines and dates; pure functions."""

from lmp_press.press_style.articles import article, possessive
from lmp_press.press_style.attributions import after_attribution, before_attribution
from lmp_press.press_style.counts import agree, counted, figure, number, opening_number, ordinal
from lmp_press.press_style.datelines import dateline, press_date
from lmp_press.press_style.lists import bare_item, series
from lmp_press.press_style.quotations import curly, inside_quotation, measures, spelled_out
from lmp_press.press_style.sentences import capitalized

__all__ = [
    "after_attribution",
    "agree",
    "article",
    "bare_item",
    "before_attribution",
    "capitalized",
    "counted",
    "curly",
    "dateline",
    "figure",
    "inside_quotation",
    "measures",
    "number",
    "opening_number",
    "ordinal",
    "possessive",
    "press_date",
    "series",
    "spelled_out",
]
