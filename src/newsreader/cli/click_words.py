"""What click itself says, noted for the catalogues; nothing else reads it.

The messages are click 8.2's and later ones'. Where another click words one differently, it stays
English.
"""

from __future__ import annotations

from typing import Final

from newsreader.language import noted

CLICK_WORDS: Final = (
    noted("Usage:"),
    noted("Options"),
    noted("Commands"),
    noted("Show this message and exit."),
    noted("default: {default}"),
    noted("Missing argument"),
    noted("Missing command."),
    noted("No such command {name!r}."),
    noted("No such option {name!r}."),
    noted("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    noted("Option {name!r} does not take a value."),
    noted("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    noted("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    noted("Invalid value for {param_hint}: {message}"),
    noted("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    noted("{value!r} is not a valid {number_type}."),
    noted("{value} is not in the range {range}."),
)
