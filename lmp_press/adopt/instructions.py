"""What speaks to the person who uses the release, and goes: whole paragraphs, and brackets."""

from __future__ import annotations

import re

LONGEST_INSTRUCTION = 200  # characters of a paragraph that speaks to the person
SHORT = 40  # characters of what a bracket holds, or of a paragraph anywhere in the copy
WHY = "it speaks to the person who uses the release"
_BRACKET = re.compile(
    r"(?i)\W*(?:masthead|letterhead|see (?:note|above|below|attached)|note\b|nb\b|delete\b|remove\b"
    r"|edit\b|headline\b.{3,}|instructions?\b|use (?:your|this)|customi[sz]e|feel free|adapt"
    r"|[\w’' ]{0,30}\bletterhead\W*\Z)"
)
_AT_LENGTH = re.compile(
    r"(?i)\W*(?:(?:note|nb|n\.b\.|instructions?|reminder|tip)\s*(?:to [\w ]+)?[:.–—-]"
    r"|(?:delete|remove) (?:this|the) (?:line|note|text|box|bracket)"
    r"|(?:insert|add|place|attach|put|include)?\s*(?:an? |the |your )?[\w’' ]{0,30}"
    r"\b(?:photo(?:graph)?|picture|image|logo)s?\b(?! (?:caption|credit|by|opportunity)))"
)
_PARAGRAPH = re.compile(
    r"(?i)(?:.*\b(?:(?:this|the) (?:press |news )?release is an? (?:template|sample)"
    r"|replace (?:everything|all|the words|the text|what is) in (?:brackets|red|yellow|bold)"
    r"|yours? to (?:change|edit|use|adapt)|make it (?:fit|your)|feel free"
    r"|edit as (?:you|needed)|customi[sz]e (?:this|the|it)|delete this|adapt (?:this|the|it)"
    r"|fill in the blanks"
    r"|(?:copy|paste|print|put) (?:this )?(?:on|onto|to) (?:your )?(?:own )?letterhead)\b.*"
    r"|\W*(?:[\w’' ]{0,40}\bletterhead|(?:sample |draft )?(?:press|news|media) release template"
    r"|(?:sample|template)(?: (?:press|news|media) release)?))\W*\Z"
)
_CONDITIONAL = re.compile(
    r"(?i)\W*(?:please )?(?:delete|remove|omit|leave out|cut|keep|use|include)"
    r" (?:this|the (?:following|next)|next) (?:paragraph|section|sentence|quote|quotation|line)?\s*"
    r"(?:only )?(?P<if>if|unless|when|where)\b"
)


def is_paragraph_instruction(words: str, *, anywhere: bool = False) -> bool:
    """Tell whether a paragraph without a blank speaks to the person; in the copy, a short one."""
    words = words.strip().strip("*_ ")
    longest = LONGEST_INSTRUCTION if anywhere else 2 * SHORT
    return len(words) <= longest and bool(_PARAGRAPH.match(words))


def is_bracket_instruction(inside: str, *, is_whole: bool) -> bool:
    """Tell whether the words of a bracket speak to the person; `is_whole`: they are a paragraph."""
    if _AT_LENGTH.match(inside):
        return True
    return bool(_BRACKET.match(inside)) and (is_whole or len(inside) < SHORT)


def is_condition_of_paragraph(inside: str) -> bool:
    """Tell whether a bracket says when the paragraph that it stands in is to stay.

    >>> is_condition_of_paragraph("Delete this paragraph if you have no sponsor")
    True
    """
    return bool(_CONDITIONAL.match(inside))
