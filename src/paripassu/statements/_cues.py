"""Words of cues and contents that tell stance and certainty: the tables behind `stance`. Data: compiled patterns."""

import re

from paripassu.statements._folded import Folded

_NOT = r"(?:not|n['’]t|never|no longer|neither|nor|hardly|cannot)"


def _words(*forms: str) -> Folded:
    return Folded(r"\b(?:" + "|".join(forms) + r")\b")


DENY = _words(
    r"den(?:y|ies|ied|ying|ials?)", r"reject(?:s|ed|ing|ion)?", r"dismiss(?:es|ed|ing|al|ive)?",
    r"refut(?:e|es|ed|ing)",
    r"rebut(?:s|ted|ting)?", r"repudiat\w+", r"disavow\w*", r"disown\w*", r"rul(?:e|es|ed|ing) out",
    r"disput(?:e|es|ed|ing)",
    r"brush(?:es|ed|ing) (?:off|aside)", r"contradict(?:s|ed|ing)?", r"shot down", r"shoots? down",
    r"poured cold water",
    r"contest(?:s|ed|ing)?", r"(?:took|takes?|taken) issue", r"thr(?:ew|ows?|own) out",
    r"rubbish(?:es|ed|ing)?", r"push(?:es|ed|ing)? back",
    r"protest(?:s|ed|ing)? (?:its|his|her|their) innocence", r"ridicul\w+", r"quash\w*", r"knock\w* down",
    r"scoff(?:s|ed|ing)? at", r"laughed off", r"overrul\w+", r"correct(?:s|ed|ing)", r"acquit\w*", r"cleared", r"exonerat\w+", r"debunk\w*", r"disclaim\w*", r"gainsaid",
    r"(?:slap(?:s|ped|ping)?|swat(?:s|ted|ting)?|bat(?:s|ted|ting)?) (?:down|away|off|aside)",
    r"rebuff(?:s|ed|ing)?", r"bristl(?:e|es|ed|ing) at", r"wav(?:e|es|ed|ing) (?:off|away|aside)",
)  # fmt: skip
CONFIRM = _words(
    r"confirm(?:s|ed|ing|ation)?", r"acknowledg\w+", r"admi(?:t|ts|tted|tting|ssion)", r"conced(?:e|es|ed|ing)",
    r"concession",
    r"verif(?:y|ies|ied|ying)", r"corroborat\w+", r"own(?:s|ed|ing)? up", r"recogni[sz](?:e|es|ed|ing) that",
    r"vouch\w*",
    r"bore out", r"bears? out", r"authenticat\w+", r"validat(?:e|es|ed|ing)", r"allow(?:ed|s) that", r"granted that",
    r"upheld", r"confess(?:es|ed|ing)?", r"apologi[sz]\w+", r"accept(?:s|ed|ing)?", r"shared? (?:a|the|that|this) view", r"own(?:s|ed) to",
    r"bore (?:this|that|it) out", r"granted", r"allowed",
    r"recogni[sz](?:e|es|ed|ing)", r"certif(?:y|ies|ied)", r"attest(?:s|ed)?",
)  # fmt: skip
DOUBT = _words(
    r"doubt(?:s|ed|ing|ful)?", r"question(?:s|ed|ing)?", r"cast(?:s|ing)? doubt", r"walk(?:s|ed|ing)? back",
    r"row(?:s|ed|ing)? back",
    r"scepti\w+", r"skepti\w+", r"unconvinced", r"unsure", r"backtrack\w*", r"backpedal\w*",
    r"challeng(?:e|es|ed|ing)",
    
r"(?:not|\w+n['’]t|never) (?:entirely |wholly |fully |quite |so |at all |yet )?(?:convinced|"
r"sure|certain|swear|vouch)"
, r"(?:no longer|less) (?:so )?(?:sure|certain|convinced)",
    r"play(?:s|ed|ing)? down", r"downplay\w*", r"reservations", r"misgivings", r"t(?:ook|akes?|aken|aking) (?:\w+ )?back",
    r"back(?:s|ed|ing)? away", r"revis(?:es|ed|ing)",
    r"hesitat\w+", r"no (?:record|recollection|memory|knowledge|trace)", r"qualif(?:y|ies|ied)", r"ha(?:s|d|ve) (?:\w+ )?doubts",
    r"not in a position to (?:vouch|confirm|verify)", r"wonder(?:s|ed|ing)?", r"cautioned against",
    r"retract(?:s|ed|ing)?", r"withdr(?:ew|awn|aws)", r"(?:no|little) faith", r"laughed at", r"(?:hard|difficult) to (?:imagine|believe|credit)",
    r"quer(?:y|ies|ied)", r"(?:s[ae]w|seen?|sees|finds?|found|heard?|hears) (?:no|nothing|none|little)",
)  # fmt: skip
DECLINE = _words(
    r"declin(?:e|es|ed|ing)", r"refus(?:e|es|ed|ing|al)", r"no comment", r"without (?:comment|elaborating)",
    r"sidestep\w*",
    r"deflect(?:s|ed|ing)?", r"evad(?:e|es|ed|ing)", r"dodg(?:e|es|ed|ing)", r"neither confirm\w* nor den\w+",
    r"stop(?:s|ped)? short of", r"avoid(?:s|ed|ing)?", r"referred questions", r"withh(?:eld|olds?)",
    r"ignored questions",
    
r"(?:g[ai]ve[ns]?|giving|gives|offered|had|has|made) no (?:\w+ )?(?:details?|indication|"
r"answer|comments?|word|reply|response|explanation|hint)"
, r"left (?:\w+ )?(?:unanswered|open (?:the|a) question)",
    r"passe[sd] over", r"prefer(?:s|red|ring)? not", r"not (?:been )?prepared to", r"without making clear",
    r"not (?:yet )?(?:pronounced|commented|responded|replied|answered|decided)",
    r"reserv(?:e|es|ed) judge?ment", r"shrugged off questions", r"be drawn", r"keep(?:s|ing)? silent",
    r"kept silent", r"silent", r"tight-lipped", r"ma(?:de|kes?) no mention", r"hung up", r"changed? the subject",
    r"(?:spoke|talked) (?:of|about) (?:something else|other things|the weather)", r"walked (?:away|off|on|past)", r"looked away", r"be (?:pinned down|reached)",
    r"unwilling to (?:say|predict|discuss|comment|name|speak|estimate)", r"(?:say|said|saying) nothing", r"inappropriate to",
    r"refrain(?:s|ed|ing)? from (?:\w+ing|comment\w*|judge?ment|blame)", r"g[ai]ve[ns]? no sign", r"referred (?:all|the|any|further) questions", r"rather not",
)  # fmt: skip
ASKED = re.compile(r"(?:when |if )?(?:asked|pressed)\b(?! for)", re.IGNORECASE)
"""The cue of a question; where it has no source, nobody is said to put it."""
EVADES = re.compile(r"(?:spoke|speaks|talked|smiled|laughed|shrugged|joked|pointed|turned|changed|walked|looked)\b")
"""What somebody does who does not answer a question."""
ASK_NOT_SAY = Folded(
    rf"\b(?:would|did|do|does|has|have|had|will|wo)\s*{_NOT},?\s+(?:[\w,]+\s+){{0,3}}?(?:say|said|"
    rf"comment|commented|elaborate|elaborated|"
    r"specify|specified|disclose|disclosed|discuss|reveal|revealed|give|given|provide|provided|"
    r"name|named|respond|responded|reply|replied|"
    r"answer|answered|speculate|go into|go further|be drawn|share|explain|identify|address|"
    r"clarify|confirm|confirmed)\b|\b(?:yet to (?:say|comment|respond|reply|answer|confirm|"
    r"explain|disclose))\b|\b(?:neither|none|nobody|no one)\b.{0,24}\bwould (?:say|comment|reveal|"
    r"confirm)\b|"
    rf"\b(?:did|does|do)\s*{_NOT} (?:wish|want|care|like) to (?:say|be quoted|comment|talk|speak|be named|discuss|give|answer)\b|"
    r"\bneither\b.{0,40}\bwished to (?:say|comment|speak)\b",
)
UNABLE = Folded(
    r"\b(?:do|does|did)\s*(?:not|n['’]t)\s+(?:yet\s+)?know\b|"
    r"(?:\b(?:(?:can|could|ca)\s*(?:not|n['’]t)|unable|not able|not been able|impossible|hard|"
    r"difficult|not in a position)|n['’]t (?:been )?able)\b.{0,40}?\b(?:say|said|tell|told|know|known|confirm\w*|"
    r"verif\w*|"
    r"corroborat\w*|establish\w*|be sure|be certain|vouch|determine\w*|check\w*|judge|estimate|"
    r"rule on|assess|remember|recall|give|name|explain)\b|\b(?:do|does|did)(?: not|n['’]t) (?:remember|recall)\b|\btry(?:ing)? to (?:verify|establish|find out|check)\b|"
    r"\bnot (?:yet )?(?:known|clear|certain|established)\b|\bunclear\b|\bunknown\b|\b(?:knew|"
    r"knows?) nothing (?:of|about)\b|(?:\b(?:not|un)|n['’]t)\s?aware of\b|\byet to (?:establish|determine|find out)\b|\bno information\b|"
    r"\bhard to (?:believe|credit|accept)\b|\bimplausible\b|\bnot entirely convincing\b",
)
ASIDE = re.compile(
    r"^(?:[“\"‘']\s*)?(?:ask (?:me|my|the|him|her|them)\b|you(?: will|['’]ll) know when|i(?:"
    r"(?: ca|ca)n['’]t (?:give you|tell you)|(?: will not| wo ?n['’]t| am not going to|['’]m not going to|['’]ll not) "
    r"(?:answer|go (?:there|into)|show|say|comment|speak|speculate|talk|discuss|tell)\b|(?: would|"
    r"['’]d| wouldn['’]t)(?: not)? go there)|it would be wrong to (?:make|"
    r"speculate)|(?:it is |it['’]s )?too early to (?:say|tell)|(?:i|we) (?:can(?:not|['’]t)|"
    r"have nothing)\b.{0,20}\b(?:comment|say|tell you))|"
    r"\bnothing to confirm\b|\bneither (?:confirm|deny|denied|admit)|\bneither\b.{0,30}\b(?:deny|"
    r"confirm) (?:nor|or)\b|\bis their business\b|\bnor (?:deny|admit|rule it out)\b|"
    r"\bcan['’]t rule it in\b|\breserve judge?ment\b",
    re.IGNORECASE,
)
UNLIKELY = Folded(
    r"\b(?:unlikely|improbable|inconceivable|impossible|unthinkable|hardly (?!credit)|(?:very |"
    r"too )?little (?:chance|prospect|hope)|fanciful|far-fetched|too (?:gloomy|optimistic|high|"
    r"low)|"
    r"(?:be|been) (?:\w+ )?(?:surprised|astonished|amazed) if|no chance|out of the question|"
    r"sooner\b.{0,20}\bhell|hell will sooner|far from (?:certain|true))\b",
)
DIRECTIVE = Folded(
    r"\b(?:urg\w+|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|call(?:s|ed|ing)? (?:for|on|upon)|"
    r"order(?:s|ed|ing)?|request\w*|appeal\w*|advis\w+|instruct\w*|fear\w*|suspect\w*|complain\w*|"
    r"accus\w+|threaten\w*|worr(?:y|ies|ied)|regret\w*|beg(?:s|ged)?|plead\w*|recommend\w*|propos\w+)\b",
)
ADMISSION = re.compile(
    r"^(?:yes\b|it is true|it['’]s true|indeed\b|i accept|we accept|i admit|we admit|i concede|"
    r"it(?:['’]s| is) real\b|i (?:should not|shouldn['’]t) have|i congratulate|"
    r"an? (?:\w+ )?(?:error|mistake) was made|"
    r"we were wrong|i was wrong|mistakes were made|that is (?:true|correct|right)|"
    r"that['’]s (?:true|correct|right)|.{0,60}\bit is true\b)",
    re.IGNORECASE,
)
NEGATED = Folded(
    rf"\b(?:{_NOT}|unable to|failed to|yet to|stop(?:s|ped)? short of|without)\b|n['’]t\b",
)
FALSE = Folded(
    r"\b(?:baseless|groundless|unfounded|false|fake|untrue|fabricat\w+|"
    r"(?<!\bto )(?:a|another) (?:(?!(?:to|and|where|that|body|bodies)\b)\w+ ){0,2}"
    r"lie(?!\s+(?:in|on|at|with|off|between|under|behind|beyond|near|within|down|low|still|idle|ahead)\b)|"
    r"lies(?!\s+(?:in|on|at|with|off|between|under|behind|beyond|near|within|down|idle|about\s+\d)\b)|slander\w*|"
    r"nonsense|absurd|hoax|myth|fiction|"
    r"devoid of any|gossip|fairy tales?|fanciful|speculative|psychological warfare|"
    r"not what .{2,20} said|lied|discredited|"
    r"disinformation|misinformation|propaganda|not true|without (?:any )?(?:foundation|basis)|no (?:basis|truth)|"
    r"(?:do|does|did) not correspond to reality|invented|made[- ]up|ludicrous|ridiculous|"
    r"inaccurate|incorrect|wrong|rubbish|smear\w*|(?:greatly |grossly |wildly )?exaggerat\w+|overblown|comical|"
    r"misleading|mischievous|malicious|concocted|distort\w+|fantas(?:y|ies)|imaginary|laughable|preposterous|bogus|"
    r"montages?(?=[”\"’'])|hysteria(?=[”\"’'])|(?:total|pure|utter|complete|absolute|plain) b\.?s\b|bullshit|(?:fear|scare)-?mongering|"
    r"scurrilous|defamatory|libel\w*|unsubstantiated|without merit|meritless|trumped[- ]up|figment|unrealistic|"
    r"the imagination of|upside down|far from the truth|malarkey|twaddle|hogwash|drivel|garbage|canard|calumn\w+)\b",
)
CLAIM = Folded(
    r"\b(?:claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?|assertions?|"
    r"announcements?|statements?|speculation|stories|story|alleged|supposed|purported|"
    r"charges?|that|this|it|so-called|idea|notion|figures?|account|talk|videos?|photos?|images?|article|thes[ie]s|theory|theories|narrative)\b",
)
FALSE_OF = Folded(
    r"(?:false|fake|bogus|fabricated|invented|imaginary|fanciful|speculative|absurd|ludicrous|ridiculous|laughable|preposterous|comical|inaccurate|incorrect|wrong|"
    r"misleading|mischievous|malicious|exaggerated|unrealistic|concocted|discredited|(?:fear|scare)-?mongering|smear|propaganda|hoax|fiction|garbage|rubbish)"
    r"[”\"’']?\s+[“\"‘']?(?!(?:and|or|but|nor|as|that|to|in|on|at|by|for|from|of|with|without|about|because|if|when|since|while|again|today|too|then|now|"
    r"only|yesterday|news|lies?|notions?|pictures?|impressions?|premises?|picture|information|insinuations?|attack on)\b)(?=[a-z][\w-]+)(?!\w+ly\b)"
)
"""A word for what is not so, beside a thing that it is said of: "false papers", "the ridiculous price"; see `CLAIM` for what it is said against."""
NO_EVIDENCE = Folded(
    r"\bnothing\s+(?:at all\s+)?to\s+(?:suggest|indicate|show|prove)\b|"
    r"\b(?:no|little|not (?:any|enough|seen any|found any|see any)|"
    r"without)\s+(?:\w+\s+){0,2}?(?:evidence|proof|indications?|signs?|confirmation|information|"
    r"sign)\b"
    r"|\b(?:can|could|cannot|ca)\s*(?:not|n['’]t)?\s+(?:yet\s+|independently\s+|immediately\s+|"
    r"be\s+|been\s+){0,3}(?:confirm|verif|corroborat)\w*"
    r"|\bunable to (?:independently )?(?:confirm|verify|corroborate)|(?:\b(?:not|never|"
    r"yet to)|n['’]t)(?: been| yet| be)* (?:independently )?(?:confirm|verif|corroborat)\w*"
    r"|\b(?:too early|remains? unclear|not clear|unclear|not known|unknown|not certain|uncertain)\b",
)
PROBABLE_CUE = _words(
    r"believ(?:e|es|ed|ing)", r"assess(?:es|ed)?", r"expect(?:s|ed|ing|ation)?", r"suspect(?:s|ed)?",
    r"th(?:ink|inks|ought)", r"presum\w+", r"estimat\w+",
    r"suggest(?:s|ed|ing)?", r"predict(?:s|ed)?", r"forecast(?:s|ed)?", r"anticipat\w+", r"reckon\w*",
    r"assum\w+", r"calculat\w+", r"project(?:s|ed)", r"consider(?:s|ed)?",
    r"feels?", r"felt", r"speculation", r"hint(?:s|ed|ing)?", r"foresees?", r"foresaw", r"guess\w*", r"all but",
    r"is understood", r"conjectur\w+", r"judged?", r"surmis\w+",
    r"inclined to", r"infer(?:s|red)?", r"tend(?:s|ed)? to", r"confident", r"puts?(?: .{0,40}?)? at", r"sees?",
    r"saw", r"for granted",
)  # fmt: skip
PROBABLE = _words(
    r"likely", r"probabl[ey]", r"probability", r"likelihood", 
r"(?:i|we|they|he|she|it|is|are|was|were|widely|generally) (?:is |are |was |"
r"were )?(?:believ\w+|expect\w*|think|thinks|suspect\w*|assum\w+|reckon\w*)"
,
    r"appear(?:s|ed)?", r"seem(?:s|ed)?", r"apparently", r"presumabl[ey]", r"on course",
    r"conclud(?:e|es|ed) that", r"impression", r"signs? (?:that|of)", r"looks? (?:like|as|set|to|too)",
    r"bound to", r"in all (?:likelihood|probability)", r"almost certain\w*",
    r"(?:my|our|his|her|their) (?:belief|guess|expectation|hunch)", r"better than (?:even|fifty-fifty)",
    r"i['’]d say",
    r"better odds", r"(?:did|do|does)(?: not|n['’]t) (?:expect|think|believe)", r"mostly just that",
    r"by all accounts", r"supposedly", r"not be surprised if", r"be surprised (?:if|to)",
    r"be astonished (?:if|to)",
)  # fmt: skip
POSSIBLE = re.compile(
    r"\b(?:" + "|".join((
    r"(?-i:may)(?! \d)", r"(?-i:May) (?:have|be|well)", r"might",
    r"could(?! (?:not|neither|hardly|never|have been said|be (?:no|little) (?:\w+ )?(?:doubt|question|mistake)))",
    r"(?<!as soon as )(?<!everything )(?<!every )possib(?:le|ly|ility)", r"perhaps", r"maybe",
    r"potential(?:ly)?", r"can(?:not|['’]t| not) (?:be )?(?:ruled?|exclude\w*)(?: out)?",
    r"if (?:true|confirmed|the reports|such)", r"conceivabl[ey]", r"speculat\w+", r"open to doubt", r"at risk",
    r"not (?:be )?(?:rule|ruled|ruling) out", r"options? (?:is|are|remain)", r"door (?:ajar|open)",
    )) + r")\b", re.IGNORECASE,
)  # fmt: skip
POSSIBLE_CUE = _words(
    r"fear(?:s|ed|ing)?", r"hop(?:e|es|ed|ing)", r"left open", r"leav(?:e|es|ing) open", r"considering",
    r"weighing", r"mull(?:s|ing|ed)?", r"contemplat\w+", r"open to", r"worr(?:y|ies|ied)",
    r"door (?:ajar|open)", r"reserves?", r"reserved", r"the prospect", r"hint(?:s|ed|ing)?", r"speculat\w+",
    r"may", r"might", r"could", r"possib\w+", r"wonder\w*", r"toy(?:s|ed|ing) with", r"float(?:s|ed|ing)?",
)  # fmt: skip
PROBABLE_DOUBT = Folded(
    r"\bdoubt|unlikely|no\b.{0,20}(?:evidence|indication|sign|proof)|scepti|skepti|"
    r"nothing to (?:suggest|indicate|show|prove)|not .{0,8}convinced|unconvinced|no longer|not believe|implausible|hard to (?:credit|"
    r"believe)|play\w* down|downplay|"
    r"not aware|knew nothing|knows nothing|reservations|withdr[ae]w|qualif|not entirely|"
    r"optimistic|question(?:s|ed)? the",
)
CLAUSE_END = re.compile(
    r"[;:]|,[”\"’']\s+[“\"‘']|,?\s+(?:if|unless|until|because|lest)\s|,\s+or\s|[.?!][”\"’']?\s|"
    r",\s+(?:but|and|while|although|though|which|who|where|because|since|as|after|when|adding|"
    r"citing)\b|\s+and\s+that\s+(?=(?:the|an?|it|he|she|they|there|his|her|its|their|many|most|some|no|all|any|[A-Z][\w-]+)\s)|\b(?:because|although|whereas|while)\b"
)
EMBEDDED = re.compile(
    r"(?<=\w)\s+(?:who|whom|whose|which)\b|"
    r"\b(?:says?|said|saying|told|tells|promis(?:es|ed)|assur(?:es|ed)|warn(?:s|ed)|conclud(?:es|ed)|wrote|written|"
    r"insist(?:s|ed)|argu(?:es|ed)|announc(?:es|ed)|pledg(?:es|ed)|vow(?:s|ed)|declar(?:es|ed)|ordered|swore|guaranteed|"
    r"reported|regard(?:s|ed)|(?:had|has|have|was) called|advised|urged)\b(?=\s+(?:\w+\s+){0,5}?(?:that|there|it|he|she|they|we|an?|the|its)\b)|"
    r"(?<=[a-z]{3})\s+that\s+(?=(?:was|were|had|has|have|is|are|never|did|does|do|would|will|could|can)\b)(?<!is that )(?<!was that )|"
    r"\s+and\s+(?=(?:was|is|were|are|had|would|will)\s)|\s+and\s+(?=\w+\s+(?:would|will|did|does|do|is|are|was|were|has|have|had)\s+not\b)"
)
"""Where a clause within the clause begins: what is negative behind it is not what the speaker holds."""
BESIDE = Folded(
    r"\b(?:would|will|had|has|have|is|are|was|were|could|can|\w{3,}ed)\s[^,;]{0,60}?\b(?:the|any|all|those|such)\s(?:\w+\s){1,2}"
    r"(?P<whose>he|she|it|they|we|i|you)\s(?:had|has|have|did|does|do|was|were|could|can)\s*(?:not\b|n['’]t|never\b)|"
    r"\b(?:a|the|any|some|real|great)\s(?:\w+\s)?(?:risk|danger|chance|possibility|fear)s?\s(?P<that>that)\s",
)
"""The same for a clause that hangs on a thing: "would use the money he had not spent", "a risk that it may not hold"."""
NEGATIVE_MAIN = Folded(
    r"\b(?:do|did|done|does) no such\b|\bnothing of the (?:kind|sort)\b|"
    r"\b(?:(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|am|must|ca|wo|may|"
    r"ai)\s*(?:(?:still|also|now|yet|certainly|simply)\s+)?(?:not|n['’]t)|never|cannot|no longer|in no way|none of|"
    r"^none(?= (?:is|are|was|were|has|have|had|will|would)\b)|"
    r"nobody|no one|(?<!as if )nothing(?! else)|not one|not a single|neither|at no time|"
    r"(?:will|would|can|could|may|might|shall|should|must)\s+(?:make|have|give|take|accept|tolerate|allow|pay|show|offer|play|receive)\s+no|"
    r"there (?:is|are|was|were|has been|have been|had been|will be|would be|"
    r"could be|can be) (?:\w+ )?(?:no|none))\b(?!\s+(?:\w+\s+)?(?:doubt|question that|mistake|mistaking|choice|alternative|option|secret|matter)\b)|"
    r"\b(?:has|have|had|is|are|was|were|be|been|kept|keeps?|seen|saw|sees?|made|took|given|gave|"
    r"held|knew of|knows? of|\w+ed|found|got|with)\s+(?:\w+\s+){0,2}?[“\"]?(?:no|none)\b"
    r"(?!\s+(?:more than|fewer|less than|later than|longer than|choice|doubt|alternative|secret|"
    r"mistake|option|matter|question))|"
    r"(?:^|that\s+|[“\"‘'])(?:no|not)\s+(?!more than|fewer|less|matter|doubt|wonder)\w+|\bso-called\b",
)
IMPERSONAL_NOT = re.compile(
    r"\bnot (?:only|just|merely|simply|least|yet clear|necessarily|everything|perfect|ideal)\b", re.IGNORECASE
)
APPROXIMATE = Folded(
    r"\b(?:has|have|had|is|are|was|were)\s+(?:still\s+|as\s+)?yet\s+to\s+(?!come\b|be\s+seen\b)\w|"
    r"\b(?:barely|scarcely|hardly)\s+(?:begun|started|got(?:ten)? under way)\b|\b(?:has|have|had)\s+(?:barely|scarcely|hardly)\s+"
    r"(?!(?:hidden|concealed|denied|disguised|stopped|ceased|waited)\b)\w+(?:ed|en)\b(?![^.;]*\bwhen\b)",
)
"""What is as good as a "not" in a main clause."""
FAILED = Folded(
    r"(?<!never )(?<!not )(?<!n't )(?<!n’t )(?<!that )(?<!who )(?<!which )(?:\b(?:has|have|had)\s+(?:so\s+far\s+|again\s+)?)?\bfail(?:s|ed)\s+to\s+"
    r"(?!(?:stop|prevent|keep|hide|conceal|deny|push|repel|halt|contain|dislodge|block|avert|avoid|hold|disguise)\b)\w"
)
"""The same where nobody says it: whoever says that others failed to do a thing reproaches them, and affirms that."""
NOT_RULED_OUT = Folded(
    r"\b(?:can|could)(?:\s?not|n['’]t)\s+(?:\w+\s+)?be\s+(?:ruled\s+out|excluded)\b|\b(?:has|have|had)(?:\s+not|n['’]t)\s+(?:\w+\s+)?been\s+(?:ruled\s+out|excluded)\b",
)
NOT_AWARE = Folded(r"(?:\b(?:not|un)|n['’]t)\s?aware\s+of\s+(?:any|one)\b")
HARD_TO_BELIEVE = Folded(r"\b(?:hard|difficult)\s+to\s+(?:believe|imagine|credit)\b")
DERIDED = Folded(
    r"\b(?:montages?|(?:total|pure|utter|complete|absolute|plain) b\.?s\b|bullshit|(?:fear|scare)-?mongering|hysteria)",
)
BEYOND_DOUBT = Folded(
    r"\b(?:(?:is|are|was|were|be|had|has|have|left|leaves?)\s+(?:\w+\s+)?no\s+(?:real\s+)?doubt|beyond\s+(?:any\s+)?doubt)\b"
)
AS_POSSIBLE = Folded(r"\bas\s+(?:\w+\s+){1,3}?as\s+possible\b")
ATTITUDE = re.compile(
    r"(?:i|we|he|she|they|the \w+)\s(?:ha(?:ve|s|d)|feels?|felt)\s(?:\w+ly\s|absolutely\s)?no\s(?:sympathy|pity|patience|mercy|illusions?|regrets?|qualms?)\b",
    re.IGNORECASE,
)
""" "Have no sympathy for" tells how somebody feels of it."""
UNMENTIONED = re.compile(
    r"(?:did|does|do|ha[sd]|have)\s*(?:not|n['’]t)\s+(?:\w+ly\s+|even\s+)?mention(?:ed)?|ma(?:de|kes?) no mention of|never mention(?:s|ed)",
    re.IGNORECASE,
)
"""Silence on a thing, which denies nothing."""
NOTHING_TO_ADD = re.compile(
    r"\b(?:ha(?:s|d|ve)|there (?:is|was)) nothing (?:more |further |else )?to (?:add|say)\b", re.IGNORECASE
)
NEVER_REFUSED = re.compile(
    r"(?:\b(?:never|not)|n['’]t)\s+(?:once\s+)?(?:refus(?:ed|es?|ing)|declined|reject(?:ed)?|"
    r"(?:been|be) opposed to|oppos(?:ed?|es)) (?:to\b|dialogue|talks|negotiat\w+|contacts?)",
    re.IGNORECASE,
)
"""Who has never refused to talk, is ready to."""
WAS_NO = re.compile(
    r"(?<!there )\b(?:is|are|was|were|be|been|['’]s)\s+no\s+(?:\w+\s+)?(?:accidents?|coincidences?|surprise|secret|exceptions?|mystery|joke|laughing matter|"
    r"small (?:matter|thing|feat)|mean feat|easy (?:task|matter|thing))\b",
    re.IGNORECASE,
)
""" "It was no accident" says what it was."""
NOT_THAT = re.compile(
    r"(?:it(?:['’]s|\s+is|\s+was)\s+)?not that (?:there\b[^,;]*?\bno\b|[^,;]*?(?:\bnot\b|n['’]t\b))", re.IGNORECASE
)
""" "It is not that there is no famine; it is that nobody may count it." """
REVOKED_NOT = re.compile(
    r"\b(?:must|should|has to|have to|needs? to|ought to)\s+(?:be\s+)?\w+[^,;]*,\s+not\s+(?:merely |only |just |simply )?\w+|"
    r"\bshould (?:never|not) have (?:been )?\w+(?:ed|en|t)\b",
    re.IGNORECASE,
)
"""A demand or a reproach with what is meant instead: nothing is said not to be so."""
BEYOND = re.compile(
    r"\b(?:beyond|except|apart from|other than|but)\s+(?:to say|saying|confirming|to confirm)$", re.IGNORECASE
)
""" "Declined to comment beyond saying"."""
WOULD_NOT_RULE_OUT = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:want|wish|willing|prepared|ready|inclined)(?: to)?\s+(?:\w+ly\s+)?(?:rule|exclude)\b",
    re.IGNORECASE,
)
NAMES_IT = re.compile(
    r"\b(?:call|describ|brand|label|term|denounc|characteri|consider|find|found|regard)\w*", re.IGNORECASE
)
SURPRISED = re.compile(r"\bbe (?:\w+ )?(?:surprised|astonished|amazed) if\b", re.IGNORECASE)
