"""The words in which people ask for a fact: nouns of facts by their kind, and verbs of filling in.

English, as headquarters write it. A noun that asks when it stands alone (`(phone number)`) is in
`ASKED`; one that asks only in company, capitals or square brackets (`[library]`) is in `THINGS`.
"""

from __future__ import annotations

from lmp_press.placeholders.placeholder import Kind, word_set

# Nouns that ask for a fact wherever they stand in brackets.
ASKED: dict[str, Kind] = {
    noun: kind
    for kind, nouns in {
        Kind.NAME: "name surname firstname lastname spokesperson spokesman spokeswoman",
        Kind.COUNT: "number # amount quantity percentage nth ordinal age no",
        Kind.DATE: "date weekday day month year",
        Kind.PHONE: "phone telephone tel cellphone fax",
        Kind.EMAIL: "email e-mail",
        Kind.URL: "website webpage url link hyperlink homepage",
        Kind.TEXT: "title city town state province county address venue location place time"
        " organization organisation company municipality headline subheadline boilerplate"
        " attribution body quote quotation hours zip zipcode postcode",
    }.items()
    for noun in nouns.split()
}

# Nouns of what a release is about: they ask in square brackets, in capitals, or after `your`.
THINGS: dict[str, Kind] = {
    noun: kind
    for kind, nouns in {
        Kind.NAME: """
            winner recipient honoree honouree nominee finalist candidate participant speaker
            presenter host guest author artist performer leader president vice-president chair
            chairman chairwoman chairperson director executive ceo cfo coo chief principal
            superintendent mayor governor senator congressman congresswoman congressperson
            representative legislator official officer commissioner councillor councilor
            councilmember councilmember manager supervisor coordinator administrator secretary
            treasurer steward delegate organizer organiser founder owner partner expert doctor
            physician nurse teacher librarian coach captain sheriff judge student graduate
            volunteer employee worker member resident person individual people survivor
            victim hero celebrity ambassador minister bishop pastor dean professor chancellor
            alumnus alumna alum chef athlete advisor adviser sponsor supporter donor initials
            contact client customer patient soldier veteran scholar scout child family mother father
        """,
        Kind.COUNT: "figure total count percent degree temperature miles kilometers dollars",
        Kind.DATE: "deadline birthday anniversary",
        Kind.TEXT: """
            community neighbourhood neighborhood village region area country continent district
            borough parish territory jurisdiction precinct ward street road avenue room building
            floor hall park site site(s) institution institute agency department division
            bureau office association society foundation federation coalition alliance club
            chapter lodge group team unit committee council board local union branch business
            firm corporation employer brand sponsor charity nonprofit ministry church temple
            mosque synagogue congregation school university college academy campus district
            library museum gallery theater theatre hospital clinic center centre facility station
            plant store shop bank restaurant hotel airport program programme project initiative
            campaign event conference convention meeting ceremony rally march festival concert
            fair workshop class course seminar session webinar exhibit exhibition performance
            game match race service product item tool app book film movie play song award prize
            medal certificate honor honour scholarship grant deed position role job occupation
            profession rank degree office topic subject theme issue slogan motto tagline mission
            vision purpose goal objective reason cause benefit result outcome impact detail
            information info particulars description background history story anecdote bio
            biography profile summary synopsis overview statement comment remark sentence
            paragraph phrase word text copy caption photo photograph picture image logo masthead
            letterhead signature subhead dateline lead lede intro introduction conclusion fact
            statistic statistics data measure metric period duration season quarter semester
            holiday currency price cost fee budget funding size length distance weight category
            type kind level grade relationship language gender pronoun dish recipe species
            animal disease condition illness treatment injury weather vehicle suburb city/town
            hashtag handle mobile hometown birthplace nationality achievement accomplishment
            activity sample example resource highlight tip step requirement qualification criteria
            agenda schedule itinerary menu speciality specialty
        """,
    }.items()
    for noun in nouns.split()
}

# Plural nouns and words that ask for several things.
LISTED = word_set(
    """
    examples activities events resources tips programs programmes services achievements
    accomplishments highlights benefits reasons topics speakers guests participants
    sponsors partners members winners steps list bullets bullet items
    products names titles
    """
)

# Words that stand before a noun of a fact and change nothing: `(contact phone number)`.
MODIFIERS = word_set(
    """
    first last middle full family given legal official current present new next previous former
    local regional national federal municipal provincial public private general main primary
    alternate alternative other additional appropriate relevant specific exact correct actual
    approximate total annual monthly weekly daily brief short long key top best senior elected
    appointed registered nearest own home work office cell direct toll-free business contact
    media press release news street mailing postal web internet online social domain facebook
    twitter instagram linkedin youtube start end starting ending opening closing beginning job
    position company organization organisation event program project group team department
    school library hospital city town state county village community country region area zip
    phone telephone mobile email e-mail website name names date dates time times number title
    person persons person's participating sponsoring host partner member union branch chapter kp
    coalition med medical fire police health youth senior chief executive
    """
)

DETERMINERS = word_set(
    """
    a an the your our their his her its this that these those any each every some one two three
    which whose such all both more another no my
    """
)

# Where the noun that is asked for ends: `name | of library`, `date | the fire occurred`.
CUTS = DETERMINERS | word_set(
    """
    of for in at from with to by on about as before after during between among under over
    through where who whom that which when whether what how why if or and than then including
    include includes e.g i.e eg ie such like re is are was were has have had can may will would
    should must being here below above per using via being
    """
)

# Verbs that tell somebody to fill in; the strong ones do so whatever follows.
INSERT = frozenset({"insert", "fill", "fill-in", "enter", "inset"})
FILLING = INSERT | word_set(
    """
    add give list type put write choose select pick describe include provide tell specify state
    name use complete supply indicate paste quote mention summarize summarise explain customize
    customise personalize personalise adapt replace delete remove edit change attach place cite
    note identify outline briefly highlight update adjust modify circle check share
    """
)

# Words in capitals that mean a fact although nothing else says so.
ALONE = word_set(
    """
    spokesperson spokesman spokeswoman name number date month city town county phone telephone
    email e-mail website url organization organisation address venue location title quote
    """
)

# What an instruction says of itself.
INSTRUCTING = word_set(
    """
    optional applicable needed appropriate available desired necessary relevant delete remove
    placeholder template sample insert here tbd tbc tba tk see note nb
    """
)

# Remarks of an editor, and signs of a scholar or of a page: never to be filled in.
EDITORIAL = word_set(
    """
    sic emphasis added applause laughter laughs laughing cheers cheering crosstalk inaudible
    pause crying sighs smiles nods unintelligible video audio pdf html ed eds trans translated
    redacted expletive deleted bleep bracketed original italics mine ours hereinafter
    """
)

# Verbs of filling in that are more often nouns: a list price, a name brand.
ALSO_NOUNS = word_set(
    """
    list name state use place note share check quote mention change update highlight type put
    circle cite supply
    """
)

# Nouns that ask for something of another noun: `name of hospital`, `number of trucks`.
RELATIONAL = word_set(
    """
    name surname title number amount percentage date day time place location address venue type
    list spokesperson quote quotation description phone email website
    """
)
