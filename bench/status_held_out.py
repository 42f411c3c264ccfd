"""Status on the MATRES documents that the shipped encoder never saw, sentences of UW's development part among them.

    python bench/status_held_out.py GOLD

``reportedly evaluate matres`` measures on all documents, most of which the encoder was trained on.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from data import factuality, letters, matres

from reportedly import Coder
from reportedly.evaluate import matres as evaluation


def held_out(gold: Path) -> frozenset[str]:
    """The MATRES documents that training holds out."""
    kept = {letters(" ".join(example.words)) for example in factuality(gold / "factuality/UW/dev.jsonl", "uw")}
    return frozenset(
        name
        for name, examples in matres(gold / "matres").items()
        if any(len(key) > 20 and key in kept for key in (letters(" ".join(example.words)) for example in examples))
    )


def main() -> None:
    """Print the figures."""
    gold = Path(sys.argv[1])
    report = evaluation.evaluate(gold / "matres", Coder(), documents=held_out(gold))
    for figure in report.figures:
        print(f"{figure.name:28} {figure.value:.3f}  {figure.note}")


if __name__ == "__main__":
    main()
