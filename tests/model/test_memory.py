"""What is remembered from one build to the next, and what is not."""

from __future__ import annotations

from generator.model.memory import Memory


class Counted:
    """Counts how often something is made of what."""

    def __init__(self) -> None:
        self.made: list[object] = []

    def __call__(self, record: list[str], end: str = "") -> str:
        self.made.append(record)
        return "".join(record) + end


def test_what_is_made_of_one_object_is_made_once() -> None:
    make, memory, record = Counted(), Memory(), ["a", "b"]
    assert [memory.of(make, record, "!") for _ in range(3)] == ["ab!"] * 3
    assert len(make.made) == 1


def test_an_equal_object_is_another() -> None:
    make, memory = Counted(), Memory()
    for _ in range(100):
        assert memory.of(make, ["a"]) == "a"  # each list is gone before the next, and may lie where it lay
    assert len(make.made) == 100


def test_two_makers_of_one_object_are_kept_apart() -> None:
    one, other, memory, record = Counted(), Counted(), Memory(), ["a"]
    assert memory.of(one, record, "1") == "a1"
    assert memory.of(other, record, "2") == "a2"


def test_the_next_build_knows_what_this_one_asked_for_and_forgets_the_rest() -> None:
    make, kept, gone = Counted(), ["kept"], ["gone"]
    first = Memory()
    assert (first.of(make, kept), first.of(make, gone)) == ("kept", "gone")
    second = first.next()
    assert second.of(make, kept) == "kept"
    third = second.next()
    assert (third.of(make, kept), third.of(make, gone)) == ("kept", "gone")
    assert make.made == [kept, gone, gone]


def test_on_another_basis_nothing_is_known() -> None:
    make, record = Counted(), ["a"]
    memory = Memory("monday")
    memory.of(make, record)
    assert memory.next("monday").of(make, record) == "a"
    assert len(make.made) == 1
    memory.next("tuesday").of(make, record)
    assert len(make.made) == 2


def test_what_was_made_of_equal_values_under_one_name_is_kept() -> None:
    make, memory = Counted(), Memory()
    assert memory.same("list", ["a"], make) == "a"
    memory = memory.next()
    assert memory.same("list", ["a"], make) == "a"
    assert memory.same("other list", ["a"], make) == "a"
    assert memory.same("list", ["b"], make) == "b"
    assert make.made == [["a"], ["a"], ["b"]]


def test_an_empty_result_is_remembered_as_well() -> None:
    make, memory, nothing = Counted(), Memory(), list[str]()
    assert [memory.of(make, nothing), memory.same("none", nothing, make)] == ["", ""]
    memory = memory.next()
    assert [memory.of(make, nothing), memory.same("none", nothing, make)] == ["", ""]
    assert len(make.made) == 2


def test_what_is_made_of_each_is_the_same_mapping_while_it_is_the_same() -> None:
    make, memory = Counted(), Memory()
    records = {"a": ["x"], "b": ["y"]}
    first = memory.each("lists", records, make)
    assert memory.each("lists", records, make) is first
    equal = {**records, "b": ["y"]}
    again = memory.next()
    assert again.each("lists", equal, make) is first
    changed = again.next().each("lists", {**equal, "a": ["z"]}, make)
    assert changed == {"a": make(["z"]), "b": make(["y"])}
    assert again.next().each("lists", {"b": equal["b"], "c": ["w"]}, make) == {"b": make(["y"]), "c": make(["w"])}
