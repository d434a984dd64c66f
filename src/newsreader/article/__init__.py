"""A post's body -> Document -> lines: what there is to read, and how it is set.

`build.build` makes the document, `page.set_page` the page at a width, `markdown.markdown` the
Markdown view. They are imported from their modules, so that nothing loads an HTML parser that needs
none.
"""

from __future__ import annotations

from typing import Final

EXTRACTOR_VERSION: Final = 4
"""Changes whenever the same body would give another document."""
