"""Releases that the tests of the formats write: a small one, and one with all its parts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lmp_press.release import Paragraph, Properties, Release, Role, Run

PARTNERSHIP = Path(__file__).parents[2] / "templates" / "anniversary" / "letterhead.docx"

SMALL = Release(
    (
        Paragraph(Role.HEADLINE, (Run("Our "), Run("20th", field="n"), Run(" year"))),
        Paragraph(
            Role.BODY,
            (
                Run("Visit "),
                Run("LMPartnership.org", link="https://LMPartnership.org"),
                Run(" for a "),
                Run("free", strong=True),
                Run(" toolkit", strong=True, emphasis=True),
            ),
        ),
        Paragraph(Role.BULLET, (Run("care"),)),
        Paragraph(Role.BULLET, (Run("service"),), level=1),
        Paragraph(Role.CONTACT, (Run("a@b.example", link="mailto:a@b.example"),)),
    ),
    Properties(
        "Our 20th year",
        "Anniversary & more",
        "The partnership",
        "press release",
        "en-US",
        dt.date(2017, 10, 16),
    ),
    PARTNERSHIP.read_bytes(),
)


COMPLETE = Release(
    (
        *(
            Paragraph(role, (Run(text),))
            for role, text in (
                (Role.RELEASE_LINE, "FOR IMMEDIATE RELEASE"),
                (Role.DATE, "Oct. 16, 2017"),
                (Role.HEADLINE, "Celebrating 20 years of our Labor Management Partnership"),
                (
                    Role.BODY,
                    (
                        "PORTLAND, Ore. — This fall marks 20 years of partnership between Kaiser "
                        "Permanente and the Coalition of Kaiser Permanente Unions. The largest "
                        "and longest-standing partnership in the United States has resulted in "
                        "lasting improvements for the organization, a better way to work, and a "
                        "better way to deliver care."
                    ),
                ),
                (
                    Role.BODY,
                    (
                        "Our Labor Management Partnership is a company-wide strategy in which "
                        "frontline workers, managers and doctors have made a joint commitment to:"
                    ),
                ),
                (Role.BULLET, "deliver high quality care and service to KP members and patients"),
                (Role.BULLET, "continuously improve performance"),
                (
                    Role.BULLET,
                    (
                        "involve unions and workers in decision-making at all levels of the "
                        "organization"
                    ),
                ),
                (Role.BULLET, "make KP more affordable"),
                (Role.BULLET, "preserve and improve upon industry-leading wages and benefits"),
                (
                    Role.BODY,
                    (
                        "The national agreement that guides the partnership goes beyond providing "
                        "industry-leading wages and benefits to include specifics that ensure "
                        "frontline workers, managers and physicians work together to improve "
                        "their departments through unit-based teams."
                    ),
                ),
                (
                    Role.BODY,
                    (
                        "“We believe the people who do the job every day offer some of the best "
                        "solutions to improve quality, service and affordability for Kaiser "
                        "Permanente’s members and patients,” says Ana Example, regional president "
                        "of KP. “From our team members who answer the phones, to our nurses, "
                        "couriers and managers, partnership guides much of our work at KP.”"
                    ),
                ),
                (
                    Role.BODY,
                    (
                        "Our Labor Management Partnership has delivered measurable results for "
                        "our members and patients. Thanks to data we’ve collected, we know our "
                        "top-performing teams have achieved marked improvement in patients’ "
                        "overall hospital satisfaction, in the regions where KP owns hospitals. "
                        "These teams also improve working conditions, resulting in fewer "
                        "workplace injuries and fewer lost work days."
                    ),
                ),
                (
                    Role.BODY,
                    (
                        "Here in the Northwest region, 11 coalition unions represent 9,500 "
                        "employees. The partnership also serves as a road map and a resource for "
                        "tools and training to improve our work. “Nationally, KP has over 3,500 "
                        "self-directed teams and here in the Northwest we have 412. We credit the "
                        "team structure and our partnership for cutting lost work days by 12 "
                        "percent.”"
                    ),
                ),
                (
                    Role.BODY,
                    (
                        "“We always ask,” says Lee Example, Coalition leader, “‘what more can we "
                        "do to deliver the best possible care and to make this the absolute best "
                        "place to work?’”"
                    ),
                ),
                (Role.HEADING, "About our Labor Management Partnership"),
            )
        ),
        Paragraph(
            Role.BOILERPLATE,
            (
                Run("For more information about our Labor Management Partnership, visit "),
                Run("LMPartnership.org", link="https://LMPartnership.org"),
                Run(" and download our 20th anniversary toolkit, filled with information."),
            ),
        ),
        Paragraph(
            Role.CONTACT,
            (Run("Media contact:", strong=True), Run(" Jordan Example, (503) 555-0100")),
        ),
        Paragraph(Role.CONTACT, (Run("jordan@example.org", link="mailto:jordan@example.org"),)),
        Paragraph(Role.END_MARK, (Run("###"),)),
    ),
    Properties(
        "Celebrating 20 years of our Labor Management Partnership",
        "Anniversary of the Labor Management Partnership in the Northwest",
        "Kaiser Permanente and the Coalition of Kaiser Permanente Unions",
        "press release, Labor Management Partnership",
        "en-US",
        dt.date(2017, 10, 16),
    ),
    PARTNERSHIP.read_bytes(),
)
