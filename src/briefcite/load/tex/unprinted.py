r"""What is not printed of the commands and environments of LaTeX, its classes and packages: which arguments they take.

A signature has a letter an argument: m in braces, o in brackets, p in parentheses, s a star. What follows the arguments
is printed, as the text of \textcolor{red}{text} is.
"""

from __future__ import annotations

_COMMANDS = {
    "": "MessageBreak hfill interfootnotelinepenalty listfiles makeglossaries nobibliography* openout "
    "pdfcompresslevel penalty printglossaries printnotes selectfont theendnotes vskip",
    "m": "AfterEndDocument AfterPreamble AtBeginBibliography AtEndDocument AtEndPreamble AtEveryBibitem "
    "AtEveryCite AtEveryCitekey DeclareSourcemap ExecuteOptions KOMAoptions MakeInnerQuote MakeOuterQuote "
    "NewBibliographyString SetBlockThreshold bibliographystyle bibsetup chaptermark cline cpageref "
    "deffootnotemark directlua enlargethispage* enotezsetup floatstyle fontfamily fontseries fontshape "
    "footnotesetup geometry glossary graphicspath hphantom hspace* hyperlink hypersetup hypertarget "
    "hyphenation jurabibsetup linespread lstset luadirect luaexec markright message microtypesetup "
    "newlength newsavebox nocite pagecolor pagenumbering pagestyle pdfinfo pgfplotsset phantom "
    "restylefloat sectionmark setcapindent setenotez setfnsymbol setstretch sidenotesetup sisetup special "
    "stretch theoremstyle thispagestyle tikzset typeout usebox usemintedstyle usetikzlibrary "
    "verbatiminput vphantom vspace* write zpageref",
    "mm": "AfterEndEnvironment AtBeginEnvironment AtEndEnvironment BeforeBeginEnvironment ClassWarning "
    "DeclareBibliographyDriver DeclareNameAlias DeclareRobustTextCommand DeclareTextFontCommand "
    "DeclareUnicodeCharacter DefineBibliographyStrings GenericWarning KOMAoption PackageWarning "
    "PassOptionsToClass addto addtocontents addtokomafont addtolength appto colorlet csappto cspreto "
    "defbibfilter defbibnote fancypagestyle floatname fontsize lstdefinestyle markboth multicolumn "
    "newglossaryentry newunicodechar pgfmathsetmacro preto setfloatlocations setkomafont setlength "
    "settodepth settoheight settowidth",
    "mmm": "ClassError Crefname PackageError addcontentsline crefname defcaptionname definecolor newlist "
    "providecaptionname renewcaptionname",
    "mmmm": "DeclareMathSymbol defbibenvironment xapptocmd xpretocmd",
    "mmmmm": "DeclareSymbolFont",
    "mmmmmm": "SetSymbolFont",
    "mmmo": "newfloat",
    "mo": "NeedsTeXFormat ProvidesClass ProvidesFile ProvidesPackage savebox scalebox",
    "mom": "defbibheading newcolumntype",
    "momo": "newfontfamily",
    "moo": "raisebox",
    "o": "columnbreak hyperref makeindex printbibheading printbibliography printglossary printindex",
    "om": "DeclareLabeltitle VerbatimInput babelhyphenation babelprovide bibitem captionsetup cehead cfoot "
    "chead color colorbox defaultfontfeatures fancyfoot fancyhead fancyhf foreignlanguage ifoot ihead "
    "includepdf index lfoot lhead lstinputlisting missingfigure ofoot ohead printsubbibliography rfoot "
    "rhead rotatebox selectlanguage setdefaultlanguage setdescription setenumerate setfootnoterule "
    "setlist setmainlanguage setminted setotherlanguage setquotestyle textcolor tikz todo zref",
    "omm": "AddToHook DTLloaddb DeclareListFormat DeclareNameFormat SetTracking fcolorbox inputminted "
    "numberwithin pdfbookmark rule",
    "ommm": "deffootnote newacronym",
    "ommmm": "patchcmd xpatchcmd",
    "omo": "setmainfont setmonofont setsansfont",
    "omom": "babelfont lstdefinelanguage multirow",
    "omommmm": "DeclareQuoteStyle",
    "oo": "framebox makebox",
    "oom": "vpageref",
    "ooom": "parbox",
    "opm": "cmidrule",
    "s": "ProcessOptions printpagenotes",
    "sm": "enlargethispage hspace nameref pageref vref vspace",
    "smm": "DeclareMathOperator DeclareOption resizebox",
    "smmmmo": "titlespacing",
    "smom": "DefineFNsymbols",
    "smommmmo": "titleformat",
    "smomo": "newtheorem",
    "smoom": "newbibmacro providebibmacro renewbibmacro",
    "so": "printendnotes",
    "som": "DeclareFieldFormat",
    "soom": "includegraphics",
}  # fmt: skip
_ENVIRONMENTS = {
    "": "trivlist",
    "m": "block letter otherlanguage otherlanguage* selectlanguage spacing textblock thebibliography",
    "mm": "adjustwidth list list*",
    "mo": "multicols",
    "mom": "tabular* tabularx tabulary xltabular",
    "moo": "foreigndisplayquote",
    "o": "acronym columns description enumerate figure figure* itemize mdframed savequote sidewaysfigure "
    "sidewaystable table table* tablenotes tcolorbox threeparttable",
    "om": "addmargin array column floatingfigure labeling longtable subfigure subtable supertabular tabular",
    "omom": "wrapfigure wraptable",
    "oo": "SCfigure displayquotation displayquote",
    "ooom": "minipage",
}  # fmt: skip
COMMANDS = {name: signature for signature, names in _COMMANDS.items() for name in names.split()}
"""The signature of each command."""
ENVIRONMENTS = {name: signature for signature, names in _ENVIRONMENTS.items() for name in names.split()}
"""The signature of each environment."""
DROPPED = frozenset(
    "tikzpicture pspicture pspicture* pgfpicture picture circuitikz forest axis luacode luacode*".split()
)
"""Environments of drawings and programs, in which no text is read."""
