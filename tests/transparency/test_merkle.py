"""The tree against its vectors, against pymerkle, and against whatever hypothesis thinks of."""

from base64 import b64decode
from operator import itemgetter
from typing import Any

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.transparency import merkle
from tests.transparency.vectors import load

MERKLE = load("merkle")
MAXIMUM = 130


class Tree:
    """Leaves `entry 0`, `entry 1`, … grown in the given batches."""

    def __init__(self, *batches: int) -> None:
        self.nodes: dict[merkle.Node, bytes] = {}
        self.size = 0
        for batch in batches:
            leaves = [merkle.leaf_hash(b"entry %d" % n) for n in range(self.size, self.size + batch)]
            for name, value in merkle.grow(self.size, leaves, self.node):
                assert name not in self.nodes
                self.nodes[name] = value
            self.size += batch

    def node(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]

    def root(self, size: int) -> bytes:
        return merkle.root(size, self.node)

    def proof(self, plan: merkle.Plan) -> list[bytes]:
        return merkle.resolve(plan, self.node)


TREE = Tree(MAXIMUM)
PEER = pymerkle.InmemoryTree(algorithm="sha256")
for number in range(MAXIMUM):
    PEER.append_entry(b"entry %d" % number)

sizes = st.integers(1, MAXIMUM)


@pytest.mark.parametrize("case", MERKLE["roots"], ids=lambda case: str(case["size"]))
def test_the_root_of_each_size(case: Any) -> None:
    assert TREE.root(case["size"]) == b64decode(case["root"])


@pytest.mark.parametrize("case", MERKLE["inclusion"], ids=itemgetter("name"))
def test_inclusion_is_proven_or_not(case: Any) -> None:
    leaf, root, *proof = map(b64decode, (case["leaf"], case["root"], *case["proof"]))
    assert merkle.verify_inclusion(leaf, case["index"], case["size"], proof, root) is case["ok"]


@pytest.mark.parametrize("case", MERKLE["consistency"], ids=itemgetter("name"))
def test_consistency_is_proven_or_not(case: Any) -> None:
    first, second, *proof = map(b64decode, (case["first_root"], case["second_root"], *case["proof"]))
    assert merkle.verify_consistency(case["first"], case["second"], proof, first, second) is case["ok"]


@given(sizes)
def test_the_root_is_pymerkles_root(size: int) -> None:
    assert TREE.root(size) == PEER.get_root(size)


@given(st.data(), sizes)
def test_an_inclusion_proof_is_pymerkles_proof(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = TREE.proof(merkle.inclusion_plan(index, size))
    assert [TREE.node(0, index), *proof] == PEER.prove_inclusion(index + 1, size).path
    assert merkle.verify_inclusion(TREE.node(0, index), index, size, proof, TREE.root(size))


@given(st.data(), sizes)
def test_consistency_holds_where_pymerkle_says_so(data: st.DataObject, second: int) -> None:
    first = data.draw(st.integers(1, second))
    proof = TREE.proof(merkle.consistency_plan(first, second))
    assert merkle.verify_consistency(first, second, proof, TREE.root(first), TREE.root(second))
    peer = PEER.prove_consistency(first, second)
    pymerkle.verify_consistency(TREE.root(first), TREE.root(second), peer)


@given(st.lists(st.integers(0, 12), max_size=12))
def test_growth_in_batches_makes_the_nodes_of_growth_at_once(batches: list[int]) -> None:
    assert Tree(*batches).nodes == Tree(sum(batches)).nodes


@given(st.integers(0, 10**9), st.integers(0, 5))
def test_growth_reads_only_the_frontier(size: int, batch: int) -> None:
    frontier = set(merkle.frontier(size))

    def only_frontier(level: int, index: int) -> bytes:
        assert (level, index) in frontier
        return bytes(32)

    assert len(frontier) <= 30
    list(merkle.grow(size, [bytes(32)] * batch, only_frontier))


@given(st.integers(0, 10**7), st.integers(1, 40))
def test_proofs_for_a_new_batch_need_only_the_frontier_and_new_nodes(size: int, batch: int) -> None:
    new = {name for name, _ in merkle.grow(size, [bytes(32)] * batch, lambda *_: bytes(32))}
    held = set(merkle.frontier(size)) | new
    for index in range(size, size + batch):
        assert {name for group in merkle.inclusion_plan(index, size + batch) for name in group} <= held
    assert set(merkle.frontier(size + batch)) <= held


@given(st.data(), st.integers(1, 10**9))
def test_plans_stay_short(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    assert sum(map(len, merkle.inclusion_plan(index, size))) <= 2 * size.bit_length()
    assert sum(map(len, merkle.consistency_plan(index + 1, size))) <= 3 * size.bit_length()


@given(st.data(), sizes)
def test_a_changed_proof_never_passes(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = TREE.proof(merkle.inclusion_plan(index, size))
    position = data.draw(st.integers(0, len(proof)))
    if position == len(proof):
        wrong = [*proof, bytes(32)]
    else:
        wrong = [*proof[:position], bytes(32), *proof[position + 1 :]]
    assert not merkle.verify_inclusion(TREE.node(0, index), index, size, wrong, TREE.root(size))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3)])
def test_what_is_not_in_the_tree_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="not in a tree"):
        merkle.inclusion_plan(index, size)


@pytest.mark.parametrize(("first", "second"), [(0, 3), (4, 3), (-1, 3)])
def test_no_consistency_backwards_or_from_nothing(first: int, second: int) -> None:
    with pytest.raises(ValueError, match="no consistency proof"):
        merkle.consistency_plan(first, second)
