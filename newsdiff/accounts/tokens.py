"""Tokens of links: given to a person once, kept as a hash alone."""

import hashlib
import secrets


def new_token() -> str:
    """A token that nobody can guess: 256 bits, in letters that stand in an address."""
    return secrets.token_urlsafe(32)


def sha256_of(token: str) -> str:
    """What is kept of a token, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
