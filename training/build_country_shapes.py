"""Build ``data/analysis/countries-*.json.gz`` from the npm package ``world-atlas`` (Natural Earth, public domain)::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && pip install pycountry==26.2.16
    python training/build_country_shapes.py --atlas package

Borders are Natural Earth's: those that are held, not those that are recognised. The files are TopoJSON as in the
package, with ISO 3166-1 alpha-3 codes (XKX for Kosovo) in place of numbers, and names left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import pycountry

OUT = Path(__file__).parents[1] / "src" / "reportedly" / "data" / "analysis"
UNNUMBERED = {"Kosovo": "XKX"}  # the others without a number are parts of states: drawn, but nobody's code


def main() -> None:
    """Write both files."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--atlas", type=Path, required=True, help="the unpacked package")
    given = options.parse_args()
    for detail in ("110m", "50m"):
        atlas = json.loads((given.atlas / f"countries-{detail}.json").read_text(encoding="utf-8"))
        shapes = atlas["objects"]["countries"]["geometries"]
        for shape in shapes:
            name = shape.pop("properties")["name"]
            found = pycountry.countries.get(numeric=shape.pop("id", "").zfill(3))
            shape["id"] = found.alpha_3 if found else UNNUMBERED.get(name, "")
        kept = {"transform": atlas["transform"], "countries": shapes, "arcs": atlas["arcs"]}
        data = json.dumps(kept, separators=(",", ":"), sort_keys=True).encode()
        (OUT / f"countries-{detail}.json.gz").write_bytes(gzip.compress(data, 9, mtime=0))
        print(f"{detail}: {len(shapes)} shapes, {sum(1 for shape in shapes if shape['id'])} with a code")


if __name__ == "__main__":
    main()
