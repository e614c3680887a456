"""The full stops that do not end a sentence: a curated set, American and AP's.

Some abbreviations always go before something: titles, references, and words that explain. The
others may also end a sentence: companies, degrees, days, months, states, streets, and letters with
a stop each (U.S., a.m.). Capitals count: "Miss." is the state, "miss." is a word.
"""

from __future__ import annotations

from lmp_press.expressions import expression
from lmp_press.press_style.states import STATES

MARKS = "“”‘’\"'()[]"  # what may stand around a word


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GOES_BEFORE = _set_of(
    "Dr Drs Mr Mrs Ms Mx Mme Mlle Messrs Prof Profs Pres Treas Supt Asst Assoc Exec Dir Mgr Dist"
    " Gov Govs Sen Sens Rep Reps Amb Atty Attys Hon J JJ v vs"  # office and court
    " Rev Revs Fr Msgr Br Bro Ven Abp Bp Deac Pr"  # church
    " Pvt Pfc Spc Cpl Sgt SSgt Ssgt MSgt TSgt Sfc SFC Capt Capts Cpt Cmdr Cdr Lt Lts Maj Col Cols"
    " Gen Gens Brig Adm Ens Wo CWO Cwo"  # forces
    " Det Insp Ofc Dep Const Cmsr Comm Commr Comr Chf"  # police
    " Mt Mts Ft Pt Ste Wm Geo Chas Jas Thos Robt Edw"
    " Cf cf approx est avg esp incl viz ca E.g I.e e.g i.e"
)
_REFERENCES = _set_of(
    "Fig Figs Sec Secs Art Arts Ch Chap Chaps Vol Vols Par Para Sched App Ex Exh Eq Rm Apt Bldg Fl"
    " Ext Res Ord Cl Tab p pp par sec ch chap vol figs para ext"
)
_UNITS = _set_of(
    "in ft yd yds mi sq cu oz lb lbs gal qt km cm mm kg hr hrs min mins sec secs wk wks mo mos yr"
    " yrs mph tsp tbsp"
)
_ANYWHERE = _set_of(
    "Inc Co Cos Corp Ltd Bros Assn Dept Univ Jr Sr Esq Ph.D Ed.D Pharm.D Psy.D LL.M LL.B B.Sc"
    " M.Sc M.Div etc al Ct Cir Supp Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
    " Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun St Ave Blvd Rd Hwy Pkwy Ln Sq Ter max"
)

_STATES = frozenset([form[:-1] for state in STATES for form in state.forms if form.endswith(".")])

# Abbreviations that are also words or names: at the end of a sentence, they most often are.
_ALSO_WORDS = _set_of("Sun Sat Mar Jun Wed Sq Ln Ter Ct Cir Supp al max")
# States that are also words: they have the comma of a place before them.
_ALSO_PLACES = _set_of("Mass Miss Wash Ill Ind Ark Pa La Del Cal Penn Ore Col Tex")

_FIGURE = expression(r"[\d,.]*\d[\d,.]*[¼½¾]?")
_LETTERS = expression(r"(?:[A-Za-z]\.)+[A-Za-z]\.")  # U.S., a.m.
_INITIAL = expression(r"[A-Z]\.")
_NUMERAL = expression(r"(?:[A-Z]|[IVXLC]+)\b(?!’)")
_HOUR = expression(r"(?i:[ap]\.m)\.")
_BEHIND_HOUR = expression(  # a zone, a day or a month
    r"(?:[AECHMP][SD]?T\b|UTC\b|GMT\b|Eastern\b|Central\b|Mountain\b|Pacific\b|Alaska\b|Hawaii\b"
    r"|Mon|Tue|Wed(?!ding)|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)


def goes_before_more(word: str, following: str) -> bool:
    """Tell whether a word never ends a sentence here: `Spc.`, `e.g.`, `Art.` before `IV`."""
    bare = word.strip(MARKS)
    if _is_cut(bare, _GOES_BEFORE):
        return True
    return _is_cut(bare, _REFERENCES) and bool(_NUMERAL.match(following))


def may_go_on(before: str, word: str, following: str) -> bool:
    """Tell whether a sentence can go on after this word's full stop, as after `J.` or `U.S.`.

    `before` and `following` are the words around it.
    """
    bare = word.strip(MARKS)
    if _HOUR.fullmatch(bare):
        return bool(_BEHIND_HOUR.match(following))
    if _INITIAL.fullmatch(bare) or _may_stand_anywhere(bare):
        return True
    return _is_cut(bare, _UNITS) and bool(_FIGURE.fullmatch(before.strip(MARKS)))


def ends_in_abbreviation(text: str) -> bool:
    """Tell whether a text's last full stop belongs to its last word.

    >>> ends_in_abbreviation("by 9 a.m."), ends_in_abbreviation("our plan B.")
    (True, False)
    """
    before, last = ("", "", *text.rsplit(maxsplit=2))[-2:]
    bare = last.strip(MARKS)
    if not bare.endswith("."):
        return False
    if bare[:-1] in _ALSO_WORDS or (bare[:-1] in _ALSO_PLACES and not before.endswith(",")):
        return False
    if _is_cut(bare, _UNITS):
        return bool(_FIGURE.fullmatch(before.strip(MARKS)))
    return _is_cut(bare, _GOES_BEFORE) or _may_stand_anywhere(bare)


def _is_cut(bare: str, words: frozenset[str]) -> bool:
    """Tell whether a word is one of those that are cut, with its full stop."""
    return bare.endswith(".") and bare[:-1] in words


def _may_stand_anywhere(bare: str) -> bool:
    """Tell whether a word is an abbreviation that can end a sentence, and need not."""
    return _is_cut(bare, _ANYWHERE) or _is_cut(bare, _STATES) or bool(_LETTERS.fullmatch(bare))
