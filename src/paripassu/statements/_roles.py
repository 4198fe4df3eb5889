"""The words of a source in, role, affiliation and owner out."""

import re
from functools import lru_cache

from paripassu.gazetteer import states, whole_state
from paripassu.statements import _nouns as nouns
from paripassu.statements._given import is_given
from paripassu.statements._phrases import (
    AGENT,
    AGENTS,
    EMERITUS,
    FIRM,
    FIRM_NAME,
    NUMBER,
    PORTFOLIO,
    Phrase,
    main_part,
    parse,
    segments,
)
from paripassu.statements._places import ends_in_a_land, town

_QUALITY = re.compile(
    r"^(?:\d{1,3}-year-old(?=\s+\w)|unnamed|unidentified|high-ranking|high-level|anonymous|further|other|separate|then|same)\s+",
    re.IGNORECASE,
)


_NAMED_BODY = re.compile(r"^[A-ZÀ-ÞĀ-Ž][\w'.&-]*(?:\s+(?:[A-ZÀ-ÞĀ-Ž][\w'.&-]*|of|for|de|do|da|del|the|and|&))*$")


_MODIFIER = re.compile(
    r"\b((?:(?:[A-Z][\w-]+|foreign|defen[cs]e|interior|finance|trade|health|energy|justice|"
    r"economy|agriculture|transport|state|national|central|"
    r"secret|external|affairs|commerce|oil|culture|sports?|education|labou?r|intelligence|"
    r"electoral|election)\s+)+"
    r"(?:ministry|department|agency|service|commission|bank|office|authority|council|committee|"
    r"bureau|company|party|police|navy)|"
    r"(?:[A-Z][\w-]+\s+)+(?:Ministry|Department|Agency|Service|Commission|Office|Authority|"
    r"Council|Committee|Navy|Party)|"
    r"United Nations|European Union|European Commission|World Bank|African Union|Red Cross|IMF|WHO|IAEA|"
    r"White House|Kremlin|Pentagon|State Department|Downing Street|Treasury|NATO|UN|EU|Commission|"
    r"Fed|FBI|CIA|Élysée|Blue House|Quirinale)\b"
)


@lru_cache(maxsize=4096)
def describe(text: str, name: str | None) -> tuple[str | None, str | None, str | None]:
    """Role and affiliation in a source's words beside *name*, and the owner's words ("its", "the ministry").

    "director", "the agency", None of "X, director of the agency,"; "spokesman", None, "its" of "its spokesman, X,".
    """
    role = affiliation = owner = None
    for segment in segments(text):
        part = EMERITUS.sub("", main_part(segment))
        if re.match(r"(?:of|at|with)\s|from\s(?:the|an?|its)\s[A-ZÀ-Þ]", part):
            part = f"someone {part}"
        if re.match(r"(?:for|in|on|to|by|as|after|before)\s", part):
            continue
        if name:
            short = name if name in part else name.split()[-1]
            at = part.find(short)
            if at == 0 and re.match(r"\s(?:of|at|from|with)\s", part[len(short) :]):
                part = f"someone {part}"
                at = len("someone ")
            if at >= 0:
                part = f"{part[:at]} {part[at + len(short) :]}".strip(" '")
                owned = _OF_OUTLET.search(part)
                if (
                    owned
                    and affiliation is None
                    and not is_given(owned.group(1).split()[0])
                    and not any(states(owned.group(1)))
                ):
                    affiliation = owned.group(1)
                if affiliation is None and (side := _OF_SIDE.fullmatch(part)) is not None and _has_people(side["body"]):
                    affiliation = side["body"]
                part = re.sub(r"^'s\b|'s$", "", part).strip()
                part = nouns.HONOUR_AT_END.sub("", re.sub(r"^H\.?E\.?\s", "", part)).strip()
                ranked = _RANK_AT_END.fullmatch(part)
                part = ranked.group("office") if ranked and nouns.PERSON.search(ranked.group("office")) else part
        if (
            name
            and affiliation is None
            and (there := _WORKS_AT.match(segment) or _SPEAKS_FOR.match(segment)) is not None
        ):
            affiliation = there["body"]
        led = _LED.search(segment)
        body_led, does = _led_by(led) if led else (None, None)
        if role is None and name and not part:
            charge = _IN_CHARGE.match(segment)
            role = charge["role"].strip() if charge else does
        if led is None and (led := _LED_TOO.search(segment)) is not None:
            body_led = led.group(1)
        if affiliation is None and led and not part:
            affiliation = body_led
        if not part or _NO_ROLE.fullmatch(part):
            continue
        phrase = parse(part)
        head = phrase.head
        body = _body_in(phrase)
        personal = bool(
            nouns.PERSON.search(head)
            or nouns.PEOPLE.search(head)
            or AGENT.search(head)
            or AGENTS.search(head)
            or nouns.TITLES.match(phrase.core.split()[-1] if phrase.core else "")
        )
        if phrase.core and (personal or not name):
            if role is None:
                role = _role(phrase) or None
            elif name and personal and _RANK.fullmatch(role) and (more := _role(phrase)):
                role = f"{role}, {more}"  # a rank alone tells little: "Gen., army spokesman"
        if owner is None and phrase.owner and (personal or not name):
            owner = phrase.owner
        if affiliation is None:
            affiliation = body or body_led or (_leading(phrase.core, part) if personal else None)
    return role, affiliation, owner


_NO_ROLE = re.compile(
    r"(?:(?:[Yy]et|[Bb]ut|[Aa]nd|[Ss]o|[Ss]till|[Tt]hen|[Ee]ven|[Tt]hough|[Ww]hile|[Nn]ow)\s)?(?:Mr|Mrs|Ms|Dr|Sir|Maître)\.?|\d+|no relation|"
    r"(?:[Nn]ot )?(?:everyone|everybody|anyone|anybody|all|many|few)"
)
"""What stands beside a name, or for one, and is no office."""
_RANK = re.compile(
    r"(?:(?:Lt|Maj|Brig|Col|Gen|Capt|Sgt|Adm|Cmdr|Cdr|Dr|Prof)\.?|(?:Lieutenant|Major|Brigadier|Colonel|General|Captain|Sergeant|Admiral|"
    r"Commander|Doctor|Professor|Field Marshal|Air Marshal|Vice|Rear)|[\s-])+"
)
_RANK_AT_END = re.compile(
    r"(?P<office>.*?[a-z])\s(?:(?:Lt|Maj|Brig|Col|Gen|Capt|Sgt|Adm|Cmdr|Cdr|Lieutenant|Major|Brigadier|Colonel|General|Captain|Admiral)\.?[\s-]?)+"
    r"(?<!Attorney General)(?<!Director General)(?<!Secretary General)(?<!Inspector General)(?<!Surgeon General)(?<!Auditor General)(?<!Prosecutor General)"
    r"(?<!Solicitor General)(?<!Governor General)(?<!Advocate General)(?<!Consul General)(?<!Commissioner General)(?<!Registrar General)"
)
"""An office with a soldier's rank behind it: "army spokesman Maj Gen"."""
_LED = re.compile(
    r"^who\s+(?P<verb>(?:ran|headed|led|chaired|managed|directed)(?=\s(?:the|its)\s(?![^,]*\b(?:until|for (?:[\w-]+ ){0,3}(?:years|decades|months))\b))|"
    r"runs|heads|leads|chairs|owns|directs|manages|oversees|coordinates|founded|edits|commands|works for|speaks for|(?!\w+ responsible\b)\w+ \w+ for)\s+"
    r"(?!(?:almost|nearly|about|over|more|many|several|some|most|only|\d+|two|three|four|five|six|ten|years|decades|months)\b)"
    r"(?:the\s+)?(?P<what>[^,]+?)(?=\s(?:while|since|until|after|when|which|who)\s|,|$)"
)

_LED_TOO = re.compile(
    r"\s(?:who|that)\s(?:runs|heads|leads|chairs|directs)\s(?:the\s)?"
    r"((?!(?:\w+ly|almost|over|more|many|several|some|most|only|two|three|four|five|six|ten|years|decades|months)\b)\D(?:(?!\s(?:and|in)\s(?:is|has|was|\d)).){2,70})$"
)
"""The same behind what he is besides: "the Liberal MP who chairs the ports committee"."""


_BODY = r"[A-ZÀ-ÞĀ-Ž][\w'’.&-]*(?:\s(?:[A-ZÀ-ÞĀ-Ž][\w'’.&-]*|(?:of|for|de|do|da|del|and|&)(?:\sthe)?(?=\s[A-ZÀ-Þ])))*"
_WORKS_AT = re.compile(
    r"who\s(?:\w+\s)?(?:teach|studi|cover|research|work|lectur|follow|track|speciali[sz]|analy[sz]|writ|practi[sc]|advis)\w*\s[^,]*?\b(?:at|for|with)\s(?:the\s)?"
    rf"(?P<body>{_BODY})(?=\s(?:in|on|near|and)\s|,|$)"
)
"""Where somebody does his work: "who studies tides at the University of Cork"."""
_SPEAKS_FOR = re.compile(
    rf"(?:speaking|appearing|acting)\s(?:for|on behalf of)\s(?:the\s)?(?P<body>{_BODY}|"
    r"(?!him|her|them|my|his|its|their|all|many|most|some)[a-z][\w-]*(?:\s[a-z][\w-]*)?)(?=,|$)"
)
"""For whom: "speaking for the developer"."""
_IN_CHARGE = re.compile(
    r"who\s+(?:(?:is|was|has been|had been)\s+)(?:also\s+)?(?P<role>(?:in charge of|responsible for)\s+[^,]+?)"
    r"(?=\s(?:while|since|until|after|when|which|who|at (?:the|its|a)|for (?:the|its))\s|,|$)"
)
_OF_A_BODY = re.compile(r"\s(?:at|of|for|in|within|with)\s+(?:the\s+|its\s+|a\s+)?(?P<body>[^\s,].*)$")


def _led_by(led: re.Match[str]) -> tuple[str | None, str | None]:
    """The body that somebody leads, or at which he leads what is none, and then what he does: "manages operations at the agency"."""
    what = led["what"]
    first = re.sub(r"^(?:the|an?|its|his|her)\s+", "", _OF_A_BODY.sub("", what))
    if first[:1].isupper() or any(
        p.fullmatch(first.split()[-1].lower()) for p in (nouns.GOVERNMENT, nouns.ORGANISATION, nouns.MEDIA)
    ):
        return what, None
    at = _OF_A_BODY.search(what)
    if at is None:
        return what, None
    body = re.split(r"\s(?:in|at)\s(?=[A-ZÀ-Þ])", at["body"])[0]
    head = re.split(r"\s(?:of|for|in|at)\s", body)[0].split()[-1]
    known = any(p.fullmatch(head.lower()) for p in (nouns.GOVERNMENT, nouns.ORGANISATION, nouns.MEDIA)) or FIRM.search(
        head.lower()
    )
    named = body[:1].isupper() and not town(body) and not any(states(body))
    if not (known or named):
        return what, None
    does = None if led["verb"].endswith(" for") else f"{led['verb']} {what[: at.start()]}"
    return body, does


_LEADS = re.compile(
    r"\b(?:director|head|chairman|chairwoman|chair|chief|executive|owner|founder|analyst|"
    r"economist|spokes\w+|manager|lawyer|engineer|partner|general secretary|convenor|co-founder|boss)s?\b",
    re.IGNORECASE,
)


def singular(role: str) -> str:
    """ "customs officers" as "customs officer": the head of a role in the plural, in the singular."""
    words = NUMBER.sub("", role).split(" ")
    place = (
        next(
            (i for i, w in enumerate(words) if w in ("of", "for", "in", "at", "from", "who", "with", "familiar")),
            len(words),
        )
        - 1
    )
    head = words[place]
    if head.endswith("men"):
        head = head[:-3] + "man"
    elif head == "people":
        head = "person"
    elif head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return " ".join((*words[:place], head, *words[place + 1 :]))


def _role(phrase: Phrase) -> str:
    role = _QUALITY.sub("", phrase.core)
    if role.lower() in ("someone", "somebody", "anyone", "percent", "everyone", "everybody", "not everyone", "not all"):
        return ""
    if re.match(r"(?:one|another|neither|each|a (?:second|third|fourth))\b", phrase.number or ""):
        role = singular(role)
    if (
        phrase.tail
        and re.match(r"(?:for|of)\s+(?!the\b|its\b|his\b|her\b)", phrase.tail)
        and len(phrase.tail.split()) <= 5
    ):
        role = f"{role} {phrase.tail}"
    elif (office := PORTFOLIO.match(f"{phrase.head} {phrase.tail}")) is not None:
        role = f"{role[: -len(phrase.head)]}{office.group()}"
    return role


_PARTY = re.compile(
    r"\b(?:Social|Christian|Liberal|National|Free) (?:Democrat|Socialist|Conservative|Liberal|Republican)s?$"
)
"""A party's people: the word before is a part of its name."""
_OF_OUTLET = re.compile(r"(?:^|\s)((?:[A-ZÀ-Þ][\w.&-]*\s)*[A-ZÀ-Þ][\w.&-]*)'s$")
"""Whose a person is, right before the name: "MSNBC's Alex …"."""
_OF_SIDE = re.compile(r"[Tt]he (?P<body>(?:[A-ZÀ-Þ][\w-]+ )*[\w-]+(?: [a-z][\w-]+)?)['’]s")
"""The same with a body that is told by its noun: "the opposition's Ana …"."""


def _has_people(words: str) -> bool:
    """Whether *words* before a name are of a body that has people of its own: "foreign ministry", "junta"."""
    last = words.rsplit(maxsplit=1)[-1].lower()
    if _PLACE_WORDS.fullmatch(last):
        return False
    return last == "opposition" or any(
        p.fullmatch(last) or p.fullmatch(words) for p in (nouns.GOVERNMENT, nouns.ORGANISATION)
    )


_PLACE_WORDS = re.compile(
    r"county|district|province|state|prison|kingdom|emirate|republic|municipality|sultanate|prefecture|governorate|centre|center|airport|mall|airfield"
)
"""Where somebody is, which is no body that he speaks for."""


def _leading(core: str, part: str) -> str | None:
    """The body whose name a description begins with: "White House" of "a White House aide", "NBC" of "the NBC reporter". A single
    word in plain letters is as often a place or a people."""
    if (union := _UNION_OFFICE.fullmatch(core)) is not None and not _is_a_place_or_sort(union["body"]):
        return union["body"]
    words = core.split()
    count = 0
    while count < len(words) - 1 and words[count][:1].isupper() and not _OF_A_PERSON.fullmatch(words[count]):
        if (
            nouns.TITLES.match(words[count])
            or nouns.PERSON.fullmatch(words[count])
            or nouns.PEOPLE.fullmatch(words[count])
        ):
            break
        count += 1
    name = " ".join(words[:count])
    if not name or (count == 1 and name[1:].islower()) or part.isupper() or _PARTY.search(core):
        return None
    if count > 1 and FIRM_NAME.search(name) and not _PORTFOLIO_HOLDER.search(core):
        return None if any(m.way == "demonym" for m in states(name)) else name  # "U.S. Steel Chief Executive"
    if count > 1 and ends_in_a_land(name) and not _OF_A_PERSON.fullmatch(name):
        return name  # "Swimming Kenya president"
    return None if any(states(name)) or town(name) or town(words[0]) else name


def _is_a_place_or_sort(name: str) -> bool:
    """Whether *name* before an officer's title is no body's: a state, its people or a town ("a Kenyan senior officer"), or a sort of people."""
    return whole_state(name) is not None or bool(town(name)) or _OF_A_PERSON.fullmatch(name) is not None


_PORTFOLIO_HOLDER = re.compile(r"\b(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Rr]egulator)s?\b")


_UNION_OFFICE = re.compile(
    r"(?P<body>[A-ZÀ-Þ][\w’'-]+(?: (?:[A-ZÀ-Þ][\w’'-]+|of|the|and|&))*) "
    r"(?:(?:national|regional|branch|deputy|assistant|district|area|lead|senior|general|industrial) )+"
    r"(?:officer|organi[sz]er|secretary|convenor|representative|rep)"
)
"""Whose officer somebody is, as a union has them: "Dockers United national officer"."""
_OF_A_PERSON = re.compile(
    r"(?:Former|Ex|Senior|Deputy|Acting|Top|Chief|Executive|Managing|Associate|Assistant|Interim|Late|Veteran|Retired|Longtime|"
    r"North|South|East|West|Central|New|Presumptive|Presidential|Vice|Prime|First|Co|Western|Eastern|Northern|Southern|European|African|Asian|Arab|Muslim|Christian|Jewish|"
    r"Latin|Tuareg|Abkhaz|Druze|Houthi|Aboriginal|Gulf|Nordic|Baltic|Balkan|Alawite|Sunni|Shia|Shiite|Hutu|Tutsi|Rohingya|Tamil|Uyghur|Tatar|"
    r"Catholic|Orthodox|Kurdish|Black|White|Native|Latino|Hispanic|\w+-[a-z]\w*|(?:Anglo|Franco|Sino|Afro|Euro|Indo|Austro|Vice|Co|Ex|Non|Pro|Anti|Inter|Pan)-\w+).*"
)
_SCHOLAR = re.compile(r"professor|lecturer|scholar|student|historian|dean|expert|teacher")


def _body_in(phrase: Phrase) -> str | None:
    """The institution in a description's tail ("of the agency") or among the words before its head."""
    matters = PORTFOLIO.match(f"{phrase.head} {phrase.tail}")
    behind = _HANGING.sub("", phrase.tail)
    for found in re.finditer(
        r"\b(?:of|for|at|with|from|in|inside|within|on|to)\s+(?:(?:one|charge) of\s+)?((?:the|its|his|her|their|our|that|a|"
        r"an)\s+)?(.+?)(?=\s+(?:in|on|of(?=\s+[a-z])|at|for|from|to|with|there|here|and(?=\s(?:the|its|an?|his|her|one)\s))\s|,|$)",
        behind,
    ):
        words = found.group(2).strip()
        whole = _FOR_WHAT.match(phrase.tail, found.start(2)) if _HOUSE.search(words) else None
        if whole is not None:
            return whole.group()
        if matters is not None and matters.group("matters").startswith(words):
            continue  # "minister of Mining and Energy"
        if words[:1].islower() and found.group().startswith("of") and _SCHOLAR.fullmatch(phrase.head):
            continue  # "professor of government"
        head = words.split()[-1].lower() if words else ""
        if _COMMON_TO_STATES.fullmatch(words):
            return words
        if (
            not words
            or head in ("state", "affairs", "states", "republic", "nation", "country")
            or any(m.end - m.start >= len(words) - 1 for m in states(words))
            or (words[:1].isupper() and town(words) and not _HOUSE_NOUN.fullmatch(words))
            or words.lower() == "airport"
        ):
            continue
        guards = _FORCE.fullmatch(words) is not None
        if (
            found.group().startswith("of ")
            and found.group(1)
            and _HEADS.fullmatch(phrase.head)
            and _PEOPLE_OF.fullmatch(words)
        ):
            return words  # "the chairman of the bee keepers"
        if (nouns.PERSON.fullmatch(head) or nouns.PEOPLE.fullmatch(head)) and not (guards or _MEMBERS.fullmatch(words)):
            continue
        told = _TOLD_BODY.fullmatch(words)
        if told and (
            any(p.fullmatch(told.group("what")) for p in (nouns.ORGANISATION, nouns.MEDIA, _CALLED_SO))
            or FIRM.search(told.group("what"))
        ):
            return told.group("name")
        known = any(
            p.fullmatch(head) or p.fullmatch(words) for p in (nouns.GOVERNMENT, nouns.ORGANISATION, nouns.MEDIA)
        ) or FIRM.search(words)
        known = known or (None if _NEAR.fullmatch(phrase.head) else _STAFFED.fullmatch(head))
        if guards and phrase.head == "chief" and head == "staff":
            continue  # an office: "the chief of the general staff"
        if (
            head == "parliament"
            and words == head
            and _SEATED.fullmatch(phrase.head)
            and found.group().startswith("of ")
        ):
            continue  # an office: "the speaker of parliament"
        if (known or guards) and not (found.group().startswith("to ")):
            tail = re.match(r"\s+of\s+(?:the\s+)?[A-Z]\S*(?:\s+[A-Z]\S*)*", phrase.tail[found.end() :])
            return words + (tail.group() if tail else "")
        if (
            found.group().split()[0] in ("of", "at", "for", "from", "with")
            and _NAMED_BODY.match(words)
            and (found.group(1) is None or len(words.split()) > 1 or _IN_LETTERS.fullmatch(words))
        ):
            if (
                found.group().startswith("of ")
                and len(words.split()) == 1
                and not words.isupper()
                and nouns.PERSON.search(phrase.head)
                and phrase.head in ("governor", "mayor", "king", "queen", "bishop")
            ):
                continue
            if len(words.split()) == 1 and not words.isupper() and phrase.core and not _LEADS.search(phrase.core):
                continue
            if re.search(r"\b(?:America|Africa|Asia|Europe|East|West|North|South|Street|Road|Square|River)\b", words):
                continue
            return words
    modifier = _MODIFIER.search(phrase.core)
    abroad = re.search(r"ambassador|envoy|representative", phrase.head)
    if modifier and modifier.end() < len(phrase.core) and not (abroad and modifier.group(1) in ("UN", "EU", "NATO")):
        return modifier.group(1)
    before = _QUALITY.sub("", phrase.core.rsplit(" ", 1)[0]) if " " in phrase.core else ""
    if (force := _FORCE_BEFORE.fullmatch(f"{before} {phrase.head}")) is not None:
        return force.group("body")
    if before.islower() and _SPEAKS.fullmatch(phrase.head):
        for k in range(before.count(" ") + 1):
            body = before.split(" ", k)[-1]
            if _BODY_BEFORE.fullmatch(body) or (nouns.ORGANISATION.fullmatch(body) and not _SIDE.fullmatch(body)):
                return body
    return None


_HOUSE_NOUN = re.compile(r"University|College|Institute|Academy|School|Bank|Ministry|Court|Church|Museum|Hospital")
"""What a body's name begins with, though some town is called so too."""
_MEMBERS = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž][\w&.-]+ )+(?:of )?[A-ZÀ-ÞĀ-Ž][\w-]+s")
"""A body that is called after its members: "the Northern Produce Importers"."""
_HOUSE = re.compile(
    r"^[A-ZÀ-Þ].*\b(?:Cent(?:er|re)s?|Institutes?|Office|Agency|Council|Fund|Organi[sz]ation|Programme|Program|Authority|Administration|"
    r"Service|Bureau|Association|Society|Foundation|Alliance|Coalition|Observatory|Network|Initiative)$"
)
"""What a body's name ends in before it says what for."""
_FOR_WHAT = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*(?:\s(?:and\s)?[A-ZÀ-Þ][\w’'-]*)*\s(?:for|on)\s(?:the\s)?[A-ZÀ-Þ][\w’'-]*(?:,?\s(?:and\s|of\s|the\s)*[A-ZÀ-Þ][\w’'-]*)*"
)
_FORCE = re.compile(
    r"(?:[\w'’-]+ )*?(?:(?:[Bb]order|[Cc]oast|[Nn]ational|[Pp]residential|[Rr]evolutionary|[Cc]ivil) [Gg]uards?|[Gg]eneral [Ss]taff|[Jj]oint [Cc]hiefs(?: of [Ss]taff)?)"
)
"""A body whose last word is else a person or people."""
_SEATED = re.compile(r"members?|speakers?")
_SPEAKS = re.compile(
    r"spokes(?:man|woman|person|people|men)|officials?|sources?|insiders?|generals?|representatives?|executives?|engineers?"
)
"""Whose body stands before them ("a junta spokesman"), where that of others is a matter of what they do ("a bank manager")."""
_FORCE_BEFORE = re.compile(
    r"(?:.* )?(?P<body>coast ?guard(?= (?:officers?|spokes\w+|officials?|captain|commander)$)|"
    r"(?:army|navy|palace)(?= (?:spokes\w+|officials?|sources?)$)|opposition(?= (?:deputy|deputies|senators?|mps?|spokes\w+)$)) \w+"
)
"""A body that stands before its people whatever they do: "a coast guard officer", "an opposition senator"."""
_BODY_BEFORE = re.compile(r"(?:\w+ )?ministry|junta|air force|board")
_SIDE = re.compile(r"coalition|opposition|refinery|campaign|defen[cs]e|prosecution|alliance|militia|team")
_HANGING = re.compile(r"\s(?:in|at|of|for|on|to|by|from|with)$")
"""What is left of a clause: "the factory in (which it burned)"."""
_COMMON_TO_STATES = re.compile(r"Organi[sz]ation of American States|Commonwealth|League of Arab States")
_STAFFED = re.compile(
    r"service|authority|command|unit|chain|base|dam|barrage|waterworks|regiment|battalion|brigade|contingent|squad|colony|morgue|mortuary|curia|"
    r"archives?|campus|paramilitaries|separatists|rebels|insurgents|guerrillas|militants|factory|cabinet"
)
"""What has people of its own, though no body is told by the word alone."""
_NEAR = re.compile(
    r"neighbou?rs?|relatives?|residents?|victims?|survivors?|critics?|opponents?|users?|customers?|visitors?|guests?|prisoners?|patients?"
)
"""Who has to do with a body and is not of it."""
_HEADS = re.compile(r"president|head|leader|chair(?:man|woman|person)?|secretary|secretary-general|spokes\w+")
_PEOPLE_OF = re.compile(
    r"(?:(?!(?:two|three|four|five|six|seven|eight|nine|ten|other|youngest|oldest)\b)[\w’'-]+ ){0,2}"
    r"(?:workers|growers|breeders|hauliers|farmers|fishermen|herders|teachers|"
    r"miners|traders|exporters|importers|producers|truckers|drivers|dockers|doctors|nurses|pensioners|employers|builders|planters|shopkeepers|"
    r"brewers|millers|bakers|butchers|keepers|Greens|Liberals|Republicans|Democrats|Conservatives|Socialists|Communists|liberals|conservatives|socialists)"
)
"""People who have a chairman, as a union has."""
_CALLED_SO = re.compile(r"list|brokers?|waterworks|service|paper|newspaper|network|institute")
_IN_LETTERS = re.compile(r"(?=(?:[^A-Z]*[A-Z]){3})[A-Z](?:[A-Z]|[.-])*[A-Z](?:[.-]\w+)?\.?")
"""A body by three letters or more: "the C.F.D.T."."""
_TOLD_BODY = re.compile(
    r"(?:[\w-]+ )*(?P<what>[a-z][\w-]*) (?P<name>[A-ZÀ-ÞĀ-Ž][\w'.&-]*(?: (?:[A-ZÀ-ÞĀ-Ž][\w'.&-]*|of|de|do|da|and|&))*)"
)
"""A body by what it is and its name: "the battery maker Voltane"."""
