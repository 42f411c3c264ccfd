"""Tokens, sentences and clauses: what every room may ask of the parse."""

from reportedly.syntax.clauses import complements, doers, patients, subjects
from reportedly.syntax.partners import partner
from reportedly.syntax.phrases import (
    conjuncts,
    first_conjunct,
    governor,
    is_infinitive,
    is_verbal,
    modifiers,
    possessors,
    preposition_objects,
    prepositional,
)
from reportedly.syntax.quotes import Quote, datelines, find_quotes, paragraph_starts
from reportedly.syntax.tokens import Parse, Sentence, Token, edges
from reportedly.syntax.verbs import Tense, VerbGroup, verb_group
from reportedly.syntax.voice import agents, indirect, is_passive

__all__ = [
    "Parse",
    "Quote",
    "Sentence",
    "Tense",
    "Token",
    "VerbGroup",
    "agents",
    "complements",
    "conjuncts",
    "datelines",
    "doers",
    "edges",
    "find_quotes",
    "first_conjunct",
    "governor",
    "indirect",
    "is_infinitive",
    "is_passive",
    "is_verbal",
    "modifiers",
    "paragraph_starts",
    "partner",
    "patients",
    "possessors",
    "preposition_objects",
    "prepositional",
    "subjects",
    "verb_group",
]
