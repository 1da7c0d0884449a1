from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Level, Mark, Problem
from generator.kept import as_bytes, from_bytes

ANY = st.text(max_size=8)
PROBLEMS = st.builds(
    Problem, st.builds(Mark, ANY, st.integers(1, 99), st.integers(1, 99)), ANY, ANY, st.sampled_from(Level), ANY
)


@given(st.lists(PROBLEMS, max_size=4).map(tuple))
def test_problems_come_back_as_they_were(problems: tuple[Problem, ...]) -> None:
    assert from_bytes(as_bytes(problems)) == problems


@pytest.mark.parametrize(
    "value",
    [
        *(b"", b"{}x", b"1", b"\xff", b"[1]", b"[[]]", b"null", b"[" * 100_000),
        *(b'[["a",1,1,"b","c","fatal","d"]]', b'[["a","x",1,"b","c","error","d"]]', b'[["a",1,1,"b","c","error"]]'),
    ],
)
def test_what_is_no_list_of_problems_is_none(value: bytes) -> None:
    assert from_bytes(value) is None
