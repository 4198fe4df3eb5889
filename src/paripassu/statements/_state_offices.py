"""Offices, bodies and forces of which a state has one, so that who holds or speaks for one is that state's. Data: patterns."""

import re

OFFICES_OF_STATE = re.compile(
    r"(?:(?:vice|deputy|acting|interim|transitional|first)[ -])*(?:president(?:-elect)?|prime minister|premier|chancellor)|"
    r"(?:(?:vice|deputy|acting|interim|state|junior|first)[ -])*(?:[\w-]+ ){0,3}minister(?: of [\w ]+| for [\w ]+)?|"
    r"(?:foreign|home|defen[cs]e|treasury|interior|cabinet|chief) secretary|secretary of (?:state|defense|the treasury|commerce)|"
    r"attorney[ -]general|solicitor[ -]general|prosecutor[ -]general"
)
"""The whole of a role, in small letters: "prime minister", "deputy minister of health", "attorney general"."""
IN_A_STATES_OFFICE = re.compile(
    r"(?P<foreign>\bforeign (?:minist|secretar|office))|\b(?:(?:defen[cs]e|prime|interior|trade|commerce|external|finance) (?:affairs )?(?:minist|secretar)|"
    r"presiden|government|army|military|navy|coast guard|embassy|general staff|security council)",
    re.IGNORECASE,
)
"""An office or a body in the words of a speaker, and whether it is the one that deals with other states: "a foreign ministry spokesman"."""
FORCES_OF_STATE = re.compile(
    r"\b(?:Border|Coastal?|Frontier|National|Public|Homeland|Internal|Federal|Defen[cs]e) (?:Security |Defen[cs]e |Police )?(?:Force|Guard|Police|Service)$"
)
"""A force by the last words of its name, which letters may stand for: "the Border Security Force"."""
