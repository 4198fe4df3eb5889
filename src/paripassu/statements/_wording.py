"""What is looked for in the words of a source and around it, for the cast of a report (speakers.py). Data: patterns and sets of words."""

import re

SPOKES = re.compile(
    r"spokes(?:man|woman|person|people)|press secretary|press officer|press service|adviser|"
    r"advisor|aide|chief of staff|campaign manager"
)
ANY_BUSINESS = frozenset(("company", "firm", "carrier", "airline", "operator"))
AS_STATE = re.compile(
    r"^(?:(?:the|fellow|key|chief|main|long-time|western|eastern|northern|southern)\s+)*(?:co-)?"
    r"(?:mediators?|hosts?|neighbours?|neighbors?|ally|rival|neighbouring|neighboring|guarantor|member|patron|foe)\s+(?=[A-Z])",
    re.IGNORECASE,
)
"""What stands before a state that speaks: "mediator Oman"."""
_OUTSIDERS = (
    r"(?:dealer|customer|supplier|sub-?contractor|shareholder|investor|buyer|client|rival|competitor|creditor|passenger|subscriber|franchisee|"
    r"opponent|critic|user)s?"
)
OUTSIDER = re.compile(rf"(?:^|[\s-]){_OUTSIDERS}(?=$|\s(?:of|to|in)\b)(?!\s(?:at|with|from|for)\b)")
"""Who has to do with a body and is not of it: "a Voltane dealer", "a customer of the bank"."""
_NO_LAND = "".join(
    rf"(?<!\b{what})" for what in ("area", "areas", "town", "towns", "village", "villages", "city", "cities", "territory", "territories", "region",
                                   "regions", "province", "provinces", "land", "lands", "district", "districts", "enclave", "zone", "parts")
)  # fmt: skip
"""What stands before "controlled by" where that tells whose people live there."""
OWNED_BY = re.compile(
    rf"{_NO_LAND},?\s+(?:(?:which|that) (?:is|was|are|has been|have been) )?(?:now |still |since \d{4} |(?:\w+ly|majority|half|\d+%|\d+ per ?cent)[- ]?)?"
    r"(?:owned|controlled|bought|acquired|taken over) by [^,]*(?:,|$)"
)
"""Whose a speaker is: of which state the owner is tells nothing of the firm's own."""
ON_A_DAY = re.compile(
    r"\s+(?:late |early )?on\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}|"
    r"\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)$"
)
OFFICE_OF = re.compile(
    r"(?:the\s+)?(?:press |private |executive )?(?:office|secretariat|cabinet|administration)\s+of\s", re.IGNORECASE
)
BARE_SPOKES = re.compile(
    r"(?:(?:chief|deputy|senior|official)\s)*(?:spokes\w+|press (?:officer|secretary))", re.IGNORECASE
)
AT_THE_TOP = re.compile(
    r"[Tt]he (?:(?!(?:former|opposition|party|rebel|union|labou?r|church|religious|community|faction|House|Senate|majority|minority)\b)[\w-]+ )?"
    r"(?:(?P<state>head of state|Head of State|strongman|dignitary|first magistrate)|(?P<government>head of (?:the )?government|Head of Government)|leader)"
)
"""What a president or a premier is called for a change."""
_IN_OFFICE = (
    r"(?:(?!(?:former|ex|vice|deputy|late|past|previous|then|ousted|deposed|jailed|exiled|honorary|company|bank|court|council|commission|assembly|"
    r"senate|house|party|club|federation|association|university)\b)[\w.]+ )?"
)
SOVEREIGN = re.compile(rf"{_IN_OFFICE}(?:president|king|queen|emir|sultan)", re.IGNORECASE)
PREMIER = re.compile(rf"{_IN_OFFICE}(?:prime minister|premier|chancellor|taoiseach)", re.IGNORECASE)
EITHER_TOP = re.compile(rf"{SOVEREIGN.pattern}|{PREMIER.pattern}", re.IGNORECASE)
THE_SAME = re.compile(
    r"[Tt]h(?:e|at|ose) (?:very )?same (?P<who>man|woman|person|people|persons|officials|sources|men|women)"
)
SAME = re.compile(r"^(?:[Tt]he|[Tt]his|[Tt]hat) (?:very )?same (?=[a-z])")
"""Before somebody who has spoken already: "the same director"."""
ANYONES = re.compile(r"(?:women|men|children|girls|boys|people|workers|animals?|patients|consumers?)", re.IGNORECASE)
"""What stands before what somebody does as an owner would: "women's coaches"."""
FOR_ITS_PART = re.compile(r",?\sfor (?:its|his|her|their) (?:own )?part$")
ONE_OF_A_NATION = re.compile(r"[Tt]he (?P<nation>[A-ZÀ-Þ][a-z]+(?:an|er|man|woman))")
"""One of a people by its name alone: "the Brazilian", "the Frenchman"."""
CABINET = re.compile(r"\b(?P<chief>[A-ZÀ-Þ][\w-]+)['’]s (?:cabinet|government|administration|ministers)\b")
"""Whose people are a state's by who leads it: "members of Lopes's cabinet"."""
TWO_OFFICES = re.compile(
    r"(?:[Tt]he\s)?(?P<first>(?:(?!The\s)[A-Z][\w-]+\s){0,3}(?:Minister|President|Secretary|Chief|Director|Chairman|Commissioner|Premier|Chancellor))\s(?:and|cum)\s"
    r"(?=(?:[A-Z][\w-]+\s){0,3}(?:Minister|President|Secretary|Chief|Director|Chairman|Commissioner|Leader|Commander(?:-in-Chief)?)\s[A-Z])"
)
"""Two offices of one man: "Prime Minister and Defence Minister"."""
DIRECTOR_GENERAL = re.compile(r"(?P<article>(?:[Tt]he )?)DG (?P<of>[A-Z]\w+)$")
LINKING = re.compile(
    r"^(?:Yet|But|And|So|Still|Then|Even|Only|Though|While|Meanwhile|However|Nor)(?:,\s|\s(?=(?:Mr|Mrs|Ms|Dr|President|the|its|his|her)\b))"
)
"""What links a sentence to the one before, and is no part of its speaker's office."""
WHICH_WHEN = re.compile(
    r"^(?P<which>who|which|that)\s(?:on|in|at|by|only|until|last|late|early|earlier|just|now|once|then|two|three|a)\s[^,;“”]{1,40}$"
)
"""A pronoun with a time behind it: "which on Tuesday night"."""
COMPATRIOT = re.compile(
    r"\b(?P<article>[Tt]he|[Aa]n?)\s(?P<nation>[A-Z][\w-]+)\swho\s(?:is|was)\s(?:(?:the|an?|now|also)\s)?(?=[a-z])"
)
"""Somebody by his nation and, behind it, what he is: "the Canadian who is managing director of"."""
LED_BEFORE = re.compile(
    r"(?:[Ii]n|[Ff]rom|[Aa]t)\s(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}),?\s(?=(?:the|its|his|her|their|an?)\s|[A-Z][\w-]+['’]s\s)"
)
"""A place, a body or a month before a speaker: "In Panama City the comptroller", "At Boeing the chief engineer"."""
THAT_COUNTRY = re.compile(r"^(?:that|this|the same) (?:country|nation|state)['’]s\s", re.IGNORECASE)
THERE = re.compile(r"^(?P<who>(?:[\w-]+\s){0,5}[\w-]+)\s(?:over )?there(?P<behind>,\s[A-ZÀ-Þ].*)?$")
"""People of a place that is named before: "officials there", "the mayor there, Lia Bara"."""
LED_TO = re.compile(
    r"(?:(?<=\n)|(?<=[.!?”\"]\s)|^)(?:Meanwhile,? |But |And |Back |Over |Also )?"
    r"(?:(?:(?:[Aa]cross|[Oo]ver|[Bb]eyond)\sthe\s(?:border|river|strait|frontier),?\s)?(?:[Ii]n|[Ff]rom|[Aa]t)\s(?:neighbou?ring\s)?(?:the\s(?P<nation>[A-Z][a-z]+)\s"
    r"(?:town|city|village|port|capital|province|region|district|state|part|side)\sof\s)?"
    r"(?P<place>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2})(?:,\son\sthe\s(?P<whose>[A-Z][a-z]+)\sside\b|,|(?=\s(?:[\w‘“]|$)))|"
    r"On\sthe\s(?P<side>[A-Z][a-z]+)\sside\b)"
)
"""A place to which a sentence leads."""
NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
FROM_OR_TO = re.compile(r"\b(?:from|to|via|through|in|into|of)\s(?:the\s)?$")
MEETING_PLACES = frozenset(
    ("Brussels", "Geneva", "Vienna", "Strasbourg", "Luxembourg", "Davos", "The Hague", "New York")
)
"""Towns where people of all states meet and speak: "In Brussels, the prime minister said"."""
OF_THE_TOWN = re.compile(
    r"\b(?:police|prosecutors?|courts?|judges?|mayor|hospitals?|firefighters?|residents|university|airport|unions?)\b",
    re.IGNORECASE,
)
OF_WHAT = re.compile(r"(?:of|for)\s+(?:the\s+)?([A-ZÀ-Þ][\w-]+)")
"""What a body is for: "of Defence"."""
OFFICE_FOR = re.compile(r"\b(?:of|for|to|at|in)\s+(?P<what>.+)")
"""For what, or where, somebody holds an office."""
NO_NAME = frozenset(
    ("the", "a", "an", "of", "for", "to", "at", "in", "and", "its", "his", "her", "their", "this", "that", "new", "whole", "same", "affairs", "body",
     "city", "town", "capital", "region", "province", "district", "country", "state", "nation", "village", "county", "area", "zone", "island")
)  # fmt: skip
"""Words that tell no place and no body from another."""
PARTNER = re.compile(
    r"\b(?:counterpart|homologue|colleague|opposite number|predecessor|successor|opponent|rival|hosts?)\b"
)
HE = re.compile(
    r"\b(?:spokesman|chairman|(?:business|gun|police|states|sports|clergy|trades)man|king|prince|father|son|brother|husband|man|congressman|sheikh|lord)\b"
)
SHE = re.compile(
    r"\b(?:spokeswoman|chairwoman|(?:business|police|states|sports)woman|queen|princess|mother|daughter|sister|wife|woman|congresswoman|"
    r"baroness|lady)\b"
)
COMPANY = re.compile(
    r"\b((?:[A-ZÀ-Þ][\w’'&-]*\s+(?:(?:do|da|de|del|of|and|&)\s+)?)+(?:SA|SpA|S\.A\.|Inc|Ltd|plc|"
    r"PLC|AG|GmbH|Corp|LLC|NV|AB|ASA|SAS|Srl|Oyj))\b"
)
OFFICE = re.compile(
    r"\b(?:minister|president|premier|chancellor|secretary|governor|mayor|commissioner|director|attorney general|"
    r"speaker|chairman|chairwoman|candidate|chief|king|queen|head|ambassador|prosecutor|ombudsman|commander)\b",
    re.IGNORECASE,
)
PARTNERS = re.compile(r"(?:partner|rival|owner|parent|competitor|affiliate|shareholder|lender|supplier|insurer)s?")
STATUS = frozenset(("former", "deputy", "vice", "ex", "acting", "retired", "undersecretary"))
GENERIC = frozenset("senior deputy former acting new chief first top the a an vice junior".split())  # noqa: SIM905
GROUPS = (
    frozenset(("official", "spokesman", "spokeswoman", "spokesperson", "representative", "diplomat", "source")),
    frozenset(("agency", "service", "bureau", "directorate", "guard", "watchdog", "regulator", "authority")),
    frozenset(("agency", "body", "organization", "organisation")),
    frozenset(("ministry", "department", "government", "office")),
    frozenset(("minister", "secretary", "premier", "chancellor")),
    frozenset(("newspaper", "daily", "paper", "broadcaster", "outlet")),
    frozenset(("bank", "company", "firm", "maker", "operator", "group")),
    frozenset(("mission", "embassy", "consulate")),
    frozenset(("mayor", "governor")),
)  # fmt: skip
DESCRIBED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+(?:[\w-]+\s){0,2}[a-z][\w-]+(?=\W)")
AUXILIARY = re.compile(
    r"(?:is|are|was|were|be|been|has|have|had|will|would|did|does|do|can|could|may|might|must|should)"
)
"""With which the verb behind a description begins: "the minister was accused"."""
ASKER = re.compile(r"\b(?:reporter|journalist|interviewer|correspondent|questioner)\b", re.IGNORECASE)
TIME_BLANK = "\u2007"
"""What is read in the place of each character of an entry's time (reader.readable): a blank that no report is indented with."""
BEFORE_WORDS = f' {TIME_BLANK}“"\n'
"""What may stand before the first word of a sentence."""
ENTRY = re.compile(
    r"^(?:[^\w\n]{0,6}(?:[01]?\d|2[0-4])(?:[:h][0-5]\d(?!\d)|\.[0-5]\d(?!\d)(?=[^\w\n]*(?:[A-ZÀ-Þ]|[ap]\.?m\b|$)))|"
    rf" {{0,6}}{TIME_BLANK})",
    re.MULTILINE,
)
"""What an entry of a live report begins with: a clock time, and no measure ("7.62 mm", "12.50 euros"), or the blanks that are read in its
place."""
OPENS = re.compile(
    rf"(?:[^\w\n]*\d{{1,2}}[.:h]\d\d(?!\d)| {{0,6}}{TIME_BLANK}+)"
    r"\W*(?:[A-Z]{2,4}\b\W*)?(?P<who>[A-ZÀ-ÞĀ-Ž][\w’'-]+(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+){0,2}): "
)
"""Who speaks in an entry by its first words: "**10:38** Vučić: …"."""
SEVERAL = re.compile(
    r"(?:The|Both|These|Those)\s(?:(?:two|three|four|other)\s)?(?:[a-z]+\s)?(?:companies|firms|steelmakers|carmakers|banks|airlines|sides|governments|countries|parties|"
    r"unions|ministries|armies|states|allies|rivals|makers|groups)(?=\s)"
)
"""Several bodies at the head of a sentence, which "they" takes up."""
PLACE_FIRST = re.compile(r"(?:In|From|At)\s[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)?,?\s(?=the\s)")
ABBREVIATED = re.compile(
    r"(?:^|[\s.(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|St|No|vs?|Prof|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$"
)
"""What ends in a full stop and ends no sentence."""
A_FIRM = re.compile(
    r"company|firm|group|\w*maker|bank|carrier|airline|operator|refiner|utility|lender|giant|producer|conglomerate"
)
SEATED = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]*\s)?[\w’'-]+-(?:based|listed|owned|run)\s|(?:embattled|giant|sprawling|diversified|parent)\s"
)
"""Where a firm sits, and how it is: "Hong Kong-based"."""
BANKING = re.compile(r"\b(?:Bank\w*|Banco|Banca|Banque|\w*bank|Financial|Capital|Credit|Crédit)\b")
OF_ITS_OWN = re.compile(
    r"\s+(?:(?!he\b|she\b|his\b|her\b)[\w'’]+\s+){1,3}(?:that\s+)?(?:its\s+(?!being)|it\s+(?:had|has|did|does|would|will|expects?|could|can|is|was)"
    r"\s+(?:not\s+)?(?:(?:already|never|also|no)\s+)?(?!be\b|been\b|likely|possible|clear|time|too|up|a\b|the\b|rain)\w+(?:ed|ing|t|n|ve|ect|et|y|ll)?\b)"
)
"""What stands behind the name of a body that speaks of itself: "said it had not shipped", "acknowledged that its lines"."""
TWO = re.compile(
    r"(?P<two>(?P<one>(?:[Tt]he )?[A-Z][\w'’ -]{2,40}?) and (?P<other>(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*))"
)
FIRST_PERSON = re.compile(r"i|me|my|myself", re.IGNORECASE)
SIGNED = re.compile(r"[.!?]\s(?:[—–-]\s?)?(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){1,2})\.?\s*$")
UNDERSIGNED = re.compile(r"\n(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){1,2})\.(?=\n)")
"""Who wrote a paragraph, by a name behind it."""
OWN_WORDS = re.compile(r"(?:^|\n)I\s[^\n]*[.!?]\s(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]*){1,2})$")
"""The same of the paragraph before, which begins with "I" as well."""
WHOSE_WORDS = re.compile(r"\W*(?:\d{1,2}[.:h]\d\d\W+)?[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3}\s?:\s")
"""What begins a paragraph that is all somebody's words: "LOPES: ", "Q: "."""
BYLINE = re.compile(
    r"^[*_\s]*(?:By|BY)\s(?P<name>[A-ZÀ-Þ][\w.’'-]*(?:\s(?:de|da|del|van|von|bin|al|el|di|[A-ZÀ-Þ][\w.’'-]*)){1,3})[*_]*(?=\s*$|\s*[|,—–])",
    re.MULTILINE,
)
"""Who wrote a report, by the line before it."""
OF_THE_AUTHOR = re.compile(
    r"(?:^|\n)[*_\s]*(?P<name>[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){1,3})[*_]*\s(?:is|was|writes|teaches|has)\s(?:an?\s|the\s|for\s|at\s|former\b|senior\b|professor\b|director\b)[^\n]{3,300}$"
)
"""Who wrote a report, by what its last line says of him."""
TAKES_UP = re.compile(
    r"(?:he|she|it|they|who|which|himself|herself|itself|themselves)$|(?:the|a|an|his|her|its|their)\s", re.IGNORECASE
)
GOES_BY = re.compile(
    r",?\s+(?:who\s+)?(?:goes by|(?:sur)?named(?=\s[A-ZÀ-ÞĀ-Ž][\w'-]+,?$)|by the name of|known to all as|went by|"
    r"gave (?:his|her|their) name (?:only )?as|identified (?:himself|herself) (?:only )?as|"
    r"calls (?:himself|herself)|calling (?:himself|herself)|who asked to be called|nicknamed|known (?:only )?as|called only)\s+"
    r"(?:the name (?:of )?)?[\"“'‘]?(?P<name>[A-ZÀ-ÞĀ-Ž][\w'-]+(?:\s[A-ZÀ-ÞĀ-Ž][\w'-]+)?)"
)
POSTED = re.compile(r"embassy|mission|consulate|legation")
HALF = re.compile(r"^[Tt]he (North|South)(?=$|'s\b|’s\b)")
KOREAN = re.compile(
    r"(?<!South )(?<!North )(?<!-)\bKorean\s(?!(?:Central|People|Workers|War\b|[Pp]eninsula|restaurant|food|language|side|talks|affairs|studies|history|issue))"
)
"""One of the Koreas that need not be told apart."""
CLEFT = re.compile(
    r"\b(?:[Ii]t|[Tt]his)\s+(?:was|is|had been|has been)\s+(?:also\s+|only\s+|again\s+)?(?P<who>[^.;:“”\"]{3,80}?)$"
)
"""What stands before "who" in "it was the minister, Ana Brito, who"."""
BY_TRADE = re.compile(
    r"pilot|engineer|drafter|founder|\w+-elect|\w+-designate|[\w-]+-year-old|striker|midfielder|winger|goalkeeper|playmaker|sprinter|batsman|bowler|"
    r"all-rounder|jockey|golfer|cyclist|boxer|wrestler|athlete"
)
"""What hardly more than one of a report is called, of either gender; of senators there are many."""
AGAIN = re.compile(
    r"(?:nominee|candidate|front-?runner|contender|hopeful|challenger|incumbent|tycoon|mogul|magnate|billionaire|millionaire|"
    r"(?:business|congress)(?:man|woman)|entrepreneur|senator|lawmaker|politician|republican|democrat|conservative|socialist|liberal|"
    r"pope|star|actor|actress|singer|rapper|comedian|host|anchor|filmmaker|novelist|heir|heiress|veteran|celebrity|\w*surgeon|"
    r"\w*iatrician|\w+ologist|historian|mathematician|statistician|astronomer|physicist|chemist|scholar|academic|"
    rf"forward|champion|\w+-turned-\w+|nominee-in-waiting|{BY_TRADE.pattern})"
)
"""What a report calls, for a change, somebody whom it has named."""
BESIDE = re.compile(
    r"\s*[—–(-]?\s*(?:\([^()]{1,30}\))?,?\s*(?:\d\d,\s*)?(?:(?:the|an?|his|her|its|one|(?<=[,—–-]\s)\w+['’]s)\s[^,.;]{2,60},\s*)?"
)
"""What stands between a name and the "who" that takes it up."""
BESIDE_OF = re.compile(r"\s(?:of|from|at|with)\s(?:the\s)?[A-ZÀ-Þ][\w.&'’-]*(?:\s[A-ZÀ-Þ][\w.&'’-]*){0,3},?\s*")
"""The same with a body's name: "Goncalves of Cleveland-Cliffs, who"."""
BODY_END = re.compile(
    r"(?:^|[\s-])(?:[Mm]inistry|[Aa]gency|[Ss]ervice|[Aa]uthority|[Gg]uards?|[Pp]olice|[Aa]rmy|[Nn]avy|[Ff]orces?|[Gg]overnment|[Cc]ommission|"
    r"[Cc]ommittee|[Cc]ouncil|[Bb]ank|[Cc]ompany|[Gg]roup|[Uu]nion|[Cc]ourt|[Bb]oard|[Oo]ffice|[Dd]epartment|[Bb]ureau|[Ww]atchdog|[Rr]egulator|"
    r"[Cc]hain|[Aa]irline|[Cc]arrier|[Ff]irm|[Uu]niversity|[Pp]arty|[Ff]ederation|[Aa]ssociation|[Ii]nstitute|[Ee]mbassy|[Mm]ission|[Oo]perator|"
    r"[Mm]aker|[Hh]ospital|[Cc]harity|[Mm]ilitary|[Cc]ommand|[Hh]eadquarters)$"
)
"""What a body at the head of a sentence ends in."""
ONLY_A_NAME = re.compile(r"^,\s+(?:\d\d|one of the|the (?:old|young)est)\b")
"""What stands behind the name of a private person: an age or a place among others."""
SOMEBODYS_OWN = re.compile(r"(?:presidential |re-election )?campaign|camp|administration|foundation")
OF_A_TOWN = re.compile(
    r"^(?P<before>(?i:an?|one|another|the|two|three|several|some|many)\s)[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2},\s(?P<state>[A-ZÀ-Þ][\w.]+(?:\s[A-ZÀ-Þ]\w+)?),?\s(?=[a-z])",
)
"""Where somebody is from, by town and state, before what he is: "one Dayton, Ohio, pastor"."""
FOR_INSTANCE = re.compile(r"(?<=[a-z]s),?\s(?:including|such as)\s(?:the\s)?[A-ZÀ-Þ].*$")
"""Some of many by name: "firms including Voltane"."""
FAMILY = re.compile(r"[Tt]he (?P<name>[A-ZÀ-Þ][\w’'-]*[a-rt-zß-ÿ])s")
"""A family by its name: "the Holts"."""
WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
SEVERAL_BODIES = re.compile(
    r"(?:(?:the|two|three|four|five|some|certain|other|local|foreign|several|many|most|all|[A-Z]\w+(?:ese|ish|an|i|ch))\s)*"
    r"(?P<what>(?P<media>channels)|newspapers|broadcasters|tabloids|dailies|governments)",
    re.IGNORECASE,
)
"""Papers, channels, governments of which there are several."""
TITLED = re.compile(
    r"(?:,\s)?\b(?:titled|entitled|called|dubbed|named)\s[“\"'‘]+(?P<title>[A-ZÀ-Þ][^”\"]*?)[”\"'’,.]*$"
)
"""The title of a paper, an advertisement or a film, behind what it is."""
SHORT_OUTLET = re.compile(
    r"[Tt]he (?P<last>Post|Times|Journal|Globe|Tribune|Herald|Register|Telegraph|Chronicle|Gazette|Guardian|Observer|Sun|Star|Mail)"
)
"""A newspaper by the last word of its name."""
PERSON_AND_BODY = re.compile(
    r"(?:[Bb]oth )?(?P<one>(?:[Tt]he )?[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,4}) [Aa]nd "
    r"(?P<other>(?:[Tt]he )?[A-ZÀ-Þ][\w.’'-]*(?: (?:of |for )?[A-ZÀ-Þ][\w.’'-]*){0,5})"
)
"""Two names beside each other, of whom one may be a body's."""
IN_SMALL = re.compile(r"(?:.*\s)?[a-z][\w'’-]*")
"""What ends in a common noun, as no name does."""
CAMPAIGN = re.compile(
    r"(?:[Tt]he |[Aa] |[Rr]ival )?(?P<owner>(?:[\w.’'-]+ ){0,6}?[\w.’'-]+?)(?:['’]s?)?\s(?:(?:official|own|presidential|(?:re-?)?election|primary|\d{4}|[\w-]+-based)\s)*"
    r"[Cc]ampaign(?:\s(?:account|headquarters|office|organi[sz]ation))?|(?:[Tt]he )?(?:\w+ )?campaign of (?P<of>[^,]+)"
)
"""Somebody's campaign: "Mara Holt's campaign", "her campaign", "the campaign of Senator Holt"."""
THE_CAMPAIGN = re.compile(r"[Tt]he campaign")
OF_A_CAMPAIGN = re.compile(r"(?P<owner>[A-ZÀ-Þ][\w.’'-]*?)(?:['’]s?)?\s(?:\w+\s)?[Cc]ampaign\b")
"""Whose campaign the text is about, by its owner's surname."""
FOLLOWERS = re.compile(
    r"\b(?:supporter|backer|ally|allie|voter|follower|surrogate|loyalist|donor|delegate|aide|advis[eo]r|staffer)s?\b"
)
COUNSEL = re.compile(r"\b(?:lawyer|attorney|counsel|barrister|solicitor|reporter|correspondent)s?\b")
BUSINESS = re.compile(r"company|firm|carrier|airline|maker|manufacturer|lender|retailer|operator|supplier|group")
NO_BUSINESS = re.compile(
    r"\b(?:Court|Tribunal|Union|Party|Commission|Council|Committee|Association|Federation|University|Institute|Fund|"
    r"Hospital|Church|Cross|Crescent|Board|Authority|Parliament|Chamber|League|Movement|Nations|Central Bank|National Bank|Steelworkers|Teamsters|"
    r"Workers|Unions|Cent(?:er|re)|Studies|Institution|Foundation|Society|Ministry|Department|Observatory|Alliance|Coalition|Forum|Watch)\b"
)
BENCH = re.compile(r"\b(?:judge|senator|general|colonel|captain|bishop|archbishop|magistrate|justice)\b", re.IGNORECASE)
STAFF = re.compile(
    r"(?:(?:deputy|senior|presidential|chief|special|top|close)\s)*"
    r"(?:spokes\w+|advis[eo]rs?|aides?|vice-minister|minister|press secretary|vice-president)",
    re.IGNORECASE,
)
INITIALS = re.compile(r"(?<=[a-zà-þ])\s\([A-Z]{2,8}\)(?=\s(?:of\s|[A-ZÀ-Þ])|$)")
"""The letters by which a body goes, behind its name in full: "the African Union (AU) Commission"."""
OF_ANOTHER = re.compile(r"\b(?:in|of|at|for|from)\s+$")
ASKED_FIRST = re.compile(
    r"[\s“\"]*(?:When |If )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed)\s(?:by [^,;]{2,60}?\s)?"
    r"(?:about|whether|if|why|how|what|when|who|which|where|on)\b[^;“”\"]*?,\s"
    r"(?=(?:he|she|they|it|the|his|her|its)\b)"
)
"""A question at the head of a sentence, before who answers it."""
ARTICLE = re.compile(r"an?\s")
ANOTHER = re.compile(r"another|a (?:second|third|fourth)")
OF_THE_BODY = re.compile(
    r"\b(?:chair(?:man|woman|person)?|commissioners?|(?:deputy |executive |assistant )?secretar(?:y|ies)[- ]general|high representatives?|members?|"
    r"participants?|delegat(?:es?|ions?)|envoys?|rapporteurs?|facilitators?|panel|spokes\w+)\b",
    re.IGNORECASE,
)
"""Who speaks at a body of many states."""
LAWLESS = re.compile(
    r"\b(?:gangs?|cartels?|militants|jihadists?|hackers|pirates|smugglers|insurgents)\b", re.IGNORECASE
)
"""Bands that no state stands behind."""
NEAR_AGAIN = 10
"""Sentences in which somebody named is looked for whom "the candidate" takes up; sentences of what he said are among them."""
NEAR = 4000
"""Characters of the body in which a body's full form is looked for, back from where it is taken up."""
FULLER = (
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|\w+'s|\w+’s)\s+((?!(?:new|old|same|other|own|first|last|whole)\s)"
    r"(?:(?!(?:of|for|the|and|to|in|on|at|by|with|that|which|who|is|was|had|has|deputy|senior|chief|former|acting|top)\s)[a-z][\w-]+\s+){1,3}"
)
"""What stands before a body's last word in its full form: "the information system" of "the information system authority"."""
WATCHERS = re.compile(
    r"\b(?:Papers|Notes|Observers?|Observatory|Watch|Monitors?|Briefs?|Briefing|Studies|Institute|Centre|Center|Analysis|"
    r"Security|Policy|Project|Forum|Foundation|Council|Initiative|Group|Tracker|Survey|Lab)\b"
)
"""What houses that assess rather than report are called: their "we" is no newspaper's."""
BODY_WORDS = re.compile(r"(?:the|a|an|one|another|its|their|\w+'s)\s", re.IGNORECASE)
PROPER = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w'’.&-]*(?:\s+(?:[A-ZÀ-ÞĀ-Ž0-9][\w'’.&-]*|&|of|for|and|de|do|da|del|la|für|des|d[eu])){0,5}"
)
CALLED = re.compile(
    r"(?:(?:the|a|an|its|their|[Tt]he|[Aa]n?)\s+)?(?P<what>(?:[A-Z][\w-]+\s(?=[a-z]))?(?:(?!of |for |in |by |from |and )[a-z][\w'-]+\s+){1,4}?)"
    r"(?:(?:called|named|calling itself|known as|dubbed|styled)\s+)?(?:the\s+)?"
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w'’.&-]*(?:\s+(?:[A-ZÀ-ÞĀ-Ž0-9][\w'’.&-]*|&|of|and|de|do|da|del|la))*)$"
)
"""A body's name behind what it is: "the drugmaker Kitakami", "a gang called Kuba"."""
OFFICIAL = re.compile(
    r"\b(?:decrees?|laws?|bill|indictment|ruling|verdict|judge?ment|regulations?|notice|bulletin|warrant|gazette|census|"
    r"order|white paper|discussion paper|green paper|police|parliamentary|government|ministerial|ministry|intelligence|"
    r"polls?|voter survey|polling|records|constitution|amendment|"
    r"customs|civil[- ]protection|official|federal|autopsy|inquiry|answer|indictments|circular|directive)\b",
    re.IGNORECASE,
)
LEAKED = re.compile(r"\bjoint\b|\bseen by\b", re.IGNORECASE)
OUTLET_OF = re.compile(
    r"(?:[Tt]he )?(?P<place>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?) (?:(?:Evening|Morning|Daily|Sunday|Financial|Business|Wall Street) )?"
    r"(?:Times|Post|Tribune|Herald|Gazette|Journal|Globe|Star|Sun|News|Chronicle|Inquirer|Independent|Observer|Mail|Standard|Telegraph|Monitor|Reporter)"
)
AND = re.compile(r"\s*(?:,|,?\s*(?:and|or|&))\s*(?:the\s+)?")
PRONOUN = re.compile(
    r"(?-i:(?!(?:WHO|US)$))(?:he|she|it|they|we|i|you|who|which|that|whose|him|her|them|us|me|his|hers|its|their|our|my|one|others|some|many)",
    re.IGNORECASE,
)
"""Words that take somebody up and say nothing of them."""
LETTERS = re.compile(r"[A-Z]{2,6}")
BODY_IN_LETTERS = ("WHO", "US")
"""Letters of a body or a state that are a pronoun's in small: others are a body's only where the report writes them out."""
SHOUTED = re.compile(r"[^a-zà-þ.!?\n]*(?:[.!?\n]|$)")
"""A sentence all in capitals."""
LIST = re.compile(r",?\s+and\s+|,\s+")
"""What parts the names of several."""
THE_TWO = re.compile(
    r"(?:both|the two|these two)(?: (?:men|women|candidates|leaders|politicians|senators|lawmakers|rivals|contenders))?"
)
"""Two persons taken up together."""
ANOTHERS = re.compile(
    r"(?:['’]s?|\b(?:of|for|to|with|by|behind|from|like|including|against|about|on|in|at|and|or|between|among|than|as|called|named))\s+"
    r"(?:the\s+)?(?:[A-ZÀ-Þ][\w-]*\.?\s+|[a-z\d][\w-]+\s+){0,4}$"
)
"""What stands before a name that is another's than the source's."""
AFTER_NAME = re.compile(r"\s*(?:$|[,(—–-]|(?:of|at|from|with|who)\b)")
OF_A_NAME = re.compile(r"\s(?:of|for|at|from) (?:the |The )?(?:[A-ZÀ-Þ][\w-]+\s)?[A-ZÀ-Þ][\w-]+$")
SPYING = frozenset(("spy", "intelligence", "espionage", "secret"))
"""Words for one kind of service."""
HOLDS = re.compile(
    r"\s(?:suspects?|believes?|thinks|fears?|hopes?|expects?|condemns?|rejects?|regards|considers|wants|welcomes?)\b"
)
"""What a state is said to hold by those who speak for it."""
UNDER_ARMS = re.compile(
    r"(?:^|(?<=\s))(?P<before>(?:[Tt]he |[Aa]n? |(?:[Tt]he )?(?:[A-ZÀ-Þ][\w’'-]* ){0,3}(?:[A-ZÀ-Þ][\w-]*|government|army|junta|regime)['’]s? )?)"
    r"(?:[a-z]+ly )?(?:(?:[\w-]+-(?:backed|aligned|led) )?"
    r"(?:paramilitary|rebel|separatist|secessionist|[Ii]slamist|jihadi(?:st)?|militant|insurgent|guerrilla|breakaway|outlawed) )+"
    r"(?:(?:group|militia|force|faction|movement|alliance|coalition|army|organi[sz]ation|outfit) )?"
    r"(?=(?:[A-ZÀ-Þ][\w’'-]* (?:(?:of|for|and|the) )*){1,5}(?:Forces?|Front|Army|Movement|Groups?|Brigades?|Council|Alliance|Militia|Guards?|Union|League|"
    r"Corps|Command|Organi[sz]ation|Battalions?|Coalition|State|Resistance|Units?|Fighters)\b|[A-Z][A-Z\d-]{1,6}\b)"
)
"""What a report says of a band of armed people before its name."""
NOBODY_OF = re.compile(
    r"(?:[Nn]o|[Nn]either) (?:(?:other|single|one|armed|militant|known|rebel|political|Palestinian) )?(?:group|country|side|party|state|government|nation|"
    r"company|organi[sz]ation|faction|agency|firm|militia|body)|"
    r"[Nn]either (?:the |[A-ZÀ-Þ])[^,]{1,60} nor (?:the |its |[A-ZÀ-Þ])[^,]{1,60}"
)
"""Several of whom none does a thing: nobody by that name."""
BRANCH = re.compile(
    r"(?:[Tt]he )?(?P<name>[A-ZÀ-Þ][\w&.-]*(?: (?:& )?[A-ZÀ-Þ][\w&.-]*){0,3}) "
    r"(?:\((?:the )?(?P<bracket>))?(?:(?:de|do|da|du|del) )?(?P<place>[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)(?(bracket)\))"
)
"""A firm's branch by the state that it is in."""
FROM_WITHIN = re.compile(r"^(?:[Ff]rom|[Ww]ithin|[Ii]nside) (?=(?:the|its) [a-z])")
"""What stands before a body from which something is heard."""
BODY_BESIDE = re.compile(
    r",\s+(?:the\s)?(?P<body>[A-ZÀ-Þ][\w&.'’-]*(?:\s(?:(?:of|for|and|on|the|in|&)\s){0,2}[A-ZÀ-Þ][\w&.'’-]*){0,6}),?$"
)
AT_A_BODY = re.compile(r"\s(?:of|at|from|with)\s(?:the|an?|its)\s[a-z][^,]{2,50}")
AT_A_FIRM = re.compile(r"\W*(?:At|At the|In) (?P<firm>[A-ZÀ-Þ][\w&-]*(?: [A-ZÀ-Þ][\w&-]*){0,2}?)(?=,|\s[a-z]|['’]s?\s)")
AT_A_BODY_FIRST = re.compile(
    r"\W*At (?:the )?(?P<body>[A-ZÀ-Þ][\w&’'-]*(?: (?:[A-ZÀ-Þ&][\w&’'-]*|of|and)){0,3}?)"
    r"(?:,\s(?:which|who|an?|the|its|one)\b(?!\s(?:chair|chief|boss|director|president|manag))[^,.;]{3,80})?,\s"
)
"""The body at which a sentence is set, before one of its people: "At Voltane, a battery maker, the chair"."""
OF_A_FIRM = re.compile(
    r"(?:(?:deputy|acting|interim|vice) )?(?:chief (?:[a-z]+ ){0,2}(?:executive|officer)(?: officer)?|CEO|CFO|COO|managing director|chairman|chairwoman|chair|president|"
    r"(?:finance|sales|purchasing|production|procurement) (?:chief|head|director))",
    re.IGNORECASE,
)
"""Offices of a firm, told without it where it has just been named."""
REACHED = re.compile(
    r",?\s+(?:who (?:was )?)?(?:reached|contacted|interviewed|spoke|speaking|talking|calling)\s+"
    r"(?:(?:by|over|on|via|through)\s(?:the\s)?[\w-]+\s|to\s(?:\w+\s){1,3}?|on (?:the )?condition of anonymity\s){0,2}"
    r"(?:in|from)\s(?P<place>[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)?),?$"
)
"""Where somebody was when he was spoken to, which tells not whose he is."""
FROM_AFAR = re.compile(
    r"(?:(?:an?|one|two|three|several|some|another|the|senior|top|former)\s)*(?:European|Western|Arab|African|Asian|Latin American|Gulf|foreign|UN|U\.N\.|EU)\s(?:\w+\s)?"
    r"(?:diplomats?|envoys?|ambassadors?|officials?)\s(?:based\s)?in\s",
    re.IGNORECASE,
)
"""A diplomat who is not of the state where he is."""
BAND_AGAIN = {
    "force": re.compile(r"\b(?:Forces?|Army|Guards?|Militia|Corps|Police)\b"),
    "group": re.compile(r"\b(?:Forces?|Army|Guards?|Militia|Front|Movement|Brigades?|Resistance|Alliance)\b"),
    "militia": re.compile(r"\b(?:Forces?|Army|Guards?|Militia|Front|Brigades?)\b"),
    "movement": re.compile(r"\b(?:Movement|Front|Army|Forces?)\b"),
}
"""What a band's name ends in that is taken up by a plain word."""

OF_AN_AGE = re.compile(r"[Tt]he\s+(?:[\w-]+,?\s+){0,2}(?P<age>\d{2})-year-old\s+[a-z]")
AGE = re.compile(r"\b\d{2}(?=-year-old)")
"""How somebody already named is spoken of by age."""
CLOSE_TO = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Ss]everal|[Tt]wo|[Tt]hree|[Oo]ne)\s)?(?:(?i:friends?|relatives?|(?:grand)?(?:parent|mother|father|son|daughter)s?|wife|husband|"
    r"widow|brothers?|sisters?|cousins?|uncles?|aunts?|nephews?|nieces?|siblings?|neighbou?rs?|classmates?|colleagues?|famil(?:y|ies)))"
    r"\sof\s(?:(?:the\s)?[a-z\d][\w-]*\s){0,3}?(?P<name>[A-ZÀ-Þ][a-zà-þ'’-]+(?:\s[A-ZÀ-Þ][a-zà-þ'’-]+)+)"
)
"""Those near to somebody by name: the name is another's, and tells no state ("relatives of Chad Meyer")."""
OTHERS_OF_HIM = re.compile(r",?\s(?:whom\b|(?:that|which)\s(?=(?:the\s)?[A-ZÀ-Þ]\w+\s\w+\s))[^,]*")
"""A clause on what others do to somebody: their state is not his ("the leader whom Chilean officials want gone")."""
PORTFOLIO_HOLDER = re.compile(r"\b(?!prime\b)[a-z]+\sminister\b|\bminister\s(?:of|for)\b", re.IGNORECASE)
"""A minister of something, who is known at home and not by his name alone."""
ON_HIS_SHOW = re.compile(
    r"(?<=\w),?\s(?:on|in)\s(?:his|her|their|its)\s(?:[\w-]+\s){0,2}(?:programme|program|show|podcast|blog|column|broadcast|newsletter|channel|account|page)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Where somebody is heard, whose name is none of the speaker's."""
OWNER_MARK = re.compile(
    r"(?<!\bLloyd)(?<!\bMoody)(?<!\bMcDonald)(?<!\bSotheby)(?<!\bChristie)(?<!\bMacy)(?<!\bWendy)(?<!\bKellogg)(?<!\bSainsbury)(?<!\bDomino)"
    r"(?<!\bKohl)(?<!\bPoor)(?:'s|(?<=s)')$"
)
"""The mark of an owner at the end of a source, but not of a firm that is called so."""
