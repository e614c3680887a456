"""Office Open XML, the format of Word files: archive, package, relationships, names, XML.

Every room that touches a Word file stands on this one. It distrusts what it opens, says what is
wrong as a Fault, and leaves the wording of a refusal to the door that opened the file.
"""
