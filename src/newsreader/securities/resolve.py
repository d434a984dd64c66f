"""What a person means who asks for a security: a code in any form, a name, pinyin initials."""

from __future__ import annotations

import re
import unicodedata

from newsreader.securities import table
from newsreader.securities.lexicon import SHIPPED, Lexicon
from newsreader.securities.notation import LONGEST, canonical
from newsreader.securities.symbols import present

_INITIALS = re.compile(r"[a-z][a-z0-9]{1,11}")


def resolve(notation: str, lexicon: Lexicon = SHIPPED) -> tuple[str, ...]:
    """The symbols that `notation` may mean, the most probable first; none where it means none.

    A name or initials mean every security that is or was called so: 比亚迪 both its shares. Small
    letters are initials, as trading programs have them (gzmt), and a ticker or an English name
    (aapl, nvidia) as well.
    """
    text = unicodedata.normalize("NFKC", notation[: LONGEST + 1]).strip()
    if not text or len(text) > LONGEST:
        return ()
    found = [one.symbol for one in lexicon.named(text)]
    if not found and (code := canonical(text)):
        found.append(code)
    if _INITIALS.fullmatch(text):
        found += [one.symbol for one in table.initialled(text)]
        # Of most initials a ticker could be made that nobody has: gzmt is no GZMT.US.
        if (code := canonical(text.upper())) and table.names_of(code):
            found.append(code)
    if not found or text.islower():
        found += [one.symbol for one in lexicon.called(text)]
    return tuple(dict.fromkeys(map(present, found)))
