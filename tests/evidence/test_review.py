"""What a review asks about first."""

from paripassu.evidence.review import by_use
from tests.evidence.test_standing import say


def test_what_counts_and_weighs_is_asked_about_before_what_does_not_count() -> None:
    weighs, light, short = say("A", match=0.75), say("B", match=0.75), say("D", match=0.5)
    found = by_use([short, light, weighs], {weighs.id: 0.9, light.id: 0.01})
    assert [e.id for e in found] == [weighs.id, short.id, light.id]


def test_what_takes_an_admission_back_is_asked_about_first_however_little_it_weighs() -> None:
    admitted = say("P", match=0.8, speaker="p")
    denied = say("P", "denies", 2, match=0.7, speaker="p")
    heavy = say("A", match=0.75)
    found = by_use([heavy, denied, admitted], {heavy.id: 0.9, denied.id: -0.06, admitted.id: 0.0})
    assert found[0].id == denied.id
