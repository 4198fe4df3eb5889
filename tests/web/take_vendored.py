"""Package lists in, what the desk and its tests run in a browser out: `python -m tests.web.take_vendored`.

For each folder below: installs what its lockfile names with `npm ci`, which checks every package against the lockfile, copies
the files that package.json lists under `vendored`, and writes their checksums beside them. With `--fresh` the lockfile is made
anew first, after a version was raised in package.json. No address of a registry is kept in a lockfile.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import tempfile
from base64 import b64encode
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "src" / "paripassu" / "web" / "vendor", ROOT / "tests" / "web" / "vendor")
_NPM = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent")


def integrity(data: bytes) -> str:
    """A checksum as lockfiles and pages write it."""
    return f"sha384-{b64encode(hashlib.sha384(data).digest()).decode()}"


def without_addresses(lock: dict[str, Any]) -> dict[str, Any]:
    """The lockfile without the places that its packages came from; what they are, the checksums say."""
    packages = {n: {k: v for k, v in p.items() if k != "resolved"} for n, p in lock["packages"].items()}
    return {**lock, "packages": packages}


def take(folder: Path, *, fresh: bool = False) -> None:
    """Puts the files that *folder*'s package.json lists where it says."""
    listed = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for file in ("package.json",) if fresh else ("package.json", "package-lock.json"):
            shutil.copy(folder / file, work)
        subprocess.run(["npm", "install" if fresh else "ci", *_NPM], cwd=work, check=True)
        for one in listed["vendored"]:
            data = (work / "node_modules" / one["from"]).read_bytes()
            (folder / one["to"]).write_bytes(data)
            one["integrity"] = integrity(data)
        lock = without_addresses(json.loads((work / "package-lock.json").read_text(encoding="utf-8")))
    (folder / "package-lock.json").write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")
    (folder / "package.json").write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="make the lockfiles anew")
    given = parser.parse_args()
    for folder in FOLDERS:
        take(folder, fresh=given.fresh)
