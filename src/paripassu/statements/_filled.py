"""Somebody unnamed in, the name that the report gives the holder of that office before or behind out."""

import re

from paripassu.statements import _wording as wording
from paripassu.statements._offices import Offices
from paripassu.statements._phrases import parse, segments
from paripassu.statements._state_offices import OFFICES_OF_STATE
from paripassu.types import Source

_LETTERED = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Mme|Señor|Señora)\.?\s)?(?P<name>[^,]+)")
_CAME_IN = re.compile(
    r",\swho\s(?:(?:only|also|himself|herself)\s)?(?:took (?:up )?(?:office|the post|power)|came (?:in)?to (?:office|power)|"
    r"(?:is|was|has been) (?:in office|re-?elected|elected|appointed|sworn in|named to the post|campaigning|seeking re-?election|standing again)|"
    r"faces (?:re-?election|an election|elections)|has (?:held|led|governed|ruled|served))\b"
)
"""What a report says behind the name of somebody whom it has told of by his office."""

_TITLE = re.compile(r"(?:professor|prof|dr|sir|dame|lord|lady|judge|justice|general|admiral|colonel)\.?", re.IGNORECASE)
"""What stands before a name and says no office."""
_SPEAKS_FOR = re.compile(r"\b(?:spokes(?:man|woman|person)|delegate|envoy|coroner)$", re.IGNORECASE)
_SOLE = frozenset(("head", "director", "chief", "chairman", "chairwoman", "president", "commissioner"))
_ONE_OF_SOME = re.compile(r"(?:an?|one|another|some)\s", re.IGNORECASE)


class Filled(Offices):
    """Unnamed holders of an office whom the report names elsewhere."""

    def _held_before(self, text: str, name: str, role: str | None) -> Source | None:
        """Who spoke without a name by his office and has one now: "Chile's trade minister … Ida Moss", "… the minister, Ida Moss,"."""
        if role is None or (_TITLE.fullmatch(role) and text.strip(" ,").lower() == f"{role} {name}".lower()):
            words = text if role is None else name
            bare = _LETTERED.match(words)
            rest = words[bare.end() :] if bare is not None else words
            if bare is None or bare["name"].strip() != name or (rest.strip(" ,") and _CAME_IN.match(rest) is None):
                return None
            last = next((m for m in self._back() if m.person), None)
            if last is None or last.source.kind != "unnamed person" or not self._gives_name(last.source, role):
                return None
            # In minutes "Ms Moss" is who asks the minister.
            asks = bare.start("name") > 0 and last.at < self._paragraph(self._at)
            return None if asks else last.source
        parts = segments(text)
        if len(parts) < 2 or name not in parts[1] or not parts[0].lower().startswith("the ") or " " in role:
            return None
        for met in self._back():
            if not met.person or parse(met.source.role or "").head != role.lower():
                continue
            lesser = wording.STATUS & set((met.source.role or "").lower().split())
            return met.source if met.source.kind == "unnamed person" and not lesser else None
        return None

    def _gives_name(self, last: Source, title: str | None) -> bool:
        """Whether *last* is told of by an office whose holder a report soon names. title: what alone stands before the name, if anything."""
        office = last.role or ""
        if title is not None and parse(office).head == title.lower():
            return True  # "A judge ordered … Judge Ida Moss held"
        if wording.OFFICE.search(office):
            return title is None or parse(office).head in _SOLE
        return title is None and _SPEAKS_FOR.search(office) is not None and _ONE_OF_SOME.match(last.text) is None

    def _named_elsewhere(self, source: Source) -> Source | None:
        """The one person whom the report names in the office of a state that somebody unnamed holds."""
        role = (source.role or "").lower()
        if source.country is None or source.affiliation is not None or OFFICES_OF_STATE.fullmatch(role) is None:
            return None
        if re.match(r"(?:an?|one|another|his|her|their)\s", source.text, re.IGNORECASE):
            return None
        same = {
            m.source.name: m.source
            for m in self.met
            if m.source.kind == "named person"
            and (m.source.role or "").lower() == role
            and m.source.country == source.country
            and m.source.affiliation is None
        }
        return next(iter(same.values())) if len(same) == 1 else None
