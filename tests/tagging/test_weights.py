"""Weights that are absent, altered or broken are clear errors; pieces align with tokens."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer

from reportedly.errors import PipelineError
from reportedly.tagging import SharedTagger
from reportedly.tagging.encoder import ENCODER, MANIFEST, RELATIONS, TOKENIZER
from reportedly.tagging.features import COLUMNS
from reportedly.tagging.pieces import Pieces


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of weights whose encoder is not one."""
    marks = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "##b", '"')
    tokenizer = Tokenizer(WordPiece({mark: i for i, mark in enumerate(marks)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.save(str(tmp_path / TOKENIZER))
    (tmp_path / ENCODER).write_bytes(b"no graph")
    np.savez(tmp_path / RELATIONS, **{name: np.zeros(1) for name in ("in", "in_bias", "out", "out_bias")})
    files = {
        name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in (ENCODER, TOKENIZER, RELATIONS)
    }
    manifest = {"version": "test", "files": files, "link_bias": [0, 0], "settings": {}}
    (tmp_path / MANIFEST).write_text(json.dumps(manifest))
    return tmp_path


def code_of(folder: Path) -> str:
    with pytest.raises(PipelineError) as caught:
        SharedTagger(folder)
    assert caught.value.hint
    return caught.value.code


def test_no_weights(tmp_path: Path) -> None:
    assert not SharedTagger.available(tmp_path)
    assert code_of(tmp_path) == "R220"


ONE_BIAS = '{"version": 1, "files": {}, "link_bias": [1], "settings": {}}'


@pytest.mark.parametrize("text", ["", "[]", "{}", ONE_BIAS, "\xff"])
def test_a_manifest_that_cannot_be_read(folder: Path, text: str) -> None:
    (folder / MANIFEST).write_text(text, encoding="latin-1")
    assert code_of(folder) == "R221"


@pytest.mark.parametrize("name", [ENCODER, TOKENIZER, RELATIONS])
def test_an_altered_file(folder: Path, name: str) -> None:
    with (folder / name).open("ab") as handle:
        handle.write(b" ")
    assert code_of(folder) == "R222"


@pytest.mark.parametrize("name", [ENCODER, TOKENIZER, RELATIONS])
def test_a_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert code_of(folder) == "R222"


def test_a_file_that_is_no_graph(folder: Path) -> None:
    assert SharedTagger.available(folder)
    assert code_of(folder) == "R223"


def test_pieces_align_with_tokens(folder: Path) -> None:
    pieces = Pieces(folder / TOKENIZER)
    rows = [(i,) * COLUMNS for i in range(1, 5)]
    encoded = pieces.encode(["a", "ab", "\u2603", "b"], rows, breaks=(0, 3))
    assert encoded.ids == [2, 4, 4, 6, 1, 3, 5, 3]
    assert encoded.firsts == [1, 2, 4, 6]
    assert [row[0] for row in encoded.features] == [0, 1, 2, 2, 3, 0, 4, 0]


def test_quotation_marks_of_all_typographies_are_one(folder: Path) -> None:
    pieces = Pieces(folder / TOKENIZER)
    assert {pieces.of(mark) for mark in ("``", "''", "\u201c", "\u201d", '"')} == {(7,)}
