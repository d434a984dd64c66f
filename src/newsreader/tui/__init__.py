"""The reader itself, on Textual; nothing below it knows Textual."""
