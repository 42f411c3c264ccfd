"""The encoder and its heads, as trained and as exported."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel
from transformers.masking_utils import create_bidirectional_mask

from reportedly.tagging.features import SIZE as FEATURES

LINK_SIZE = 64
PAIR_SIZE = 128
ROOTS = 16
SHARED = 3
"""Layers that relations share with the other heads; behind them they have a branch of their own."""
FACT_HEADS = ("uw", "uds", "cb")
"""One value a token for each factuality set: their annotators use the scale differently. Only ``uw`` is exported."""

TAGS = 9  # three roles, each O, B, I
STATUS = 4


@dataclass(frozen=True, slots=True)
class Outputs:
    """Scores a piece: ``tags`` (…, 3, 3) logits, ``values`` (…, 3), ``status`` (…, 4) logits, ``links`` (…, 4, 64),
    ``pairs`` (…, 4, 128).
    """

    tags: Tensor
    values: Tensor
    status: Tensor
    links: Tensor
    pairs: Tensor


class SharedEncoder(nn.Module):
    """MiniLM-L6 with one linear layer for all heads; vectors of what the parse knows are added to its words'.

    A token ``t`` belongs to the source (content) of the attribution whose cue has the token ``c`` when
    ``query[c] . key[t] / 8 + bias`` is positive; ``links`` holds query and key for the source and for the content.

    ``pairs`` holds four views of a token: as actor, as recipient, as key and as value of the word that names the event.
    The event between two phrases is read from their means and from the values that they attend to together, so that
    any pair of a sentence can be asked about after one pass.

    Args:
        base: folder of the base model.
        branched: whether ``pairs`` are read from a branch: copies of the base model's later layers upon the first ones
            of the body. What names an event is another thing than what attributes it, and layers trained on a
            thousand articles of attributions have forgotten much of it; the base model's have not.
        dropout: share of values dropped in training.
    """

    def __init__(self, base: Path, *, branched: bool = False, dropout: float = 0.1) -> None:
        super().__init__()
        self.body = BertModel.from_pretrained(
            str(base), add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
        )
        self.body.embeddings.word_embeddings.weight.requires_grad_(False)
        self.branch = deepcopy(self.body.encoder.layer[SHARED:]) if branched else None
        self.dropout = nn.Dropout(dropout)
        size = self.body.config.hidden_size
        self.features = nn.Embedding(FEATURES, size, padding_idx=0)
        nn.init.zeros_(self.features.weight)  # at first the encoder reads words as it knows them
        self.heads = nn.Linear(size, TAGS + len(FACT_HEADS) + STATUS)
        self.links = nn.Linear(size, 4 * LINK_SIZE)
        self.pairs = nn.Linear(size, 4 * PAIR_SIZE)
        self.roots = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(3 * PAIR_SIZE, PAIR_SIZE),
            nn.GELU(approximate="tanh"),
            nn.Dropout(dropout),
            nn.Linear(PAIR_SIZE, ROOTS),
        )
        self.link_bias = nn.Parameter(torch.tensor([-3.0, -1.0]))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> Outputs:
        """The scores of each piece of a padded batch; no mask when nothing is padded.

        ``ids`` and ``mask`` (n, pieces), ``features`` (n, pieces, columns).
        """
        read = self.body.embeddings.word_embeddings(ids) + self.features(features).sum(-2)
        read = self.body.embeddings(inputs_embeds=read)
        seen = create_bidirectional_mask(config=self.body.config, inputs_embeds=read, attention_mask=mask)
        layers = self.body.encoder.layer
        shared = through(layers[:SHARED], read, seen)
        states = self.dropout(through(layers[SHARED:], shared, seen))
        scores = self.heads(states)
        tags, values, status = scores.split([TAGS, len(FACT_HEADS), STATUS], dim=-1)
        links = self.links(states)
        pairs = self.pairs(states if self.branch is None else self.dropout(through(self.branch, shared, seen)))
        return Outputs(
            tags.unflatten(-1, (3, 3)),
            values,
            status,
            links.unflatten(-1, (4, LINK_SIZE)),
            pairs.unflatten(-1, (4, PAIR_SIZE)),
        )

    def link_logits(self, query: Tensor, key: Tensor) -> Tensor:
        """``query`` (n, 2, 64), ``key`` (n, tokens, 2, 64) → logits (n, tokens, 2)."""
        return torch.einsum("nrd,ntrd->ntr", query, key) / LINK_SIZE**0.5 + self.link_bias

    def root_logits(self, views: Tensor, source: Tensor, target: Tensor, sentence: Tensor) -> Tensor:
        """``views`` (n, tokens, 4, 128) and three masks (n, tokens) of 0 and 1 → logits (n, 16)."""
        actor = mean(views[:, :, 0], source)
        recipient = mean(views[:, :, 1], target)
        query = functional.gelu(actor + recipient, approximate="tanh")
        attention = torch.einsum("nd,ntd->nt", query, views[:, :, 2]) / PAIR_SIZE**0.5
        attention = attention.masked_fill(sentence == 0, -1e4).softmax(-1)
        event = torch.einsum("nt,ntd->nd", attention, views[:, :, 3])
        logits: Tensor = self.roots(torch.cat([actor, recipient, event], dim=-1))
        return logits


def through(layers: nn.ModuleList, states: Tensor, mask: Tensor | None) -> Tensor:
    """What the layers make of the states, one after the other."""
    for layer in layers:
        states = layer(states, mask)
    return states


def mean(states: Tensor, mask: Tensor) -> Tensor:
    """Mean of the masked tokens' states; zero when there are none."""
    return (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True).clamp(min=1.0)
