"""The words by which the furniture of a news page is known: bylines, credits, captions, boilerplate, page dates."""

import re

from paripassu.reports._dates import MONTH
from paripassu.reports._words import any_of, words_of

_NAME = r"[A-Z][\w.&'’-]*(?: (?:of |for |and |the )?[A-Z][\w.&'’-]*){0,5}"
CHAIN = re.compile(rf"{_NAME}(?:\s*/\s*{_NAME}){{0,3}}")
"""Names and nothing else, set apart by slashes."""

# ---- credits -------------------------------------------------------------------------------------------------------

_CARRIED = any_of(
    "appeared; published; produced; provided; translated; republished; reproduced; written; distributed; reprinted",
    "taken; adapted; supplied",
)
CREDIT = re.compile(
    any_of(
        r"with (?:inputs?|(?:additional )?reporting|files|contributions?|agenc(?:y|ies)|information|material)\b",
        r"(?:additional |further )?(?:reporting|writing|editing|compiled|translated|translation|written|report) "
        r"(?:and \w+ing )?by\b",
        r"©; \(c\)\s*\d; copyright\b; all rights reserved; originally (?:published|appeared)",
        r"this (?:story|article|report|piece|text|content|post) (?:was |is |has been |had been )?"
        rf"(?:first |originally |also )?{_CARRIED}\b",
        r"first published (?:in|by|on)\b; (?:republished|reprinted) (?:from|with)\b",
        r"published (?:by|with permission)\b; (?:news )?sources?\s*:\s*\S; credits?\s*:\s*\S; via\s*:\s*\S; agencies$",
    ),
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(r".{2,120}\bcontributed (?:to|reporting|from)\b.{0,80}$")
NAMED_IN_CREDIT = re.compile(
    any_of(
        r"with (?:inputs?|(?:additional )?reporting|files|information|material) (?:from|by)",
        r"(?:appeared|published|produced|provided|distributed|reprinted|taken|adapted|supplied|republished)"
        r"(?: \w+)?? (?:in|by|on|from|with permission (?:from|of))",
        r"^\W*(?:news )?sources?\s*:; ^\W*credits?\s*:; ^\W*via\s*:",
        r"^\W*(?:©|\(c\)|copyright)(?: ©| \(c\))?(?: (?:19|20)\d\d,?)?(?: by)?",
    )
    + r"\s+(.+)",
    re.IGNORECASE,
)
LONE_CREDIT = re.compile(rf"(?:[—–]{{1,2}}|--)\s?{_NAME}\.?$|\({_NAME}(?:/{_NAME})*\)\.?$|/{_NAME}/$|\[{_NAME}\]$")

# ---- bylines -------------------------------------------------------------------------------------------------------

_ROLE = any_of(
    "staff; writers?; reporters?; correspondents?; editors?; senior; chief; special; foreign; political; diplomatic",
    "defen[cs]e; national; security; contributor; contributing; bureau; affairs; analyst; columnist; to; of; the; in",
    "for; at; and; &; with; de; van; von; der; den; bin; al; el; la; le; du; da; dos; di; ul",
)
BYLINE = re.compile(r"(?:by|written by|story by|words by|authors?)\s*:?\s+(\S.*)", re.IGNORECASE)
BYLINE_WORD = re.compile(rf"(?:[A-Z][\w.'’\-]*|{_ROLE})")
NOT_A_NAME = re.compile(
    rf"(?:{MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|The|This|That|These|An?|His|Her|Their|It|All|Now|Then)\b|\d"
)
MAIL = re.compile(r"\(?(?:e-?mail\s*:?\s*)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}\)?[.,]?", re.IGNORECASE)

# ---- captions ------------------------------------------------------------------------------------------------------

_PICTURE = any_of("AP; AFP; REUTERS; Reuters; YONHAP; Yonhap; EPA; TASS; KCNA; NEWSIS; NEWS1; Getty; Xinhua; Kyodo")
CAPTION_SIGN = re.compile(
    r"\b(?:PHOTO|Photo|Photograph|Picture|Image|Photos|PHOTOS)\s?(?::|/|\bby\b|\bcredit\b|\bcourtesy\b|\bprovided\b)"
    r"|\((?:File|FILE)(?: photo)?\)|\b[Ff]ile photo\b|\bscreen ?(?:grab|shot|capture)\b"
    rf"|\({_PICTURE}[^()\n]{{0,40}}(?:Photo|Images|file)[^()\n]{{0,40}}\)"
    rf"|/{_PICTURE}(?: Images| Photo)?\W{{0,3}}$|\bGetty Images\W{{0,3}}$"
    r"|\[(?:[A-Z ]{2,20}/)?(?:Photo|Image|JOONGANG PHOTO|YONHAP|NEWS1|NEWSIS)[^\]\n]{0,60}\]\W{0,2}$"
    r"|\b(?:REUTERS|Reuters)/[A-Z][\w ]{2,40}\W{0,3}$"
)
CAPTION_START = re.compile(
    r"[*_(\[]{0,3}"
    + any_of(
        r"(?:file )?(?:photo|photograph|picture|image|caption|graphic|map|infographic)s?(?: credit)?\s*[:/|]",
        r"(?:this|in this|an?)\s+(?:[\w-]+ ){0,4}(?:photo|picture|image|photograph|frame|screenshot|still)\b",
        r"pictured\b; file photo\b; file\s*[-–—:]",
    ),
    re.IGNORECASE,
)
CAPTION_VERB = re.compile(
    r"\b"
    + any_of(
        "enters?; arrives?; speaks; attends?; walks?; shakes; shake hands; poses?; looks; waves; stands?; sits",
        "inspects; talks; gestures; delivers; greets; leaves; listens?; reviews; watches; addresses; presides; march",
        r"(?:is|are) (?:seen|pictured|shown); seen (?:here|in); pictured (?:here|in); from left",
    )
    + r"\b|, (?:left|right),|\((?:left|right|C|L|R|center)\)"
)
SAYS = re.compile(
    r"\b(?:said|says|told|added|according to|announced|denied|confirmed|warned|reported|claimed|stated)\b"
)

# ---- entries of a live blog -----------------------------------------------------------------------------------------

_HOUR = r"(?:[01]?\d|2[0-3])"
_MINUTE = r"[0-5]\d"
_HALF = r"\s?(?:[AaPp]\.?[Mm]\b\.?)"
_ZONE = r"\s?(?:[A-Z]{2,3}T|UTC|GMT|BST|MSK|Z|ET|PT|CT)\b"
_BARE = rf"(?:{_HOUR}:{_MINUTE}(?::{_MINUTE})?|(?:[01]\d|2[0-3])\.{_MINUTE})"
_SURE = rf"(?:{_HOUR}(?:[.:]{_MINUTE})?{_HALF}(?:{_ZONE})?|{_HOUR}[.:]{_MINUTE}{_ZONE})"
_AFTER = r"(?:\s*(?:[-–—|]|:(?=\s))\s*)"
CLOCK = re.compile(
    any_of(
        rf"\*\*[\[(]?(?:{_SURE}|{_BARE})[\])]?\*\*{_AFTER}?\s*",
        rf"[\[(](?:{_SURE}|{_BARE})[\])]{_AFTER}?\s*",
        rf"(?:\*\*|__)?(?:{_SURE}|{_BARE}){_AFTER}",
        rf"(?:\*\*|__)?(?:{_SURE}|{_BARE})\s+(?=[*_]{{0,3}}[“‘\"'(]?[A-ZÀ-Þ])",
    )
)
"""The time at which an entry was written, before its text: "17.55 BST Trump says …", "14:20 — Trump says …"."""
BOLD_LINE = re.compile(r"\*\*(?=\S)(?:(?!\*\*)[^\n])+(?<=\S)\*\*|__(?=\S)(?:(?!__)[^\n])+(?<=\S)__")

# ---- boilerplate ---------------------------------------------------------------------------------------------------

OTHER = re.compile(
    any_of(
        r"read (?:more|also|next|the full); also read; see also; more (?:on|from|stories|news|about)\b",
        r"related(?:\s*:|\s+(?:stories|articles|news|coverage|content|topics|links|reading)|$)",
        r"advertis(?:ement|ing)\b; sponsored; story continues below; article continues; continue reading",
        r"subscribe; sign up; newsletter; follow (?:us|\w+ on); share (?:this|on|via); click here; tap here",
        r"trending; recommended",
        r"most (?:read|popular|viewed); photo gallery; (?:watch|listen|video|tags?|topics?|keywords?)\s*:",
        r"download (?:the|our); join (?:us|our); support (?:us|our|independent); don[’']t miss; in pictures\s*:",
        r"editor[’']s (?:pick|choice); what you need to know\s*:?$; live updates?\s*:; comments?\s*(?:\(|:|$)",
        r"log ?in; skip (?:to|advert); cookie; we use cookies; terms of (?:use|service); privacy policy",
        r"print$; font size",
        r"(?:published|posted)\s*(?:on\s*)?:?\s; updated\s*(?:on\s*)?:; last (?:updated|modified)",
        r"\d+ min(?:ute)?s? read; \(?end\)?$",
    ),
    re.IGNORECASE,
)
_STORIES = "(?:stories|articles|headlines|videos|posts)"
_NOW = r"(?: (?:now|today|right now|this (?:week|month)))?"
TAIL = re.compile(
    r"\W*"
    + any_of(
        "read (?:more|also|next); also read; see also; what to read next; (?:up|read this) next; keep reading; don[’']t miss",
        rf"related(?: (?:{_STORIES}|news|coverage|content|topics|links|reading))?; related to this (?:story|article|topic)",
        r"more (?:from|stories|news)(?: [^.!?]{0,40})?; more (?:articles|headlines|videos|like this)",
        r"more (?:on|about) (?:this|the) (?:story|stories|topic|subject)",
        rf"(?:the )?most (?:read|popular|viewed|watched|shared|commented)(?: {_STORIES})?{_NOW}(?: (?:in|on|from) .{{1,20}})?",
        rf"(?:our |the |today[’']s )?(?:latest|top|popular|trending|recent|featured|recommended|suggested|sponsored|promoted|other) "
        rf"{_STORIES}{_NOW}(?: (?:in|on|from) .{{1,20}})?",
        rf"(?:trending|popular){_NOW}; trending (?:in|on) .{{1,20}}; recommended(?: (?:for you|reading))?",
        r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in)(?: (?:these|this))?; readers also (?:liked|read|viewed)",
        r"editor(?:[’']s|s[’']|s)? (?:picks?|choices?); in case you missed it; around the web; (?:elsewhere|more) on the web",
        r"from our (?:partners|sponsors); hot topics",
    )
    + r"\s*[:|»›>→]?$",
    re.IGNORECASE,
)
"""A line after which the headlines of other stories follow."""
PAGE_STAMP = re.compile(
    r"(?P<what>published|posted|updated|last updated|last modified)\s*(?:on\b|at\b)?\s*:?\s*(?P<date>.{6,60}?)\s*",
    re.IGNORECASE,
)
COMMON = words_of(
    "the of to a an and in that is was for on with as by at it its he she they his her their from be are were has have",
    "had not but this which who will would said says or after over into up out no we our i you if when",
)
"""Words one of which any English sentence of two dozen words holds."""
