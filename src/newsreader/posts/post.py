"""A file's bytes to a Post: every part read by its own module, put together here."""

from __future__ import annotations

from collections.abc import Mapping

from newsreader.model import Post, SourceRule
from newsreader.posts import clocks, fields, remarks, text
from newsreader.posts.published import published


def parse(data: bytes, path: str, rules: Mapping[str, SourceRule]) -> Post:
    """The post that `data` is, known as `path` (relative, POSIX separators); never raises.

    What is wrong with it stands in its remarks. Time and memory are linear in `data`.
    """
    # The parsers of front matter are slow to load, and not needed to list an indexed archive.
    from newsreader.posts import front_matter

    content, notes = text.decode(data)
    head = front_matter.split(content)
    if not head.found:
        notes.append(remarks.problem("front matter", remarks.NO_FRONT_MATTER))
    elif head.trouble:
        notes.append(remarks.problem("front matter", head.trouble))
    title, about_title = fields.title(head.fields, head.source, path, head.body)
    filing = fields.filing(head.fields, path, rules)
    rule = clocks.rule_of(filing.source, rules)
    when, about_date = published(head.fields, head.body, path, rule)
    notes += [*about_title, *about_date]
    markup = _markup(path, head.body)
    body, cut = text.beginning(head.body, markup)
    if cut:
        notes.append(remarks.problem("body", remarks.CUT_BODY))
    if text.is_empty(body):
        notes.append(remarks.problem("body", remarks.NO_BODY))
    return Post(
        path=path,
        title=title,
        categories=filing.categories,
        tags=filing.tags,
        source=filing.source,
        section=filing.section,
        author=filing.author,
        published=when,
        zone=rule.zone,
        markup=markup,
        body=body,
        front_matter=head.found,
        remarks=tuple(notes),
    )


def _markup(path: str, body: str) -> text.Markup:
    """How a body is to be read: by what it looks like, else by the file's ending."""
    name = path.lower()
    if name.endswith((".html", ".htm")) or text.is_html(body):
        return "html"
    return "text" if name.endswith(".txt") else "markdown"
