"""A post's body -> Document -> lines: what there is to read, and how it is set.

`build` makes the document, `set_page` the page at a width, `markdown` the Markdown view.
They are imported from their modules, so that nothing loads an HTML parser that needs none.
"""
