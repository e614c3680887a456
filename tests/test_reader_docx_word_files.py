import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from support.docx_parts import OFFICE, Side, W, said

WORD_FILES = Path(__file__).parent.parent.parent / "shared" / "word-files"
FILES = sorted(WORD_FILES.glob("*/*.docx"))
RESOLVED = [
    (path, revisions, form)
    for path in FILES
    for revisions, suffix in (("accept", "Accepted"), ("reject", "Rejected"))
    if (form := path.with_name(f"{path.stem}-{suffix}.docx")).exists()
]
needs_word_files = pytest.mark.skipif(not FILES, reason="the folder shared/word-files is not here")


@needs_word_files
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("revisions", ["accept", "reject"])
def test_word_files_are_read_without_loss_of_a_word(path: Path, revisions: Side) -> None:
    data = path.read_bytes()
    ours = "".join(paragraph.text for paragraph in said(data, revisions))

    assert "".join(ours.split()) == "".join(words_in(data, revisions).split())


def words_in(data: bytes, revisions: Side) -> str:
    """Every word on one side of the changes, found from the words up instead of from the top."""
    dropped = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}[revisions]
    tags = [f"{{{W}}}t", f"{{{W}}}delText", f"{{{OFFICE}/math}}t"]
    words = []
    for root in stories(data):
        for element in root.iter(*tags):
            around = list(element.iterancestors())
            wrappers = {etree.QName(wrapper).localname for wrapper in around}
            flags = [row.find(f"{{{W}}}trPr/{{{W}}}{tag}") for row in around for tag in dropped]
            if wrappers.isdisjoint(dropped) and all(flag is None for flag in flags):
                words.append(element.text or "")
    return "".join(words)


def stories(data: bytes) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = ["word/document.xml"]
        for kind in ("header", "footer", "footnotes", "endnotes"):
            names += sorted(name for name in archive.namelist() if name.startswith(f"word/{kind}"))
        return [etree.fromstring(archive.read(name)) for name in names]


@needs_word_files
@pytest.mark.parametrize(("path", "revisions", "form"), RESOLVED, ids=[c[2].stem for c in RESOLVED])
def test_tracked_word_files_read_like_their_resolved_forms(
    path: Path, revisions: Side, form: Path
) -> None:
    assert said(path.read_bytes(), revisions) == said(form.read_bytes())
