"""Draw the pictures of the README and of the guide: what a person sees in Word, browser, terminal.

    python tools/pictures.py [NAME]...

needs LibreOffice, Poppler and Chromium, and writes into docs/images/. Without a name it draws all.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from images import Image, framed, on_a_desk, read_png, read_ppm, small_png
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SEED = ROOT / "tests" / "seeds" / "anniversary.txt"
LETTERHEAD = ROOT / "templates" / "anniversary" / "letterhead.docx"
HEADLINE = "Celebrating 20 years of our Labor Management Partnership"
DRAFT = "draft: true\n"
RESOLUTION = 96  # dots per inch of paper
COLUMNS = 100
# Rich's own frame for a terminal, without the font that it would fetch.
FRAME = """\
<svg class="rich-terminal" width="{terminal_width}" height="{terminal_height}" \
viewBox="0 0 {terminal_width} {terminal_height}" \
xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{unique_id}">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect fill="#0c0c0c" width="{terminal_width}" height="{terminal_height}" rx="8"/>
<g transform="translate(9, 9)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main(names: list[str]) -> None:
    """Draw the named pictures, or all of them."""
    IMAGES.mkdir(exist_ok=True)
    for name in names or [*PICTURES]:
        with tempfile.TemporaryDirectory() as folder:
            picture = PICTURES[name](Path(folder))
        path = IMAGES / name
        path.write_bytes(picture)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


def blanks(folder: Path) -> bytes:
    """Draw headquarters' Word file, with its blanks as they were typed."""
    return small_png(on_a_desk(printed(headquarters_file(folder))))


def decisions(folder: Path) -> bytes:
    """Draw the terminal after that file was adopted: the blanks that were found, one a row."""
    workspace = laid_down(folder)
    file = headquarters_file(workspace)
    words = ("adopt", file.name, "--as", "partnership")
    said = on_a_terminal(*words, stand=workspace)
    said = said[: said.index("is added:")].rstrip() if "is added:" in said else said
    return svg(f"$ lmp-press {' '.join(words)}\n{said}\n")


def release(folder: Path) -> bytes:
    """Draw a sample region's release, finished."""
    workspace = laid_down(folder)
    finish(workspace, "northwest")
    press("fill", "northwest", "-t", "anniversary", "-f", "docx", stand=workspace)
    return small_png(on_a_desk(printed(workspace / written(workspace, "northwest"))))


def preview(folder: Path) -> bytes:
    """Draw the preview of a region file with a slip and a gap."""
    workspace = laid_down(folder)
    edit(workspace, "northwest", "9,500", "about 9500")
    edit(workspace, "northwest", "team_count: 412\n", "")
    with previewed(workspace, "northwest") as address:
        return shot(address, 1240, 1180, "document.querySelector('#problems li')")


def started(folder: Path) -> bytes:
    """Draw the preview of a region file that was started a moment ago."""
    workspace = laid_down(folder)
    press("new", "east-bay", "-t", "anniversary", stand=workspace)
    with previewed(workspace, "east-bay", "-t", "anniversary") as address:
        return shot(address, 1240, 1180, "document.querySelector('#problems li')")


def regions(folder: Path) -> bytes:
    """Draw the page of all regions, some of them with something left to do."""
    workspace = laid_down(folder)
    edit(workspace, "georgia", "name: ", "name: TBD # ")
    edit(workspace, "hawaii", "1,960", "about 2000")
    for name in ("colorado", "washington"):
        finish(workspace, name)
    with previewed(workspace) as address:
        ready = "document.querySelectorAll('#states tbody tr').length === 8"
        return shot(f"{address}?form=regions", 1080, 560, ready)


def review(folder: Path) -> bytes:
    """Draw the review page of two versions of a release."""
    workspace = two_versions(folder)
    old, new = (written(workspace, "northwest", name) for name in ("out-last", "out"))
    press("diff", old, new, "-f", "html", "-o", "review.html", stand=workspace)
    return shot((workspace / "review.html").as_uri(), 900, 1080, "document.body")


def redline(folder: Path) -> bytes:
    """Draw a release with tracked changes, as Word shows it."""
    workspace = two_versions(folder)
    old, new = (written(workspace, "northwest", name) for name in ("out-last", "out"))
    press("diff", old, new, "-f", "docx", "-o", "redline.docx", stand=workspace)
    return small_png(on_a_desk(printed(workspace / "redline.docx")[:1]))


PICTURES: Mapping[str, Callable[[Path], bytes]] = {
    "blanks.png": blanks,
    "decisions.svg": decisions,
    "release.png": release,
    "preview.png": preview,
    "started.png": started,
    "regions.png": regions,
    "review.png": review,
    "redline.png": redline,
}


def laid_down(folder: Path) -> Path:
    """Return a workspace of the templates and the sample regions."""
    for name in ("templates", "regions"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def headquarters_file(folder: Path) -> Path:
    """Return the release with its blanks, typed in Word on the letterhead."""
    document = Document(str(LETTERHEAD))
    for paragraph in list(document.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - python-docx removes none
    document.add_paragraph("FOR IMMEDIATE RELEASE", "Release Line")
    document.add_paragraph(HEADLINE, "Title")
    text = SEED.read_text(encoding="utf-8").replace("“‘what \n", "“‘what ")  # a slip of its typist
    for words in filter(None, map(str.strip, text.splitlines())):
        style = "List Bullet" if words.startswith("•") else "Body Text"
        document.add_paragraph(words.lstrip("•\t "), style)
    path = folder / "our-release.docx"
    document.save(str(path))
    return path


def two_versions(folder: Path) -> Path:
    """Return a workspace whose release was filled, and once more after two facts changed."""
    workspace = laid_down(folder)
    finish(workspace, "northwest")
    fill = ("fill", "northwest", "-t", "anniversary", "-f", "docx")
    press(*fill, "-o", "out-last", stand=workspace)
    edit(workspace, "northwest", "9,500", "9,712")
    edit(workspace, "northwest", "12 percent", "a fifth in one year")
    press(*fill, stand=workspace)
    return workspace


def finish(workspace: Path, region: str) -> None:
    """Make a sample region's file one that is no draft."""
    edit(workspace, region, DRAFT, "")


def edit(workspace: Path, region: str, old: str, new: str) -> None:
    """Change some words of a region's file."""
    path = workspace / "regions" / f"{region}.yaml"
    words = path.read_text(encoding="utf-8")
    if old not in words:
        sys.exit(f"{path.name} does not say {old!r} any more")
    path.write_text(words.replace(old, new, 1), encoding="utf-8")


def written(workspace: Path, region: str, out: str = "out") -> str:
    """Return the path of a region's Word file in a workspace."""
    return next((workspace / out / region).glob("*.docx")).relative_to(workspace).as_posix()


def press(*words: str, stand: Path) -> None:
    """Run lmp-press in a folder."""
    command = [sys.executable, "-m", "lmp_press", *words]
    subprocess.run(command, cwd=stand, check=False, capture_output=True)  # noqa: S603 - our own


def printed(document: Path) -> list[Image]:
    """Return the pages of a Word file as images."""
    folder = document.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", "pdf", "--outdir", str(folder))
    _run("soffice", profile, *convert, str(document))
    pdf = document.with_suffix(".pdf")
    _run("pdftoppm", "-r", str(RESOLUTION), str(pdf), str(folder / "page"))
    return [read_ppm(path.read_bytes()) for path in sorted(folder.glob("page*.ppm"))]


def on_a_terminal(*words: str, stand: Path) -> str:
    """Return what lmp-press prints on a terminal, colours and all."""
    command = f"stty cols {COLUMNS} rows 60; exec {sys.executable} -m lmp_press {' '.join(words)}"
    path = shutil.which("script") or sys.exit("script is not installed")
    done = subprocess.run(  # noqa: S603 - a known program
        [path, "-qec", command, "/dev/null"],
        cwd=stand,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.replace("\r\n", "\n")


def svg(said: str) -> bytes:
    """Return a terminal's words as a drawing."""
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, color_system="standard")
        console.print(Text.from_ansi(said))
        drawn = console.export_svg(theme=MONOKAI, code_format=FRAME, unique_id="terminal")
    return "\n".join(line.rstrip() for line in drawn.splitlines() if line.strip()).encode() + b"\n"


@contextmanager
def previewed(workspace: Path, *words: str) -> Iterator[str]:
    """Run a preview, and yield its address."""
    command = [sys.executable, "-m", "lmp_press", "preview", *words]
    with subprocess.Popen(command, cwd=workspace, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own
        yield (process.stdout.readline() if process.stdout else "").strip()
        process.terminate()


def shot(address: str, width: int, height: int, ready: str) -> bytes:
    """Return a page as Chromium shows it, by day, once a script says that it is ready."""
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or sys.exit("chromium is not installed")
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(flag)
    options.add_argument(f"--window-size={width},{height}")
    driver = Chrome(options, ChromeService(shutil.which("chromedriver") or ""))
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.get(address)
    for _ in range(200):
        time.sleep(0.1)
        if driver.execute_script(f"return Boolean({ready})"):
            break
    time.sleep(0.5)  # what moves has come to rest
    picture = driver.get_screenshot_as_png()
    driver.quit()
    return small_png(framed(read_png(picture)))


def _run(program: str, *arguments: str) -> None:
    path = shutil.which(program)
    if path is None:
        sys.exit(f"{program} is not installed")
    subprocess.run([path, *arguments], check=True, capture_output=True)  # noqa: S603 - known programs


if __name__ == "__main__":
    main(sys.argv[1:])
