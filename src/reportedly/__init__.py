"""Reads news text and writes sourced claims: who did what to whom, when, where, who says so and how certain it is.

Importing this package does nothing: no model, no network, no global state. Names load when they are first used.
"""
