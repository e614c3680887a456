"""The problems of a run: with the output folder and the machines that it runs on."""

from __future__ import annotations

from lmp_press.diagnostics.kinds import E, Rule, W

COUNTED = {
    "more-problems": Rule(
        E,
        "{number} more problems are in this file: {sentence}",
        "mend the others first, and run again",
    ),
    "more-warnings": Rule(
        W,
        "{number} more warnings are about this file: {sentence}",
        "mend the others first, and run again",
    ),
}

RETURNED = {
    "changed-on-both-sides": Rule(
        E,
        "{field} was changed on both sides: it says `{file}` here and `{edited}` in `{name}`, "
        "and said `{base}` when that file was written",
        "say which one stands: run again with `--take {path}` or with `--keep {path}`",
    ),
    "another-region-s-file": Rule(
        E,
        "the region name in `{name}` is `{found}`, which is that of `{region}`, not of "
        "`{expected}`",
        "say whose file it is with `--region`",
    ),
    "not-this-release": Rule(
        E,
        "`{name}` has hardly a word of the template `{template}` in it",
        "say which template it follows with `-t`",
    ),
}

OUTPUT = {
    "hole-in-release": Rule(
        E,
        "{release} holds `{found}` in the sentence `{sentence}`",
        "write the words that belong there, in the region file or in the copy",
    ),
    "words-differ": Rule(
        E,
        "{release} came out with other words than were written: `{found}`, not `{expected}`",
        "report this as a fault of the program; the file was not written",
    ),
    "no-pdf": Rule(
        E,
        "no PDF of `{name}` could be made: LibreOffice ended or hung on it",
        "run again; if it happens again, open the release's Word file in LibreOffice to see why",
    ),
    "cut-off": Rule(
        E,
        "{release} has words beyond the edge of the page: `{found}`",
        "make room in the letterhead: narrower margins, or smaller type",
    ),
    "font-replaced": Rule(
        W,
        "the PDF is set in {found}, since this machine has no {missing}",
        "install the font, or choose one in the letterhead that this machine has; the Word file "
        "is not concerned",
    ),
    "edited": Rule(
        E,
        "the file was changed since it was written, or was never written by this program",
        "{advice}bring its changes into the region file, or run with `--force`, which keeps it "
        "beside the new",
    ),
    "draft-not-final": Rule(
        E,
        "the region is a draft, and no draft goes out",
        "delete the line `draft: true` once all is agreed to",
    ),
    "edited-orphan": Rule(
        E,
        "no region and template produce this file any more, and it was changed since it was "
        "written",
        "keep it elsewhere, or delete it by hand",
    ),
    "orphan": Rule(
        W,
        "no region and template produce this file any more",
        "run with `--prune`, which removes it",
    ),
    "damaged-manifest": Rule(
        W,
        "the manifest is damaged, so that a file it lost and that differs is taken for "
        "changed by hand",
        "run with `--force` if nobody changed them",
    ),
    "foreign-manifest": Rule(
        W,
        "the file is somebody's own, by the name of the program's manifest, and is kept beside "
        "it, as `manifest.edited-1.json` or a later number; files that differ are taken for "
        "changed by hand",
        "run with `--force` if nobody changed them",
    ),
    "template-folder-name": Rule(
        E,
        "`{name}` is not read: its name is in another encoding than UTF-8",
        "rename the folder",
    ),
    "output-link": Rule(
        E,
        "`{name}` is a symbolic link, which is not followed",
        "name the folder that it leads to with `-o`",
    ),
    "another-file": Rule(
        E,
        "`{name}` is another file on a worker of the cluster than on this machine",
        "share the workspace with the workers, and run again when nobody changes it",
    ),
    "changed-during-run": Rule(
        E, "the templates in `templates/` were changed during the run", "run again"
    ),
    "cannot-write": Rule(E, "`{name}` cannot be written: {reason}"),
}
