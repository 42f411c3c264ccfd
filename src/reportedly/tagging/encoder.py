"""The encoder's weights, loaded and verified once, and the pass over a window: the only caller of onnxruntime."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportedly.errors import PipelineError
from reportedly.tagging.pieces import Encoded, Pieces
from reportedly.tagging.relations import RelationHead

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MODELS = Path(__file__).parent.parent / "models"
MANIFEST = "manifest.json"
ENCODER = "encoder.onnx"
TOKENIZER = "tokenizer.json"
RELATIONS = "relations.npz"
_REINSTALL = "Reinstall reportedly, or rebuild the weights as docs/training.md says."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What belongs to the weights besides the files.

    Args:
        version: name of this build of the weights; part of each record's ``run``.
        files: sha256 by file name.
        link_bias: added to the link scores of source and content.
        settings: numbers fitted on development parts (temperatures, thresholds), by name.
    """

    version: str
    files: dict[str, str]
    link_bias: tuple[float, float]
    settings: dict[str, float]


class Scores(NamedTuple):
    """What the heads say of one window; the first axis of each is its tokens.

    ``roles`` (n, 3, 3): logits of O, B, I for source, cue and content. ``value`` (n,): factuality. ``status`` (n, 4):
    logits. ``links`` (n, 4, 64): query and key for the source, query and key for the content. ``pairs``
    (n, 4, 128): the token as actor, as recipient, and as key and value of the word that names an event.
    """

    roles: Floats
    value: Floats
    status: Floats
    links: Floats
    pairs: NDArray[np.float16]


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder of weights.

    Raises:
        PipelineError: R220 there are no weights; R221 the manifest cannot be read.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise PipelineError("R220", f"no encoder weights in {folder}", hint=_REINSTALL, path=str(folder))
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        bias = row["link_bias"]
        return Manifest(
            str(row["version"]),
            {str(name): str(digest) for name, digest in row["files"].items()},
            (float(bias[0]), float(bias[1])),
            {str(name): float(value) for name, value in row["settings"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as err:
        raise PipelineError(
            "R221", f"the weights' manifest cannot be read: {err}", hint=_REINSTALL, path=str(path)
        ) from err


class Encoder:
    """Loads the weights and runs windows through them.

    Args:
        folder: where the weights lie; those of the package when ``None``.
        threads: threads of one pass.

    Raises:
        PipelineError: R220 no weights; R221 unreadable manifest; R222 a file that is missing or is not the one that
            the manifest names; R223 a file that cannot be loaded.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        folder = folder or MODELS
        self.manifest = read_manifest(folder)
        for name in (ENCODER, TOKENIZER, RELATIONS):
            _verify(folder / name, self.manifest.files.get(name, ""))
        import onnxruntime  # here, not above: importing reportedly must not load it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self.pieces = Pieces(folder / TOKENIZER)
            self.relations = RelationHead(folder / RELATIONS, self.manifest.settings)
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / ENCODER), options, providers=["CPUExecutionProvider"]
            )
        except Exception as err:  # the libraries raise their own, untyped errors
            raise PipelineError(
                "R223", f"the encoder cannot be loaded: {err}", hint=_REINSTALL, path=str(folder)
            ) from err

    def run(self, window: Encoded) -> Scores:
        """The scores of one window.

        Windows go through one by one: the int8 graph scales each layer by the largest value of its batch, so in a
        batch a window's scores would hang on its neighbours. At this size a batch is no faster.
        """
        import numpy as np

        inputs = {
            "ids": np.array([window.ids], dtype=np.int64),
            "features": np.array([window.features], dtype=np.int64),
        }
        roles, value, status, links, pairs = self._session.run(None, inputs)
        at = window.firsts
        return Scores(roles[0, at], value[0, at], status[0, at], links[0, at], pairs[0, at].astype(np.float16))


def _verify(path: Path, digest: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as err:
        raise PipelineError("R222", f"{path.name} cannot be read: {err}", hint=_REINSTALL, path=str(path)) from err
    if found != digest:
        message = f"{path.name} is not the file that the manifest names (sha256 {found[:12]}, expected {digest[:12]})"
        raise PipelineError("R222", message, hint=_REINSTALL, path=str(path))
