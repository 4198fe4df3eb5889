"""The words by which the furniture of a news page is known: bylines, credits, captions, datelines, boilerplate."""

import re

from paripassu.reports._dates import MONTH

_AGENCIES = (
    r"Reuters|AP|A\.P\.|The Associated Press|Associated Press|AFP|Agence France[- ]Presse|Yonhap(?: News(?: Agency| TV)?)?"
    r"|TASS|Tass|ITAR-TASS|RIA(?: Novosti)?|Interfax(?:-Ukraine)?|Ukrinform|Xinhua(?: News Agency)?|Kyodo(?: News)?|Jiji(?: Press)?"
    r"|DPA|dpa|ANSA|EFE|Bloomberg(?: News)?|UPI|KCNA|PTI|ANI|IANS|Anadolu(?: Agency)?|AAP|PA(?: Media)?|CNN|BBC|CBS(?: News)?|NBC(?: News)?"
    r"|ABC(?: News)?|NPR|CNA|Bernama|Antara|SPA|WAM|IRNA|MTI|PAP|Belga|ANP|RFE/RL|RFERL|Newsis|News1|VOA|DW|WSJ|NYT|NHK|IRIN|SANA"
    r"|MENA|Reuters Life!|Thomson Reuters Foundation|Kyiv Independent|dpa/Newscom|Getty(?: Images)?|EPA(?:-EFE)?|UNB|APP|GNA|NAN"
    r"|Business Wire|BUSINESS WIRE|PRNewswire|PR Newswire|GLOBE NEWSWIRE|Sputnik|China Daily|Asia News Network|ANN"
)
AGENCY = re.compile(rf"(?:{_AGENCIES})")
_PRESS = (
    r"(?:News|Agency|Press|Post|Times|Herald|Network|Journal|Tribune|Daily|Today|Pravda|Independent|Guardian|Wire|Media"
    r"|Service|Newswire|Report|Ilbo|Shimbun|Broadcasting|Television|TV|Radio|World|Telegraph|Mirror|Star|Standard|Gazette"
    r"|Chronicle|Observer|Monitor|Review|Bulletin|Courier|Express|Mail|Globe|Examiner|Register|Dispatch|Newsroom)"
)
NEWSROOM = re.compile(rf"(?:{_AGENCIES}|(?:The )?(?:[A-Z][\w.&'’-]* (?:of (?:the )?|for |and )?){{0,4}}{_PRESS})")
"""A name that newsrooms bear."""
_NAME = r"[A-Z][\w.&'’-]*(?: (?:of |for |and |the )?[A-Z][\w.&'’-]*){0,5}"
CHAIN = re.compile(rf"{_NAME}(?:\s*/\s*{_NAME}){{0,3}}")

CREDIT = re.compile(
    r"(?:with (?:inputs?|reporting|additional reporting|files|contributions?|agenc(?:y|ies)|information|material)\b"
    r"|(?:additional |further )?(?:reporting|writing|editing|compiled|translat(?:ed|ion)|written|report) (?:and \w+ing )?by\b"
    r"|©|\(c\)\s*\d|copyright\b|all rights reserved|originally (?:published|appeared)"
    r"|this (?:story|article|report|piece|text|content|post) (?:was |is |has been |had been )?(?:first |originally |also )?"
    r"(?:appeared|published|produced|provided|translated|republished|reproduced|written|distributed|reprinted|taken|adapted|supplied)\b"
    r"|first published (?:in|by|on)\b|republished (?:from|with)\b|reprinted (?:from|with)\b|published (?:by|with permission)\b"
    r"|(?:news )?sources?\s*:\s*\S|credits?\s*:\s*\S|via\s*:\s*\S|agencies$)",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(r".{2,120}\bcontributed (?:to|reporting|from)\b.{0,80}$")
NAMED_IN_CREDIT = re.compile(
    r"(?:with (?:inputs?|reporting|additional reporting|files|information|material) (?:from|by)"
    r"|(?:appeared|published|produced|provided|translated|distributed|reprinted|taken|adapted|supplied|republished)"
    r"(?: \w+)?? (?:in|by|on|from|with permission (?:from|of))"
    r"|^\W*(?:news )?sources?\s*:|^\W*credits?\s*:|^\W*via\s*:|^\W*(?:©|\(c\)|copyright)(?: ©| \(c\))?(?: (?:19|20)\d\d,?)?(?: by)?)\s+(.+)",
    re.IGNORECASE,
)

_ROLE = (
    r"staff|writers?|reporters?|correspondents?|editors?|senior|chief|special|foreign|political|diplomatic|defen[cs]e|national"
    r"|security|contributor|contributing|bureau|affairs|analyst|columnist|to|of|the|in|for|at|and|&|with|de|van|von|der|den|bin|al"
    r"|el|la|le|du|da|dos|di|ul"
)
BYLINE = re.compile(r"(?:by|from|written by|story by|words by|author|authors)\s*:?\s+(\S.*)", re.IGNORECASE)
BYLINE_TOKEN = re.compile(rf"(?:[A-Z][\w.'’\-]*|{_ROLE})", re.UNICODE)
NOT_A_NAME = re.compile(
    rf"(?:{MONTH}|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b|(?:The|This|That|These|A|An|His|Her|Their|It|All|Now|Then)\b|\d"
)
MAIL = re.compile(r"\(?(?:e-?mail\s*:?\s*)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}\)?[.,]?", re.IGNORECASE)

CAPTION_SIGN = re.compile(
    r"\b(?:PHOTO|Photo|Photograph|Picture|Image|Photos|PHOTOS|IMAGE)S?\s?(?::|/|\bby\b|\bcredit\b|\bcourtesy\b|\bprovided\b|\bsource\b)|\bfile photo\b"
    r"|\((?:AP|Reuters|AFP|Yonhap|EPA|Getty|TASS|KCNA)[^()\n]{0,40}(?:Photo|Images|file)[^()\n]{0,40}\)|/(?:AP|AFP|REUTERS|YONHAP|EPA|TASS|KCNA|Yonhap|Reuters|Getty)\b"
    r"|\bGetty Images\b|\[(?:Photo|Yonhap|Reuters|AFP|AP|EPA|Image|NEWS1|NEWSIS|JOONGANG PHOTO)[^\]\n]{0,60}\]"
    r"|\b(?:REUTERS|Reuters)/[A-Z]|\bhandout\b.{0,60}$|\b(?:Photo|Image|Picture) (?:by|courtesy|credit|via)\b|\bscreen ?(?:grab|shot|capture)\b|^\(?File\b",
)
CAPTION_START = re.compile(
    r"(?:[*_(\[]{0,3})(?:(?:file )?(?:photo|photograph|picture|image|caption|graphic|map|infographic)s?(?: credit)?\s*[:/|]"
    r"|(?:this|in this|an?)\s+(?:[\w-]+ ){0,4}(?:photo|picture|image|photograph|frame|screengrab|screenshot|still)\b|pictured\b|file photo\b|file\s*[-–—:])",
    re.IGNORECASE,
)
CAPTION_VERB = re.compile(
    r"\b(?:enters|arrives|speaks|attends|walks|shakes|poses|looks|waves|stands|sits|inspects|talks|gestures|delivers|greets|leaves|listens"
    r"|reviews|watches|addresses|presides|enter|arrive|attend|walk|shake hands|pose|stand|march|parade|listen"
    r"|(?:is|are) (?:seen|pictured|shown)|seen (?:here|in)|pictured (?:here|in)|from left|\(left\)|\(right\)|, left,|, right,|\(C\)|\(L\)|\(R\))"
)
SAYS = re.compile(
    r"\b(?:said|says|told|added|according to|announced|denied|confirmed|warned|reported|claimed|stated)\b"
)

OTHER = re.compile(
    r"(?:read (?:more|also|next|the full)|also read|more (?:on|from|stories|news|about)\b|related(?:\s*:|\s+(?:stories|articles|news|coverage|content|topics|links|reading)|$)"
    r"|see also|advertis(?:ement|ing)\b|sponsored|story continues below|article continues|continue reading|subscribe|sign up"
    r"|newsletter|follow (?:us|\w+ on)|share (?:this|on|via)|click here|tap here|most (?:read|popular|viewed)|trending|recommended"
    r"|photo gallery|watch\s*:|listen\s*:|video\s*:|download (?:the|our)|join (?:us|our)|support (?:us|our|independent)"
    r"|don[’']t miss|editor[’']s (?:pick|choice)|what you need to know\s*:?$|in pictures\s*:|live updates?\s*:|tags?\s*:|topics?\s*:|keywords?\s*:"
    r"|comments?\s*(?:\(|:|$)|log ?in|skip (?:to|advert)|cookie|we use cookies|terms of (?:use|service)|privacy policy|print$|font size"
    r"|published\s*(?:on\s*)?:?\s|posted\s*(?:on\s*)?:?\s|updated\s*(?:on\s*)?:|last (?:updated|modified)|\d+ min(?:ute)?s? read|\(?end\)?$)",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:read (?:more|also|next)|also read|related(?: \w+)?|see also|more (?:from|stories|news)(?: .{0,40})?|most (?:read|popular|viewed)|recommended(?: .{0,30})?|trending(?: .{0,20})?)\s*:?$",
    re.IGNORECASE,
)
"""A line after which a list of other stories' headlines follows."""
PAGE_STAMP = re.compile(
    r"(?P<what>published|posted|updated|last updated|last modified)\s*(?:on\b|at\b)?\s*:?\s*(?P<date>[^|•·]{6,60}?)\s*(?:[|•·].*)?$",
    re.IGNORECASE,
)

_UPPER = r"[A-Z][A-Z.'’\-]{2,}(?:[ /][A-Z][A-Z.'’\-]+){0,3}"
_TITLE = r"[A-Z][a-z'’\-]+(?:[ -][A-Z][a-z'’\-]+){0,2}"
_REGION = r"(?:, ?(?!" + MONTH + r"\b)[A-Z][\w.’'\-]{1,20}(?: [A-Z][\w.’'\-]{1,20}){0,2}){0,2}"
_DATE = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{MONTH}\.? ?\d{{1,2}}|\d{{1,2}} {MONTH}\.?)(?:,? \d{{4}})?"
)
_PLACE_DATE = rf"(?:{_UPPER}|{_TITLE}){_REGION},? {_DATE}"
_DASH = r"\s*(?:—|–|--|-)\s*"
_WHO = rf"(?:{_AGENCIES}|[A-Z][\w.&’' /-]{{1,40}})"
DATELINE = re.compile(
    r"[*_]{0,3}(?:"
    rf"(?P<a>{_PLACE_DATE},? ?[(/\[](?P<wa>{_WHO})[)/\]])[*_]{{0,3}}(?:{_DASH}|\s*[.:]\s+)"
    rf"|(?P<b>(?:{_UPPER}|{_TITLE}){_REGION},? ?[(/\[](?P<wb>{_AGENCIES})[)/\]])[*_]{{0,3}}(?:{_DASH}|\s*[.:]\s+)"
    rf"|(?P<i>(?:{_UPPER}){_REGION},? ?[(/\[](?P<wi>{_WHO})[)/\]])[*_]{{0,3}}{_DASH}"
    rf"|(?P<c>(?:{_DATE} )?\((?P<wc>{_AGENCIES})\))[*_]{{0,3}}{_DASH}"
    rf"|(?P<d>{_UPPER}{_REGION},? {_DATE})[*_]{{0,3}}\.?(?:{_DASH}|\s*:\s+)"
    rf"|(?P<e>{_UPPER}{_REGION})[*_]{{0,3}}\s*(?:—|–|--|\s-\s)\s*(?:(?P<we>{_AGENCIES})\s*(?:—|–|--|\s-\s)\s*)?(?=[\"“‘'A-Z0-9])"
    r")[*_]{0,3}\s*"
)
NO_PLACE = re.compile(
    r"(?:NATO|UNESCO|UNICEF|BREAKING|UPDATE|UPDATED|EXCLUSIVE|ANALYSIS|WATCH|OPINION|LIVE|NEW|NEWS|NOTE|CORRECTION|EXPLAINER|FACTBOX|EDITORIAL"
    r"|COMMENTARY|INTERVIEW|URGENT|ALERT|DPRK|USA|PHOTO|VIDEO|READ|MORE|ASEAN|OPEC|AUKUS|BRICS|CIA|FBI|NIS|KCNA|TASS|ROK|IAEA|HIMARS|ATACMS)\b"
)
CLOSING = re.compile(rf"\s(\((?:{_AGENCIES}|[A-Z][\w ]{{2,30}}{_PRESS})\)|[—–]\s?(?:{_AGENCIES})|/(?:TASS|Yonhap)/)$")
LONE_CREDIT = re.compile(
    rf"(?:[—–]{{1,2}}|--)\s?({_NAME})\.?$|\(({_NAME}(?:/{_NAME})*)\)\.?$|/({_NAME})/$|\[({_NAME})\]$"
)

COMMON = frozenset(
    "the of to a an and in that is was for on with as by at it its he she they his her their from be are were has have had not"
    " but this which who will would said says or after over into up out no we our i you if when".split()
)
"""Words one of which any English sentence of a dozen words holds."""
