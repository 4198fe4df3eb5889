"""Where a name begins and ends, and whether it is a person's or a body's."""

import pytest

from paripassu.statements._body_names import body_name
from paripassu.statements._persons import person_name
from paripassu.statements.speakers import Cast
from paripassu.types import Source
from tests.statements.hearing import said_by


def heard(body: str, *sources: str) -> list[Source]:
    """The speakers of *sources*, found in *body* one behind the other."""
    cast = Cast(body, (), None)
    return [source for source in map(cast.settled, said_by(cast, *sources)) if source]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Trade, Tourism and Industry Minister Datuk Seri Rahman Abdul Karim", "Rahman Abdul Karim"),
        ("National Security Minister Alma Boothe", "Alma Boothe"),
        ("Minister of National Security Howard Lisle-Grant", "Howard Lisle-Grant"),
        ("the National Intelligence Service", None),
        ("Ministry spokesman He Qingshan", "He Qingshan"),
        ("He Qingshan, a retired judge,", "He Qingshan"),
        ("He", None),
        ("Defence Minister An Gyu-won", "An Gyu-won"),
        ("An American official", None),
        ("Police spokesperson Dr Grace Were", "Grace Were"),
        ("Otieno Okoth Were", "Otieno Okoth Were"),
        ("Dockers United Secretary-Treasurer Mara Holt", "Mara Holt"),
        ("Governor I Nyoman Sudira", "I Nyoman Sudira"),
        ("Mr. OLIVARES (Chile)", "Olivares"),
        ("Ms R. VAN DAMME", "R. Van Damme"),
        ("Hydrologist Karen Amsel", "Karen Amsel"),
        ("Senator-elect Karen Amsel", "Karen Amsel"),
        ("ASP Tunji Adebisi", "Tunji Adebisi"),
        ("Atty. Ramon Lacson", "Ramon Lacson"),
        ("Maître Delorme", "Delorme"),
        ("the prosecutor, Ruth Ames KC,", "Ruth Ames"),
        ("analyst Paul Reyes of Kestrel Capital", "Paul Reyes"),
        ("Zurich-based Nextherm", None),
        ("Rowing Canada", None),
        ("Vernon Jordan", "Vernon Jordan"),
        ("Harakat al-Nur", None),
        ("Radio Luma", None),
        ("Women who march at night, and who gave no names,", None),
        ("Anyone who asks", None),
    ],
)
def test_a_persons_name_is_all_of_it_and_nothing_else(words: str, name: str | None) -> None:
    assert person_name(words) == name


def test_a_surname_that_is_a_pronoun_takes_no_pronoun_for_its_own() -> None:
    body = "Spokesman He Qingshan said so. The mayor, Lena Voss, denied it. She was sure. He Qingshan was not. Later he left."
    found = heard(body, "Spokesman He Qingshan", "The mayor, Lena Voss,", "She", "He Qingshan", "he")
    assert [s.name for s in found] == ["He Qingshan", "Lena Voss", "Lena Voss", "He Qingshan", "He Qingshan"]


@pytest.mark.parametrize(
    ("body", "words", "name", "country", "kind"),
    [
        ("The sensors of Zurich-based Nextherm, the sensor maker, are scarce. Nextherm on Oct 10 agreed.", "Nextherm on Oct 10", "Nextherm", None, "organisation"),
        ("Nextherm China said it had stocks. Its plant runs.", "Nextherm China", "Nextherm China", "CHN", "organisation"),
        ("Nextherm de México confirmed it.", "Nextherm de México", "Nextherm de México", "MEX", "organisation"),
        ("The owner, Calypso Maritime of Bari, denied it.", "The owner, Calypso Maritime of Bari,", "Calypso Maritime", None, "organisation"),
        ("The owner, Lena Voss, denied it.", "The owner, Lena Voss,", "Lena Voss", None, "named person"),
        ("Its ally, Harakat al-Nur, denied it.", "Its ally, Harakat al-Nur,", "Harakat al-Nur", None, "organisation"),
        ("The private Radio Luma reported it.", "The private Radio Luma", "Radio Luma", None, "media"),
        ("Scotland Yard would not say.", "Scotland Yard", "Scotland Yard", "GBR", "government"),
        ("The local Red Cross counted them.", "The local Red Cross", "Red Cross", None, "organisation"),
        ("The guerrillas' Southern River Front said so.", "The guerrillas' Southern River Front", "guerrillas' Southern River Front", None, "organisation"),
        ("Opposition firebrand Obed Kisenge said so.", "Opposition firebrand Obed Kisenge", "Obed Kisenge", None, "named person"),
        ("Opposition MP Ruth Liebner said so.", "Opposition MP Ruth Liebner", "Ruth Liebner", None, "named person"),
        ("Major General Obed Kisenge said so.", "Major General Obed Kisenge", "Obed Kisenge", None, "named person"),
        ("A bus driver by the name of Kostas said so.", "A bus driver by the name of Kostas", "Kostas", None, "named person"),
        ("The skipper, surnamed Wu, said so.", "The skipper, surnamed Wu,", "Wu", None, "named person"),
        ("The victim's brother, Gurdip, 23, said so.", "The victim's brother, Gurdip, 23,", "Gurdip", None, "named person"),
        ("The Dutch want it back.", "The Dutch", "Netherlands", "NLD", "government"),
        ("The Americans want it back.", "The Americans", "United States", "USA", "government"),
        ("Many Americans want it back.", "Many Americans", None, "USA", "group"),
        ("Cubans want it back.", "Cubans", None, "CUB", "group"),
        ("The CGF denied it. The Coastal Guard Force (CGF) fired. The Coastal Guard Force left.", "The CGF", "Coastal Guard Force", None, "organisation"),
        ("The BDF denied it. The Border Defence Force (BDF) had fired.", "The BDF", "Border Defence Force", None, "government"),
        ("Neither the army nor the RLF confirmed it.", "Neither the army nor the RLF", None, None, "group"),
    ],
)  # fmt: skip
def test_what_a_name_is_of(body: str, words: str, name: str | None, country: str | None, kind: str) -> None:
    (found,) = heard(body, words)
    assert (found.name, found.country, found.kind) == (name, country, kind)


def test_the_army_is_not_taken_up_from_those_of_whom_neither_spoke() -> None:
    body = "Neither the army nor the Rapid Support Forces confirmed it. The army said it had shot down a drone."
    found = heard(body, "Neither the army nor the Rapid Support Forces", "The army")
    assert [s.name for s in found] == [None, "army"]


@pytest.mark.parametrize(
    ("body", "words", "name", "kind"),
    [
        ("The Seed and Crop Agency's Mara Holt said so.", "The Seed and Crop Agency's Mara Holt", "Mara Holt", "named person"),
        ("Mara Holt and Paul Reyes said so.", "Mara Holt and Paul Reyes", "Mara Holt and Paul Reyes", "group"),
        ("The trader El Hadj Bouba Garba said so.", "The trader El Hadj Bouba Garba", "Bouba Garba", "named person"),
        ("General Electric said so.", "General Electric", "General Electric", "organisation"),
        ("The new authorities said so.", "The new authorities", "authorities", "government"),
        ("Rebels met. Their own ministry said so.", "Their own ministry", "ministry", "government"),
        ("State television said so.", "State television", "State television", "media"),
        ("The Chadian mercenaries fighting beside the army said so.", "The Chadian mercenaries fighting beside the army", "Chadian mercenaries", "organisation"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_name_is_no_part_of_it(body: str, words: str, name: str, kind: str) -> None:
    (found,) = heard(body, words)
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    ("holder", "name", "kind"),
    [
        ("Lena Voss, the justice secretary,", "justice secretary's office", "government"),
        ("Lena Voss, the president of Norway,", "president's office", "government"),
        ("Lena Voss, a polio co-ordinator,", "office", "government"),
        ("Lena Voss, the chief executive of Nextherm,", "office", "organisation"),
    ],
)
def test_an_office_is_known_by_who_holds_it(holder: str, name: str, kind: str) -> None:
    *_, office = heard(f"{holder} left. Her office said so.", holder, "Her office")
    assert (office.name, office.kind) == (name, kind)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the only smelter", "smelter"),
        ("the sole carrier", "carrier"),
        ("the audit office of the day", "audit office"),
        ("the Only Way party", "Only Way party"),
    ],
)
def test_what_only_picks_a_body_out_is_no_part_of_its_name(words: str, name: str) -> None:
    assert body_name(words) == name
