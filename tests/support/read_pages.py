"""Pages as their reader has them: the words of elements, marks and badges in signs."""

from __future__ import annotations

from pathlib import Path

from lxml import html as lxml_html

from lmp_press.review import page

ASSETS = Path(page.__file__).parent
STYLE = (ASSETS / "style.css").read_text(encoding="utf-8")
SCRIPT = (ASSETS / "script.js").read_text(encoding="utf-8")

SIGNS = {
    "invisible": ("‹", "›"),
    "note": ("{", "}"),
    "badge": ("<", ">"),
    "address": ("(", ")"),
}


def spoken(element: lxml_html.HtmlElement) -> str:
    """Return the words of an element, those that only a screen reader says among them."""
    inner = (element.text or "") + "".join(spoken(each) + (each.tail or "") for each in element)
    opened, closed = SIGNS.get((element.get("class") or "").split(" ")[0], ("", ""))
    return f"{opened}{inner}{closed}"


def lines(element: lxml_html.HtmlElement) -> str:
    """Return paragraphs as lines, each with its role; a change's caption has none."""
    found = [(each.get("class"), spoken(each)) for each in element.iter("p", "th", "summary")]
    return "\n".join(text if css in {None, "about"} else f"{css}: {text}" for css, text in found)


def parsed(data: bytes) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(data.decode())


def values(element: lxml_html.HtmlElement, name: str) -> list[str]:
    """Return every value that an attribute has in an element."""
    return [each.attrib[name] for each in element.iter("*") if name in each.attrib]
