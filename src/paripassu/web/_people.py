"""Names, passwords and tokens in, who asks and what they may do out; every change and every refusal on record.

Who was added, by whom, who came in and who was refused are rows of the ledger, chained as all others (`ledger.audit`); who
may do what now is worked out from them. Hashes of passwords and tokens are in a file beside the ledger, which only its
owner may read; the ledger's rows hold hashes of these, so that one put there by hand opens nothing.
"""

import fcntl
import hashlib
import hmac
import json
import os
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from paripassu.errors import LedgerError, NotFound, Place, Refused, UsageError
from paripassu.ledger import Act, AuditKind, Ledger, audit
from paripassu.plan.disclosure import LEVELS
from paripassu.situation.model import Tlp

Role = Literal["viewer", "analyst", "authority", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
SESSION = 12 * 3600
"""Seconds that a session lasts."""
TRIES = 5
"""Wrong passwords for one name in `BLOCK` seconds before no more are looked at; five times as many from one address."""
BLOCK = 300
SHORTEST = 10
FILE = "secrets.json"
"""Hashes of passwords and tokens, beside the ledger."""
_SESSIONS = 10_000
_LOOK = 1.0
"""Seconds for which the accounts are taken to be as they were, where another process may change them."""


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
    """A person as the ledger has them."""

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
    password: str
    """Hash of the password that it was opened with: a new one, or an account made anew, ends it."""
    until: float


class People:
    """The accounts of a workspace. Safe to use from many threads and processes."""

    def __init__(self, folder: Path, ledger: Callable[[], Ledger]) -> None:
        """folder: of the workspace. Raises LedgerError where the file of secrets cannot be read."""
        self.path = folder / ".paripassu" / FILE
        self._ledger = ledger
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex())
        self._lock = threading.Lock()
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._failed: OrderedDict[str, list[float]] = OrderedDict()
        self._rows = -1
        self._look_at = 0.0
        self._accounts: dict[str, Account] = {}
        self.accounts()

    # ---- who there is ----------------------------------------------------------------------------------------------

    def accounts(self) -> Mapping[str, Account]:
        """All accounts by name, as the ledger has them now. Raises LedgerError."""
        with self._lock:
            if time.monotonic() >= self._look_at:
                rows = audit.count(self._ledger(), "account")
                if rows != self._rows:
                    acts = audit.acts(self._ledger(), "account")
                    self._accounts, self._rows = _accounts(acts, self._kept()), len(acts)
                self._look_at = time.monotonic() + _LOOK
            return self._accounts

    def log(self) -> tuple[Act, ...]:
        """All that happened at the door, in order."""
        return audit.acts(self._ledger())

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
        hashed = self._hasher.hash(password)
        self._keep(hashed)
        self._write(
            "account", by, "person", name, {"role": role, "audience": audience or "", "password": _hash(hashed)}
        )

    def remove(self, name: str, *, by: str) -> None:
        """Takes a person's access away, sessions and tokens too. Raises NotFound."""
        self._account(name)
        self._write("account", by, "removed", name)
        with self._lock:
            for key in [k for k, s in self._sessions.items() if s.person == name]:
                del self._sessions[key]

    def token(self, name: str, purpose: str, *, by: str) -> str:
        """A new token for the API, shown this once. Raises NotFound."""
        self._account(name)
        token = f"pp_{secrets.token_urlsafe(32)}"
        self._keep(_hash(token))
        self._write("account", by, "token", name, {"token": _hash(_hash(token)), "purpose": purpose[:200]})
        return token

    def revoke(self, name: str, purpose: str, *, by: str) -> None:
        """Takes back the tokens of that purpose. Raises NotFound."""
        if purpose not in self._account(name).tokens.values():
            raise NotFound(f"{name} has no token for {purpose}")
        self._write("account", by, "revoked", name, {"purpose": purpose})

    def _account(self, name: str) -> Account:
        account = self.accounts().get(name)
        if account is None or not account.active:
            raise NotFound(f"there is no account {name}")
        return account

    # ---- coming in -------------------------------------------------------------------------------------------------

    def enter(self, name: str, password: str, address: str) -> str:
        """The key of a new session. Raises Refused, in the same words and time whatever was wrong."""
        known = self._confirmed(name, password, address)
        key = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[_hash(key)] = Session(name, known.password, time.time() + SESSION)
            while len(self._sessions) > _SESSIONS:
                self._sessions.popitem(last=False)
        self._write("access", name, "came in", name, {"address": address})
        return key

    def change_password(self, name: str, old: str, new: str, address: str) -> None:
        """A new password in the place of the old one; every session of the account ends. Raises Refused, UsageError."""
        person = self._confirmed(name, old, address).person
        self.add(name, person.role, new, by=name, audience=person.audience)

    def _confirmed(self, name: str, password: str, address: str) -> Account:
        """The account that the password opens. Raises Refused."""
        self._hold_off(name, address)
        account = self.accounts().get(name)
        known = account if account is not None and account.active else None
        right = self._fits(known.password if known else self._nobody, password[:1000])
        if known is None or not right:
            self._fail(name, address)
            raise Refused("the name or the password is wrong", remedy="try again")
        with self._lock:
            self._failed.pop(f"name {name}", None)
        return known

    def leave(self, key: str) -> None:
        with self._lock:
            session = self._sessions.pop(_hash(key), None)
        if session:
            self._write("access", session.person, "left", session.person)

    def by_session(self, key: str) -> Person | None:
        with self._lock:
            session = self._sessions.get(_hash(key))
            if session is not None and session.until < time.time():
                del self._sessions[_hash(key)]
                session = None
        account = self.accounts().get(session.person) if session else None
        if account is None or session is None or not account.active or account.password != session.password:
            return None
        return account.person

    def by_token(self, token: str) -> Person | None:
        given = _hash(token)
        for account in self.accounts().values():
            if account.active and any(hmac.compare_digest(given, known) for known in account.tokens):
                return account.person
        return None

    def refused(self, person: Person | None, what: str) -> None:
        """Puts a refusal on record."""
        self._write("access", person.name if person else "nobody", "refused", what[:200])

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
        self._write("access", "nobody", "wrong password", _shown(name), {"address": address})

    # ---- rows and secrets --------------------------------------------------------------------------------------------

    def _write(self, kind: AuditKind, by: str, what: str, about: str, more: Mapping[str, str] | None = None) -> None:
        audit.record(self._ledger(), kind, what, about, by=by, at=datetime.now(UTC), more=more)
        if kind == "account":
            with self._lock:
                self._look_at = 0.0

    def _kept(self) -> frozenset[str]:
        """Hashes of passwords and tokens."""
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            return frozenset(map(str, found))
        except FileNotFoundError:
            return frozenset()
        except (OSError, ValueError, TypeError) as error:
            raise LedgerError(
                "the file of passwords cannot be read",
                place=Place(str(self.path)),
                remedy="restore it, or add people again",
            ) from error

    def _keep(self, secret: str) -> None:
        """One more hash, on disk before this returns; one writer at a time, of all processes."""
        self.path.parent.mkdir(exist_ok=True)
        lock = os.open(self.path.with_suffix(".lock"), os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            fresh = self.path.with_suffix(".new")
            with os.fdopen(
                os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8"
            ) as stream:
                json.dump(sorted({*self._kept(), secret}), stream)
                stream.flush()
                os.fsync(stream.fileno())
            fresh.replace(self.path)
        finally:
            os.close(lock)


def _accounts(acts: Iterable[Act], kept: frozenset[str]) -> dict[str, Account]:
    """People as the ledger has them, with the secrets that it knows."""
    known = {_hash(secret): secret for secret in kept}
    found: dict[str, Account] = {}
    for act in acts:
        name, old, more = act.about, found.get(act.about), act.more
        if act.what == "person":
            person = Person(name, _role(more["role"]), _audience(more["audience"]))
            # Without its secret the account is there, and no password opens it.
            found[name] = Account(person, known.get(more["password"], ""), old.tokens if old and old.active else {})
        elif old and act.what == "removed":
            found[name] = replace(old, active=False)
        elif old and act.what == "token" and more["token"] in known:
            found[name] = replace(old, tokens={**old.tokens, known[more["token"]]: more["purpose"]})
        elif old and act.what == "revoked":
            found[name] = replace(old, tokens={k: v for k, v in old.tokens.items() if v != more["purpose"]})
    return found


def _role(text: str) -> Role:
    return next(r for r in ROLES if r == text)


def _audience(text: str) -> Tlp | None:
    return next((a for a in LEVELS if a == text), None)


def _shown(text: str) -> str:
    """What was typed as a name, as far as a row can hold it."""
    return text[:64].encode("utf-8", "replace").decode()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
