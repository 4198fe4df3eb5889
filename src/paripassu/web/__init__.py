"""The desk: a workspace's folder in, pages and an API over it out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from paripassu import settings
from paripassu.errors import UsageError
from paripassu.situation.model import Tlp
from paripassu.web.app import create_app

LOCAL = ("localhost", "127.0.0.1", "[::1]")


def serve(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = 8765,
    *,
    auth: bool = False,
    audience: Tlp | None = None,
    names: Sequence[str] = (),
    ledger: str | None = None,
    told: Callable[[str], None] = lambda _what: None,
) -> None:
    """Serve the desk over *folder* until it is stopped.

    auth: people come in with an account; audience: without accounts, what everybody who asks may see; names: host names
    under which the desk is reached beside this machine's own. Raises UsageError where it would be open to others with
    neither, WorkspaceError, SituationError, LedgerError."""
    from paripassu.web import _server, hooks  # noqa: PLC0415 - the server's packages load when it is served
    from paripassu.web.command import loopback  # noqa: PLC0415

    if not (auth or audience is not None or loopback(host)):
        raise UsageError(
            f"on {host} everybody who reaches it could read and decide everything",
            remedy="add --auth, or --audience CLEAR to show what all may see, or listen on 127.0.0.1",
        )
    app = create_app(folder, settings.load(), ledger=ledger, auth=auth, audience=audience, hosts=(*LOCAL, host, *names))
    if auth and not any(a.active for a in app.state.doors.people.accounts().values()):
        raise UsageError(
            "there is no account yet", remedy="add one: paripassu people add WORKSPACE NAME --role administrator"
        )
    told("reading the workspace…")
    app.state.desk.build()
    found = hooks.load_hooks(folder / ".paripassu" / hooks.FILE)
    if found:
        app.state.desk.on_change.append(hooks.Messenger(found).tell)
    told(f"the desk is open: http://{host}:{port}/  (Ctrl-C closes it)")
    _server.run(app, host, port)


__all__ = ["create_app", "serve"]
