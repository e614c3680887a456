"""The elements, attributes, links and pictures of a Word file that go into every release.

The one table of what a letterhead may be made of. What is not in it stays behind, and what could
call out or run is refused. `docs/letterheads.md` says the same in a reader's words.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from lmp_press.ooxml.names import OFFICE, A, W

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPEN = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"
WORD, DRAWING = W[1:-1], A[1:-1]
PLACED = f"{_OPEN}/drawingml/2006/wordprocessingDrawing"
PLACED_2010 = f"{_MICROSOFT}/word/2010/wordprocessingDrawing"
PICTURE = f"{_OPEN}/drawingml/2006/picture"
SHAPE = f"{_MICROSOFT}/word/2010/wordprocessingShape"
SHAPES = f"{_MICROSOFT}/word/2010/wordprocessingGroup"
CHOICE = f"{_OPEN}/markup-compatibility/2006"
WORD_2010 = f"{_MICROSOFT}/word/2010/wordml"
WORD_2012 = f"{_MICROSOFT}/word/2012/wordml"
DRAWING_2010 = f"{_MICROSOFT}/drawing/2010/main"
SVG_2016 = f"{_MICROSOFT}/drawing/2016/SVG/main"
VML, VML_OFFICE, VML_WORD = (
    f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office", "office:word")
)
XML = "http://www.w3.org/XML/1998/namespace"

_WORD_ELEMENTS = """
    adjustLineHeightInTable aliases balanceSingleByteDoubleByteWidth locked
    abstractNum abstractNumId adjustRightInd alignBordersAndEdges alignTablesRowByRow
    allowSpaceOfSameStyleInTable altName applyBreakingRules autoHyphenation autoRedefine
    autoSpaceDE autoSpaceDN autoSpaceLikeWord95 autofitToFirstFixedWidthCell b bCs bar basedOn
    bdo bdr between bidi bidiVisual bookmarkEnd bookmarkStart bordersDoNotSurroundFooter
    bordersDoNotSurroundHeader bottom br calendar cantSplit caps characterSpacingControl charset
    clrSchemeMapping cnfStyle col color cols compat compatSetting consecutiveHyphenLimit
    contextualSpacing cr cs date dateFormat dayLong dayShort decimalSymbol defaultTabStop dir
    displayHangulFixedWidth displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
    doNotAutofitConstrainedTables doNotBreakConstrainedForcedTable doNotBreakWrappedTables
    doNotExpandShiftReturn doNotHyphenateCaps doNotLeaveBackslashAlone doNotSnapToGridInCell
    doNotSuppressBlankLines doNotSuppressIndentation doNotSuppressParagraphBorders
    doNotUseEastAsianBreakRules doNotUseHTMLParagraphAutoSpacing
    doNotUseIndentAsNumberingTabStop doNotVertAlignCellWithSp doNotVertAlignInTxbx
    doNotWrapTextWithPunct docDefaults docGrid docPartGallery docPartObj docPartUnique drawing
    dstrike eastAsianLayout effect em embedBold embedBoldItalic embedItalic embedRegular
    embedSystemFonts embedTrueTypeFonts emboss end endnotePr evenAndOddHeaders family fitText
    fldChar fldSimple font fonts footerReference footnoteLayoutLikeWW8 footnotePr
    forgetLastTabAlignment framePr ftr gridAfter gridBefore gridCol gridSpan group growAutofit
    gutterAtTop hMerge hdr headerReference hidden hideMark highlight hps hpsBaseText hpsRaise
    hyperlink hyphenationZone i iCs id ilvl imprint ind insideH insideV instrText isLgl jc
    keepLines keepNext kern kinsoku label lang latentStyles layoutRawTableWidth
    layoutTableRowsApart left lid lineWrapLikeWord6 link listSeparator lnNumType lock
    lsdException lvl lvlJc lvlOverride lvlPicBulletId lvlRestart lvlText mirrorIndents
    mirrorMargins monthLong monthShort multiLevelType mwSmallCaps name next noBorder
    noBreakHyphen noColumnBalance noExtraLineSpacing noLeading noLineBreaksAfter
    noLineBreaksBefore noProof noPunctuationKerning noSpaceRaiseLower noTabHangInd noWrap
    notTrueType nsid num numFmt numId numIdMacAtCleanup numPicBullet numPr numRestart numStart
    numStyleLink numbering outline outlineLvl overflowPunct p pBdr pPr pPrDefault pStyle
    pageBreakBefore panose1 paperSrc pgBorders pgMar pgNum pgNumType pgSz pict picture pitch pos
    position printBodyTextBeforeHeader printColBlack printFormsData
    printFractionalCharacterWidth printPostScriptOverText printTwoOnOne ptab qFormat r rFonts
    rPr rPrDefault rStyle richText right rt rtl rtlGutter ruby rubyAlign rubyBase rubyPr
    saveSubsetFonts sdt sdtContent sdtEndPr sdtPr sectPr semiHidden settings shadow
    shapeLayoutLikeWW8 shd sig smallCaps snapToGrid softHyphen spaceForUL spacing
    spacingInWholePoints specVanish splitPgBreakAndParaMark start startOverride
    strictFirstAndLastChars strike style styleLink styles subFontBySize suff suppressAutoHyphens
    suppressBottomSpacing suppressLineNumbers suppressOverlap suppressSpBfAfterPgBrk
    suppressSpacingAtTopOfPage suppressTopSpacing suppressTopSpacingWP swapBordersFacingPages
    sym sz szCs t tab tabs tbl tblBorders tblCellMar tblCellSpacing tblGrid tblHeader tblInd
    tblLayout tblLook tblOverlap tblPr tblPrEx tblStyle tblStyleColBandSize tblStylePr
    tblStyleRowBandSize tblW tblpPr tc tcBorders tcFitText tcMar tcPr tcW temporary text
    textAlignment textDirection textboxTightWrap themeFontLang title titlePg tl2br tmpl top
    topLinePunct tr tr2bl trHeight trPr truncateFontHeightsLikeWP6 txbxContent type u uiPriority
    ulTrailSpace underlineTabInNumList unhideWhenUsed useAltKinsokuLineBreakRules
    useAnsiKerningPairs useFELayout useNormalStyleForList usePrinterMetrics
    useSingleBorderforContiguousCells useWord2002TableStyleRules useWord97LineBreakRules vAlign
    vMerge vanish vertAlign w wAfter wBefore webHidden widowControl wordWrap wpJustification
    wpSpaceWidth wrapTrailSpaces yearLong yearShort zoom
"""
_WORD_ATTRIBUTES = """
    count header footer
    abstractNumId accent1 accent2 accent3 accent4 accent5 accent6 actualPg after
    afterAutospacing afterLines alignment all anchor ascii asciiTheme before beforeAutospacing
    beforeLines bg1 bg2 bidi bottom bottomFromText caption chapNum chapSep chapStyle char
    charSpace characterSet clear code colFirst colLast color combine combineBrackets countBy cs
    csb0 csb1 cstheme customMarkFollows customStyle decorated defLockedState defQFormat
    defSemiHidden defUIPriority defUnhideWhenUsed default display displayText distance dropCap
    eastAsia eastAsiaTheme end endChars equalWidth evenHBand evenVBand fill first firstColumn
    firstLine firstLineChars firstRow firstRowFirstColumn firstRowLastColumn fldCharType fldLock
    fmt followedHyperlink font fontKey fontSz format frame gutter h hAnchor hAnsi hAnsiTheme
    hRule hSpace hanging hangingChars hint history horzAnchor hyperlink id ilvl instr lang
    lastColumn lastRow lastRowFirstColumn lastRowLastColumn leader left leftChars leftFromText
    legacy legacyIndent legacySpace line linePitch lineRule lines locked lockedField multiLine
    name noHBand noLabel noVBand null num numFmt numId numPicBulletId oddHBand oddVBand
    offsetFrom orient other percent pos qFormat relativeTo restart right rightChars
    rightFromText semiHidden sep shadow space start startChars styleId subsetted sz t1 t2 tblpX
    tblpXSpec tblpY tblpYSpec tentative tgtFrame themeColor themeFill themeFillShade
    themeFillTint themeShade themeTint tooltip top topFromText tplc type uiPriority
    unhideWhenUsed uri usb0 usb1 usb2 usb3 vAnchor vMerge vSpace val vert vertAnchor
    vertCompress w wrap x xAlign y yAlign zOrder
"""
_DRAWING_ELEMENTS = """
    accent1 accent2 accent3 accent4 accent5 accent6 ahLst ahPolar ahXY alpha alphaBiLevel
    alphaCeiling alphaFloor alphaInv alphaMod alphaModFix alphaOff alphaOutset alphaRepl anchor
    arcTo avLst backdrop band1H band1V band2H band2V bevel bevelB bevelT bgClr bgFillStyleLst
    biLevel blend blip blipFill blue blueMod blueOff blur bodyPr bottom br buAutoNum buBlip
    buChar buClr buClrTx buFont buFontTx buNone buSzPct buSzPts buSzTx cNvCxnSpPr
    cNvGraphicFramePr cNvGrpSpPr cNvPicPr cNvPr cNvSpPr camera cell3D chExt chOff clrChange
    clrFrom clrMap clrRepl clrScheme clrTo comp cont contourClr cpLocks cs cubicBezTo custClr
    custClrLst custDash custGeom cxn cxnLst cxnSp cxnSpLocks defPPr defRPr dk1 dk2 ds duotone ea
    effect effectDag effectLst effectRef effectStyle effectStyleLst endCxn endParaRPr ext extLst
    extraClrScheme extraClrSchemeLst extrusionClr fgClr fill fillOverlay fillRect fillRef
    fillStyleLst fillToRect firstCol firstRow flatTx fld fmtScheme folHlink font fontRef
    fontScheme gamma gd gdLst glow gradFill graphic graphicData graphicFrame graphicFrameLocks
    gray grayscl green greenMod greenOff gridCol grpFill grpSp grpSpLocks grpSpPr gs gsLst
    headEnd highlight hlink hlinkClick hsl hslClr hue hueMod hueOff innerShdw insideH insideV
    inv lastCol lastRow latin left lightRig lin ln lnB lnBlToTr lnDef lnL lnR lnRef lnSpc
    lnStyleLst lnT lnTlToBr lnTo lstStyle lt1 lt2 lum lumMod lumOff lvl1pPr lvl2pPr lvl3pPr
    lvl4pPr lvl5pPr lvl6pPr lvl7pPr lvl8pPr lvl9pPr majorFont masterClrMapping minorFont miter
    moveTo neCell noAutofit noFill norm normAutofit nvCxnSpPr nvGraphicFramePr nvGrpSpPr nvPicPr
    nvSpPr nwCell objectDefaults off outerShdw overrideClrMapping p pPr path pathLst pattFill
    pic picLocks pos prstClr prstDash prstGeom prstShdw prstTxWarp pt quadBezTo r rPr rect red
    redMod redOff reflection relOff right rot round rtl sat satMod satOff scene3d schemeClr
    scrgbClr seCell shade softEdge solidFill sp sp3d spAutoFit spDef spLocks spPr spcAft spcBef
    spcPct spcPts srcRect srgbClr stCxn stretch style swCell sx sy sym sysClr t tab tabLst
    tableStyle tableStyleId tailEnd tbl tblBg tblGrid tblPr tblStyle tblStyleLst tc tcBdr tcPr
    tcStyle tcTxStyle theme themeElements themeOverride tile tileRect tint tl2br top tr tr2bl
    txBody txDef txSp uFill uFillTx uLn uLnTx up useSpRect wholeTbl xfrm
"""
_DRAWING_ATTRIBUTES = """
    script
    a accent1 accent2 accent3 accent4 accent5 accent6 algn allowOverlap altLang amt anchor
    anchorCtr ang b bIns bandCol bandRow baseline behindDoc bg1 bg2 blend blurRad bmk bright
    bwMode cap categoryIdx char charset cmpd compatLnSpc contourW contrast cstate cx cy d def
    defTabSz descr dir dist distB distL distR distT dpi dx dy dz eaLnBrk endA endPos extrusionH
    extrusionOk fadeDir fill firstCol firstRow flip flipH flipV fmla folHlink fontAlgn fontScale
    forceAA fov fromWordArt g gdRefAng gdRefR gdRefX gdRefY gridSpan grow h hMerge hR
    hangingPunct hidden hlink horzOverflow hue i id idx indent kern kumimoji kx ky l lIns lang
    lastClr lastCol lastRow lat latinLnBrk layoutInCell len lim lnSpcReduction locked lon lum
    lvl marB marL marR marT maxAng maxR maxX maxY minAng minR minX minY n name noAdjustHandles
    noChangeArrowheads noChangeAspect noChangeShapeType noCrop noDrilldown noEditPoints noGrp
    noMove noProof noResize noRot noSelect noTextEdit noUngrp normalEastAsianFlow normalizeH
    numCol panose path pitchFamily pos preferRelativeResize prst prstMaterial r rIns rad ref
    relativeFrom relativeHeight rev rig rot rotWithShape rowSpan rtl rtlCol sat scaled seq
    seriesIdx simplePos sp spc spcCol spcFirstLastPara stA stAng stPos startAt strike stroke
    styleId styleName swAng sx sy sz t tIns thresh time title tooltip track tx tx1 tx2 txBox ty
    type typeface u upright uri useA vMerge val vert vertOverflow w wR wrap wrapText x y z zoom
"""
_PLACED_ELEMENTS = """
    align anchor cNvGraphicFramePr docPr effectExtent extLst extent inline lineTo posOffset
    positionH positionV simplePos start wrapNone wrapPolygon wrapSquare wrapThrough wrapTight
    wrapTopAndBottom
"""
_PICTURE_ELEMENTS = "blipFill cNvPicPr cNvPr nvPicPr pic spPr"
_SHAPE_ELEMENTS = "bodyPr cNvCnPr cNvPr cNvSpPr linkedTxbx spPr style txbx wsp"
_SHAPES_ELEMENTS = "cNvGrpSpPr cNvPr grpSp grpSpPr wgp"
_EFFECT_ELEMENTS = """
    algn alpha bevel bevelB bevelT camera checkbox cntxtAlts contourClr extrusionClr fillToRect
    glow gradFill gs gsLst hueMod ligatures lightRig lin lum lumMod lumOff miter noFill numForm
    numSpacing path props3d prstDash reflection rot round sat satMod scene3d schemeClr shade
    shadow solidFill srgbClr styleSet stylisticSets textFill textOutline tint
"""
_EFFECT_ATTRIBUTES = """
    algn ang b blurRad cap cmpd contourW dir dist endA endPos extrusionH fadeDir h id kx ky l
    lat lim lon path pos prst prstMaterial r rad rev rig scaled stA stPos sx sy t val w
"""
_VML_ELEMENTS = """
    arc curve f fill formulas group h handles image imagedata line oval path polyline rect
    roundrect shadow shape shapetype stroke textbox textpath
"""
_VML_ATTRIBUTES = """
    adj alt angle arcsize arrowok aspect bilevel blacklevel chromakey color color2 colors
    connectangles connectlocs connecttype control1 control2 coordorigin coordsize cropbottom
    cropleft cropright croptop dashstyle endangle endarrow endarrowlength endarrowwidth endcap
    eqn ext fillcolor filled fillok fitpath fitshape focus focusposition focussize from gain
    gamma gradientshapeok grayscale id inset insetpen invx invy joinstyle limo linestyle map
    matrix method miterlimit obscured offset offset2 on opacity origin path points polar
    position print radiusrange recolor rotate shadowok size startangle startarrow
    startarrowlength startarrowwidth string strokecolor stroked strokeok strokeweight style
    switch textboxrect textpathok title to trim type v weight wrapcoords xrange xscale yrange
"""
_VML_OFFICE_ATTRIBUTES = """
    allowincell allowoverlap bwmode bwnormal bwpure cliptowrap connectangles connectlocs
    connectortype connecttype extrusionok hr hralign hrnoshade hrpct hrstd insetmode opacity2
    preferrelative relid spid spt title
"""


def _table(rows: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({space: frozenset(names.split()) for space, names in rows.items()})


# The elements that are kept, by namespace. Any other is left out with all that it holds.
ELEMENTS = _table(
    {
        WORD: _WORD_ELEMENTS,
        DRAWING: _DRAWING_ELEMENTS,
        PLACED: _PLACED_ELEMENTS,
        PLACED_2010: "pctHeight pctWidth sizeRelH sizeRelV",
        PICTURE: _PICTURE_ELEMENTS,
        SHAPE: _SHAPE_ELEMENTS,
        SHAPES: _SHAPES_ELEMENTS,
        CHOICE: "AlternateContent Choice Fallback",
        WORD_2010: _EFFECT_ELEMENTS,
        DRAWING_2010: "useLocalDpi",
        SVG_2016: "svgBlip",
        VML: _VML_ELEMENTS,
        VML_OFFICE: "lock",
        VML_WORD: "wrap",
    }
)
# The attributes that are kept, by their own namespace.
ATTRIBUTES = _table(
    {
        WORD: _WORD_ATTRIBUTES,
        OFFICE: "id embed pict",
        CHOICE: "Ignorable",
        WORD_2010: _EFFECT_ATTRIBUTES,
        WORD_2012: "restartNumberingAfterBreak",
        VML: "ext",
        VML_OFFICE: _VML_OFFICE_ATTRIBUTES,
        XML: "space lang",
    }
)
# Those without a namespace, by the namespace of the element that they stand at.
PLAIN_ATTRIBUTES = _table(
    {
        **dict.fromkeys((DRAWING, PLACED, PICTURE, SHAPE, SHAPES), _DRAWING_ATTRIBUTES),
        PLACED_2010: "relativeFrom",
        DRAWING_2010: "val",
        CHOICE: "Requires",
        **dict.fromkeys((VML, VML_OFFICE), _VML_ATTRIBUTES),
        VML_WORD: "anchorx anchory side type",
    }
)
# Elements that stand around what is kept and say nothing themselves.
WRAPPERS = frozenset({f"{W}smartTag", f"{W}customXml"})
# Elements whose words no reader sees; any other with words is refused when it is not in the table.
UNSAID = frozenset(f"{W}{name}" for name in ("fldData", "rsids", "docVars", "ffData"))

# Elements that could call out or run, in a reader's words.
REFUSED = MappingProxyType(
    {
        f"{W}object": "an embedded object",
        f"{W}control": "an ActiveX control",
        f"{W}altChunk": "an imported file",
        f"{W}subDoc": "another document",
        f"{W}movie": "a film",
        f"{W}contentPart": "ink",
        f"{{{VML_OFFICE}}}OLEObject": "an embedded object",
        f"{A}audioCd": "sound",
        f"{A}audioFile": "sound",
        f"{A}wavAudioFile": "sound",
        f"{A}snd": "sound",
        f"{A}videoFile": "a film",
        f"{A}quickTimeFile": "a film",
    }
)
# What a drawing may be; a chart or a diagram is none of these.
DRAWINGS = frozenset({PICTURE, SHAPE, SHAPES})
