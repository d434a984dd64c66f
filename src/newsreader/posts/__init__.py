"""One file to a Post: bytes, text, front matter, fields, and when it was published.

    from newsreader.posts.clocks import SHIPPED_RULES
    from newsreader.posts.read import read

    post = read(Path("chips.md"), "chips.md", SHIPPED_RULES)

Nothing is imported here: who only lists an indexed archive needs the clocks, and no more.
"""
