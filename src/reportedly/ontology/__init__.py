"""Codebooks as data: PLOVER, which is built in, and a user's own."""

from reportedly.ontology.codebook import Category, Ontology, Transfer, plover

__all__ = ["Category", "Ontology", "Transfer", "plover"]
