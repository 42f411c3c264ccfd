"""Tokens, sentences and clauses: what every room may ask of the parse."""

from reportedly.syntax.tokens import Parse, Sentence, Token, edges

__all__ = ["Parse", "Sentence", "Token", "edges"]
