"""Tokens, sentences and clauses: what every room may ask of the parse."""

from reportedly.syntax.clauses import (
    agents,
    complements,
    conjuncts,
    doers,
    first_conjunct,
    governor,
    indirect,
    is_infinitive,
    is_passive,
    is_verbal,
    modifiers,
    patients,
    possessors,
    preposition_objects,
    prepositional,
    subjects,
)
from reportedly.syntax.tokens import Parse, Sentence, Token, edges
from reportedly.syntax.verbs import Tense, VerbGroup, verb_group

__all__ = [
    "Parse",
    "Sentence",
    "Tense",
    "Token",
    "VerbGroup",
    "agents",
    "complements",
    "conjuncts",
    "doers",
    "edges",
    "first_conjunct",
    "governor",
    "indirect",
    "is_infinitive",
    "is_passive",
    "is_verbal",
    "modifiers",
    "patients",
    "possessors",
    "preposition_objects",
    "prepositional",
    "subjects",
    "verb_group",
]
