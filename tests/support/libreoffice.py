"""LibreOffice as a second opinion: it resolves the tracked changes of many files in one run."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from support.outside_tools import find_tool

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LIBRARY = "user/basic/Standard"
FILES = {
    "user/basic/script.xlc": """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
    xmlns:xlink="http://www.w3.org/1999/xlink">
  <library:library library:name="Standard" xlink:type="simple" library:link="false"
    xlink:href="$(USER)/basic/Standard/script.xlb/"/>
</library:libraries>
""",
    f"{LIBRARY}/script.xlb": """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library"
    library:name="Standard" library:readonly="false" library:passwordprotected="false">
  <library:element library:name="Changes"/>
</library:library>
""",
    f"{LIBRARY}/Changes.xba": """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes"
    script:language="StarBasic">
Sub Resolve(tasks As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Open tasks For Input As #1
  Do While Not Eof(1)
    Line Input #1, source
    Line Input #1, command
    Line Input #1, target
    document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
    If command &lt;&gt; "" Then
      dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
    End If
    document.storeToURL(ConvertToURL(target), filter())
    document.close(True)
  Loop
  Close #1
End Sub
</script:module>
""",
}
COMMANDS = {
    "accept": ".uno:AcceptAllTrackedChanges",
    "reject": ".uno:RejectAllTrackedChanges",
    "as it is": "",
}


def resolved(files: Mapping[tuple[str, str], bytes], folder: Path) -> dict[tuple[str, str], bytes]:
    """Return files as saved after what to do with them: `accept`, `reject` or `as it is`."""
    profile = folder / "profile"
    run = [find_tool("soffice"), "--headless", "--norestore"]
    run.append(f"-env:UserInstallation={profile.as_uri()}")
    _run(*run, "--terminate_after_init")  # the first start fills the profile
    for name, content in FILES.items():
        path = profile / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    tasks, targets = [], {}
    for number, ((name, action), data) in enumerate(files.items()):
        source, targets[name, action] = folder / f"{number}.docx", folder / f"{number}-saved.docx"
        source.write_bytes(data)
        tasks += [str(source), COMMANDS[action], str(targets[name, action])]
    (folder / "tasks.txt").write_text("\n".join(tasks) + "\n")
    _run(*run, f'macro:///Standard.Changes.Resolve("{folder / "tasks.txt"}")')
    return {task: path.read_bytes() for task, path in targets.items()}


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)
