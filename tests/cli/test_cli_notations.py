from __future__ import annotations

import pytest

from newsreader.cli.notations import name_argument


@pytest.mark.parametrize(("many", "name", "number"), [(False, "name", 1), (True, "names", -1)])
def test_a_command_takes_one_name_or_several(many: bool, name: str, number: int) -> None:
    argument = name_argument(many=many)
    assert (argument.name, argument.nargs, argument.required) == (name, number, True)
