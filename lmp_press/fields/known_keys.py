"""The keys whose values the program itself reads, whatever a template's copy prints of them."""

from __future__ import annotations

REGION_NAME = "region_name"  # goes into the properties of a file, and names a region
REGION_IN_TEXT = "region_in_text"
RELEASE_DATE = "release_date"  # is the date inside a file
DRAFT = "draft"  # marks what may not be sent
CITY = "city"  # opens the dateline
MEDIA_CONTACT = "media_contact"

OWN_NAMES = (REGION_NAME, REGION_IN_TEXT)  # what a region is called, which no other one may be
IN_PROPERTIES = {REGION_NAME, RELEASE_DATE}  # of use to a release whose copy does not print them
