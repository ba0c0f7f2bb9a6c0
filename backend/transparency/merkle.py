"""The Merkle tree of RFC 9162 §2.1, over stored nodes; pure.

A **node** is a perfect subtree, named ``(level, index)``: it covers the leaves ``index << level`` up to
``(index + 1) << level`` and never changes once it is complete. Level 0 are the leaf hashes.

Everything asked of the tree is first a **plan**: for each hash wanted, the nodes to fold into it, left to
right. A plan has O(log n) nodes and needs no hashing, so a caller can fetch all of them in one query.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

Node = tuple[int, int]
Reader = Callable[[int, int], bytes]
Plan = list[list[Node]]

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Hash of a leaf. The prefix keeps a leaf from ever being taken for a node."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


# --- plans ------------------------------------------------------------------------------------------------


def frontier(size: int) -> list[Node]:
    """The largest perfect subtrees of a tree of `size` leaves, left to right: one for each bit set."""
    return _span(0, size)


def inclusion_plan(index: int, size: int) -> Plan:
    """What proves that leaf `index` is in the tree of `size` leaves, bottom up; ValueError if it is not."""
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of size {size}")
    path, begin, end = [], 0, size
    while end - begin > 1:
        middle = begin + _split(end - begin)
        if index < middle:
            path.append(_span(middle, end))
            end = middle
        else:
            path.append(_span(begin, middle))
            begin = middle
    return path[::-1]


def consistency_plan(first: int, second: int) -> Plan:
    """What proves that the tree of `second` leaves only added to that of `first`; ValueError if it cannot."""
    if not 0 < first <= second:
        raise ValueError(f"no consistency proof from size {first} to {second}")
    path, begin, end = [], 0, second
    while first != end:
        middle = begin + _split(end - begin)
        if first <= middle:
            path.append(_span(middle, end))
            end = middle
        else:
            path.append(_span(begin, middle))
            begin = middle
    if begin > 0:  # otherwise the old root is this very subtree, and the verifier has it
        path.append(_span(begin, end))
    return path[::-1]


def resolve(plan: Plan, node: Reader) -> list[bytes]:
    """The hashes of a plan, reading nodes by `node(level, index)`."""
    return [fold([node(*name) for name in group]) for group in plan]


def root(size: int, node: Reader) -> bytes:
    """The root of the tree of `size` leaves."""
    return fold([node(*name) for name in frontier(size)])


def fold(hashes: Sequence[bytes]) -> bytes:
    """Neighbouring perfect subtrees, left to right and shrinking, as one hash."""
    if not hashes:
        return EMPTY_ROOT
    *rest, result = hashes
    for left in reversed(rest):
        result = node_hash(left, result)
    return result


# --- growth -----------------------------------------------------------------------------------------------


def grow(size: int, leaves: Iterable[bytes], node: Reader) -> Iterator[tuple[Node, bytes]]:
    """Append leaf hashes to a tree of `size` leaves: every node that becomes complete, children first.

    Reads only nodes of `frontier(size)`; everything else it needs, it has just made.
    """
    spine = [(level, node(level, index)) for level, index in frontier(size)]
    for index, leaf in enumerate(leaves, size):
        level, digest = 0, leaf
        yield (0, index), digest
        while spine and spine[-1][0] == level:
            digest = node_hash(spine.pop()[1], digest)
            level += 1
            yield (level, index >> level), digest
        spine.append((level, digest))


# --- verification (RFC 9162 §2.1.3.2, §2.1.4.2) -----------------------------------------------------------


def root_from_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that `proof` leads to from `leaf`; None if its length does not fit `index` and `size`."""
    if not 0 <= index < size:
        return None
    position, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if position & 1 or position == last:
            result = node_hash(sibling, result)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        position, last = position >> 1, last >> 1
    return result if last == 0 else None


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` shows leaf hash `leaf` at `index` of the tree of `size` leaves with this `root`."""
    return root_from_inclusion(leaf, index, size, proof) == root


def verify_consistency(
    first: int, second: int, proof: Sequence[bytes], first_root: bytes, second_root: bytes
) -> bool:
    """Whether `proof` shows that the second tree begins with the whole of the first."""
    if first == second:
        return not proof and first_root == second_root
    if not 0 < first < second:
        return False
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    position, last = first - 1, second - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    if not path:
        return False
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


# --- arithmetic -------------------------------------------------------------------------------------------


def _split(size: int) -> int:
    """The largest power of two smaller than `size`: RFC 9162's k."""
    return 1 << (size - 1).bit_length() - 1


def _span(begin: int, end: int) -> list[Node]:
    """The perfect subtrees that cover the leaves `begin..end`, where `begin` starts a subtree of the tree."""
    nodes = []
    while begin < end:
        level = (end - begin).bit_length() - 1
        nodes.append((level, begin >> level))
        begin += 1 << level
    return nodes
