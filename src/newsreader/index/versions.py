"""By what the rows of an index were made, in short; what was made otherwise is made again."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from newsreader.article import EXTRACTOR_VERSION
from newsreader.index.fingerprint import VERSION as FINGERPRINT_VERSION
from newsreader.index.grams import GRAMS_VERSION
from newsreader.model import SourceRule
from newsreader.posts import READER_VERSION
from newsreader.securities import RECOGNISER_VERSION
from newsreader.securities.own import OwnNames


def heads_by(rules: Mapping[str, SourceRule]) -> str:
    """The version of what reads posts, and the rules of the sources' clocks."""
    return f"{READER_VERSION}-{_digest(sorted((name, repr(rule)) for name, rule in rules.items()))}"


def bodies_by() -> str:
    """The versions of what makes pages, finds securities and recognises stories again."""
    versions = (EXTRACTOR_VERSION, RECOGNISER_VERSION, FINGERPRINT_VERSION, GRAMS_VERSION)
    return ".".join(map(str, versions))


def made_by(heads: str, bodies: str, own: OwnNames) -> str:
    """All of an index together: heads, bodies, and the user's names."""
    return f"{heads} {bodies} {_digest((own.names, sorted(own.dropped)))}"


def _digest(known: object) -> str:
    return blake2b(repr(known).encode("utf-8", "replace"), digest_size=6).hexdigest()
