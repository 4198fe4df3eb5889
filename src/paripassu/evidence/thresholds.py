"""Chances, of a match and by the network, at which a match is kept, asked about, or only marks something: other rooms tell them too."""

KEEP = 0.6
"""Items with a lower probability are not evidence; those just below are what a review asks about."""
ASK = 0.25
VERBATIM = 0.95
"""What a match comes to at least where a sentence says an example that counts word for word: an analyst's own words are not asked back,
whatever the network makes of them."""
UNSURE = 0.45
"""What a match comes to that is no more than a question to the analyst."""
SURELY, PARTED = 0.75, 0.77
"""Where by the rules the speaker denies a thing and by the network affirms it, or the other way round, a match from SURELY on comes to
PARTED, and the network is followed: of such matches on the dev situations and nine that no network has seen, 20 of 26 were right,
in this too, of those with any other difference 9 of 22. A negation in an example, or of another word, is what the rules do not see."""
LIKELY = 0.4
"""What the network by itself holds for less likely is no more than a question, whatever else speaks for it."""
TAKEN_UP = 0.76
"""What a match comes to at most where what is said only takes up a claim ("an accusation that Kigali denied")."""
