"""What the network said of a pair, kept beside the ledger: a change of one indicator asks again about that one alone."""

import hashlib
from collections.abc import Sequence

from paripassu.evidence.judge import Network, Pair, Verdict
from paripassu.ledger.derived import Derived
from paripassu.statements._tags import STANCES, TENSES


class KeptJudge:
    """The network's verdicts, each asked for once."""

    def __init__(self, network: Network, store: Derived, *, writes: bool = True) -> None:
        self._network, self._store, self._writes = network, store, writes

    def __call__(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """As the network's own. Raises ModelError where it has to be asked and is not there."""
        names = [hashlib.sha256("\0".join(pair).encode("utf-8", "surrogatepass")).hexdigest() for pair in pairs]
        key = self._network.version
        found = {name: _verdict(body) for name, body in self._store.get(key, names).items()}
        held = {name: verdict for name, verdict in found.items() if verdict is not None}
        missing = {name: pair for name, pair in zip(names, pairs, strict=True) if name not in held}
        fresh = dict(zip(missing, self._network(list(missing.values())), strict=True))
        if self._writes:
            self._store.put(key, {name: f"{v.odds!r} {v.stance} {v.tense}" for name, v in fresh.items()})
        held |= fresh
        return [held[name] for name in names]


def _verdict(body: str) -> Verdict | None:
    """What was kept, None where it is damaged: then it is asked for again."""
    try:
        odds, stance, tense = body.split()
        return Verdict(float(odds), STANCES[STANCES.index(stance)], TENSES[TENSES.index(tense)])  # type: ignore[arg-type,unused-ignore]
    except ValueError:
        return None
