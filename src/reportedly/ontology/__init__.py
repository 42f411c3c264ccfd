"""Codebooks as data: PLOVER, which is built in, and a user's own."""

from reportedly.ontology.codebook import Category, Ontology, Transfer, plover
from reportedly.ontology.own import OwnOntology, load_ontology
from reportedly.ontology.samples import Sample, Wanted

__all__ = ["Category", "Ontology", "OwnOntology", "Sample", "Transfer", "Wanted", "load_ontology", "plover"]
