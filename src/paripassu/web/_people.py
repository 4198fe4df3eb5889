"""Names, passwords and tokens in, who asks and what they may do out; every change and every refusal on record.

People live in a file of lines beside the ledger, each line with the hash of the one before: who was added, by whom, who
came in, who was refused. Who may do what now is worked out from the lines; none is ever changed.
"""

import fcntl
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from paripassu.errors import LedgerError, NotFound, Place, Refused, UsageError
from paripassu.situation.model import Tlp

Role = Literal["viewer", "analyst", "authority", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
SESSION = 12 * 3600
"""Seconds that a session lasts."""
TRIES = 5
"""Wrong passwords for one name in `BLOCK` seconds before no more are looked at; five times as many from one address."""
BLOCK = 300
SHORTEST = 10
_SESSIONS = 10_000
_GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. A viewer sees what their audience may see; everybody else sees all."""

    name: str
    role: Role
    audience: Tlp | None = None
    """For a viewer: the marking up to which they may see."""

    @property
    def may_review(self) -> bool:
        return self.role in {"analyst", "administrator"}

    @property
    def may_decide(self) -> bool:
        return self.role in {"authority", "administrator"}

    @property
    def may_manage(self) -> bool:
        return self.role == "administrator"


@dataclass(frozen=True, slots=True)
class Account:
    """A person as the lines have them."""

    person: Person
    password: str
    """Argon2id hash."""
    tokens: Mapping[str, str]
    """What each token is for, by the SHA-256 of the token."""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that came in, held in memory: a restart asks everybody for the password again."""

    person: str
    until: float


class People:
    """The accounts of a workspace. Safe to use from many threads and processes."""

    def __init__(self, path: Path) -> None:
        """Raises LedgerError where the file's lines do not follow one another."""
        self.path = path
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex())
        self._lock = threading.Lock()
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._failed: OrderedDict[str, list[float]] = OrderedDict()
        self._read_to = -1
        self._accounts: dict[str, Account] = {}
        self.accounts()

    # ---- who there is ----------------------------------------------------------------------------------------------

    def accounts(self) -> Mapping[str, Account]:
        """All accounts by name, as the lines have them now. Raises LedgerError."""
        size = self.path.stat().st_size if self.path.exists() else 0
        with self._lock:
            if size != self._read_to:
                self._accounts = _accounts(self.lines(), self.path)
                self._read_to = size
            return self._accounts

    def lines(self) -> list[dict[str, Any]]:
        """Every line in order: at, by, what, about, and what else there is to it."""
        if not self.path.exists():
            return []
        with self.path.open(encoding="utf-8") as stream:
            try:
                return [json.loads(line) for line in stream]
            except ValueError as error:
                raise LedgerError(
                    "a line of the people's file is no JSON", place=Place(str(self.path)), remedy="restore the file"
                ) from error

    def add(self, name: str, role: Role, password: str, *, by: str, audience: Tlp | None = None) -> None:
        """Adds a person, or gives one a new role or password. Raises UsageError."""
        if not 1 <= len(name) <= 64 or not all(c.isalnum() or c in "._-@" for c in name):
            raise UsageError(f"{name!r} is no name for an account", remedy="use letters, digits and . _ - @")
        if role not in ROLES:
            raise UsageError(f"there is no role {role}", remedy=f"choose one of: {', '.join(ROLES)}")
        if (role == "viewer") != (audience is not None):
            raise UsageError("a viewer, and only a viewer, has an audience", remedy="name one of the TLP markings")
        if not SHORTEST <= len(password) <= 1000:
            raise UsageError(f"a password has {SHORTEST} characters or more", remedy="choose a longer one")
        self._write(by, "person", name, {"role": role, "audience": audience, "password": self._hasher.hash(password)})

    def remove(self, name: str, *, by: str) -> None:
        """Takes a person's access away, sessions and tokens too. Raises NotFound."""
        self._account(name)
        self._write(by, "removed", name, {})
        with self._lock:
            for key in [k for k, s in self._sessions.items() if s.person == name]:
                del self._sessions[key]

    def token(self, name: str, purpose: str, *, by: str) -> str:
        """A new token for the API, shown this once. Raises NotFound."""
        self._account(name)
        token = f"pp_{secrets.token_urlsafe(32)}"
        self._write(by, "token", name, {"hash_of_token": _hash(token), "purpose": purpose[:200]})
        return token

    def revoke(self, name: str, purpose: str, *, by: str) -> None:
        """Takes back the tokens of that purpose. Raises NotFound."""
        if purpose not in self._account(name).tokens.values():
            raise NotFound(f"{name} has no token for {purpose}")
        self._write(by, "revoked", name, {"purpose": purpose})

    def _account(self, name: str) -> Account:
        account = self.accounts().get(name)
        if account is None or not account.active:
            raise NotFound(f"there is no account {name}")
        return account

    # ---- coming in -------------------------------------------------------------------------------------------------

    def enter(self, name: str, password: str, address: str) -> str:
        """The key of a new session. Raises Refused, in the same words and time whatever was wrong."""
        self._hold_off(name, address)
        account = self.accounts().get(name)
        known = account is not None and account.active
        right = self._fits(account.password if account and known else self._nobody, password[:1000])
        if not (known and right):
            self._fail(name, address)
            raise Refused("the name or the password is wrong", remedy="try again")
        key = secrets.token_urlsafe(32)
        with self._lock:
            self._failed.pop(f"name {name}", None)
            self._sessions[_hash(key)] = Session(name, time.time() + SESSION)
            while len(self._sessions) > _SESSIONS:
                self._sessions.popitem(last=False)
        self._write(name, "came in", name, {"address": address})
        return key

    def leave(self, key: str) -> None:
        with self._lock:
            session = self._sessions.pop(_hash(key), None)
        if session:
            self._write(session.person, "left", session.person, {})

    def by_session(self, key: str) -> Person | None:
        with self._lock:
            session = self._sessions.get(_hash(key))
            if session is not None and session.until < time.time():
                del self._sessions[_hash(key)]
                session = None
        account = self.accounts().get(session.person) if session else None
        return account.person if account and account.active else None

    def by_token(self, token: str) -> Person | None:
        given = _hash(token)
        for account in self.accounts().values():
            if account.active and any(hmac.compare_digest(given, known) for known in account.tokens):
                return account.person
        return None

    def refused(self, person: Person | None, what: str) -> None:
        """Puts a refusal on record."""
        self._write(person.name if person else "nobody", "refused", what[:200], {})

    def _fits(self, known: str, password: str) -> bool:
        try:
            return self._hasher.verify(known, password)
        except (Argon2Error, InvalidHashError):
            return False

    def _hold_off(self, name: str, address: str) -> None:
        now = time.time()
        with self._lock:
            for key, most in ((f"name {name}", TRIES), (f"address {address}", TRIES * 5)):
                recent = [t for t in self._failed.get(key, []) if now - t < BLOCK]
                if len(recent) >= most:
                    raise Refused("there were too many wrong passwords", remedy="wait five minutes")

    def _fail(self, name: str, address: str) -> None:
        now = time.time()
        with self._lock:
            for key in (f"name {name}", f"address {address}"):
                self._failed[key] = [*(t for t in self._failed.get(key, []) if now - t < BLOCK), now]
                self._failed.move_to_end(key)
            while len(self._failed) > _SESSIONS:
                self._failed.popitem(last=False)
        self._write("nobody", "wrong password", name[:64], {"address": address})

    # ---- lines -----------------------------------------------------------------------------------------------------

    def _write(self, by: str, what: str, about: str, more: Mapping[str, Any]) -> None:
        """One line at the end, on disk before this returns; one writer at a time, of all processes."""
        self.path.parent.mkdir(exist_ok=True)
        with self.path.open("a+", encoding="utf-8") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            self.path.chmod(0o600)
            stream.seek(0)
            last = deque(stream, 1)
            before = json.loads(last[0])["hash"] if last else _GENESIS
            row = {"at": datetime.now(UTC).isoformat(), "by": by, "what": what, "about": about, **more}
            stream.write(json.dumps({**row, "hash": _link(row, before)}) + "\n")
            stream.flush()


def _accounts(lines: list[dict[str, Any]], path: Path) -> dict[str, Account]:
    found: dict[str, Account] = {}
    before = _GENESIS
    for number, row in enumerate(lines, 1):
        held = row.pop("hash", None)
        if held != _link(row, before):
            raise LedgerError(
                "the people's file was changed by hand", place=Place(str(path), number), remedy="restore it"
            )
        before = held
        name, old = row["about"], found.get(row["about"])
        if row["what"] == "person":
            person = Person(name, row["role"], row["audience"])
            found[name] = Account(person, row["password"], old.tokens if old and old.active else {})
        elif old and row["what"] == "removed":
            found[name] = replace(old, active=False)
        elif old and row["what"] == "token":
            found[name] = replace(old, tokens={**old.tokens, row["hash_of_token"]: row["purpose"]})
        elif old and row["what"] == "revoked":
            found[name] = replace(old, tokens={k: v for k, v in old.tokens.items() if v != row["purpose"]})
    return found


def _link(row: Mapping[str, Any], before: str) -> str:
    return hashlib.sha256((before + json.dumps(row, sort_keys=True)).encode()).hexdigest()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
