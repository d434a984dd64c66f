"""What is written on stdout: in colour on a terminal, plain text everywhere else.

`colours` is how many the terminal shows: with None not a single escape sequence is written, with 0
bold and underline are, with any other number also the terminal's own colours. Rich is imported
only for what a terminal gets; a pipe costs nothing of it.
What is written here never steers a terminal: tables and TSV are clean, JSON is escaped.
"""
