"""From scores of passage pairs to an alignment: many-to-many, crossing, and nothing opposite where nothing fits.

Which side is called left changes nothing: every rule treats rows and columns alike.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.pairs import Indexes, Pairs, Values
from newsdiff.analysis.rare_words import places_in
from newsdiff.analysis.types import Bead, MadeBy

FIRM = 0.5  # a link at least this probable is shown as firm
POSSIBLE = 0.45  # the best link of a passage is shown as possible down to here
MOST_LINKS = 6  # of one passage: keeps repeated passages from linking everything with everything
MOST_LONG_LINKS = 2  # the same, of one very long passage with other very long ones
LARGEST_GROUP = 48  # links: a larger group of neighbours is not merged

Link = tuple[int, int]
Side = tuple[str, int]  # "left" or "right", and a passage there


def links_of(pairs: Pairs, scores: Values, *, both_long: NDArray[np.bool_] | None = None) -> dict[Link, float]:
    """The links that stand: firm ones, and the best of a passage on either side that is at least possible.

    `scores` are probabilities, one for each pair. `both_long` marks the pairs of two very long passages, of which
    fewer stand: each costs as much as dozens of others.
    """
    likely = np.flatnonzero(scores >= POSSIBLE)
    if not len(likely):
        return {}
    pairs, scores = pairs.some(likely), scores[likely]
    wanted = (scores >= FIRM) | (scores == _highest(scores, pairs.left)) | (scores == _highest(scores, pairs.right))
    wanted &= _among_first(scores, pairs, MOST_LINKS)
    if both_long is not None:
        long = np.flatnonzero(both_long[likely])
        wanted[long] &= _among_first(scores[long], pairs.some(long), MOST_LONG_LINKS)
    chosen = np.flatnonzero(wanted)
    links = zip(pairs.left[chosen].tolist(), pairs.right[chosen].tolist(), strict=True)
    return dict(zip(links, scores[chosen].tolist(), strict=True))


def _highest(scores: Values, passages: Indexes) -> Values:
    """For each pair the highest score among the pairs of its passage."""
    highest = np.full(int(passages.max()) + 1, -np.inf, dtype=np.float32)
    np.maximum.at(highest, passages, scores)
    return highest[passages]


def _among_first(scores: Values, pairs: Pairs, most: int) -> NDArray[np.bool_]:
    """Whether a pair is among so many best of both its passages; of equally good ones the nearest in order are."""
    distance = np.abs(pairs.left * max(1, pairs.n_right - 1) - pairs.right * max(1, pairs.n_left - 1))
    first = np.ones(len(scores), dtype=np.bool_)
    for passages in (pairs.left, pairs.right):
        order = np.lexsort((distance, -scores, passages))
        first[order] &= places_in(passages[order]) < most
    return first


def groups_of(links: Mapping[Link, float]) -> Iterator[Bead]:
    """The beads of passages that have links, in no order."""
    return (_bead(group, links) for group in _groups(links))


def completed(
    beads: Iterable[Bead], links: Mapping[Link, float], *, n_left: int, n_right: int, alone: Collection[Side] = ()
) -> tuple[Bead, ...]:
    """Beads with two sides, and one for every passage that is in none of them. `links` are all that the beads hold.

    In order of the left text; what is only on the right comes after the bead of the passage before it.
    `alone` are the passages of which a person said that nothing stands opposite.
    """
    beads = list(beads)
    linked_left, linked_right = {i for i, _ in links}, {j for _, j in links}
    beads += [Bead((i,), (), 0.0, _maker(("left", i), alone)) for i in range(n_left) if i not in linked_left]
    beads += [Bead((), (j,), 0.0, _maker(("right", j), alone)) for j in range(n_right) if j not in linked_right]
    beads.sort(key=attrgetter("right"))  # one sort after another: keys of all three would take more than the beads
    beads.sort(key=attrgetter("left"))
    places = _places(links, n_right)
    beads.sort(key=lambda bead: 2 * bead.left[0] if bead.left else places[bead.right[0]])
    return tuple(beads)


def _maker(side: Side, alone: Collection[Side]) -> MadeBy:
    return "person" if side in alone else "machine"


def _places(links: Mapping[Link, float], n_right: int) -> list[int]:
    """Where in the left text each right passage would stand: after the best link of the linked one before it.

    Twice the left passage's number and one, so that it comes after that passage and before the next.
    """
    strongest: dict[int, tuple[float, int]] = {}
    for (i, j), score in links.items():
        strongest[j] = max(strongest.get(j, (-1.0, -1)), (score, -i))
    places, place = [], -1
    for j in range(n_right):
        if j in strongest:
            place = 1 - 2 * strongest[j][1]
        places.append(place)
    return places


def _bead(group: frozenset[Link], links: Mapping[Link, float]) -> Bead:
    left, right = sorted({i for i, _ in group}), sorted({j for _, j in group})
    score = sum(sorted(links[link] for link in group)) / len(group)
    return Bead(left=tuple(left), right=tuple(right), score=min(1.0, score))


def _groups(links: Mapping[Link, float]) -> Iterator[frozenset[Link]]:
    """The links in groups, each of neighbouring passages that are all linked with one another."""
    for component in _components(links):
        waiting = deque([component])
        while waiting:
            group = waiting.popleft()
            if _is_block(group):
                yield group
            elif len(group) > LARGEST_GROUP:
                yield from (frozenset([link]) for link in group)
            else:
                waiting.extend(_split(group, links))


def _is_block(group: frozenset[Link]) -> bool:
    """Whether every left passage of the group is linked with every right one. A connected group has no gaps."""
    return len(group) == len({i for i, _ in group}) * len({j for _, j in group})


def _split(group: frozenset[Link], links: Mapping[Link, float]) -> Iterable[frozenset[Link]]:
    """The group without its weakest links, and those."""
    weakest = min(links[link] for link in group)
    weak = {link for link in group if links[link] == weakest}
    if len(weak) == len(group):
        return [frozenset([link]) for link in group]
    return [*_components(group - weak), *_components(weak)]


def _components(links: Iterable[Link]) -> Iterator[frozenset[Link]]:
    """Groups of links that are joined over neighbours: one passage shared, the other next to each other."""
    left_over = set(links)
    for link in sorted(left_over):
        if link not in left_over:
            continue
        left_over.remove(link)
        group, waiting = {link}, deque([link])
        while waiting:
            i, j = waiting.popleft()
            for near in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                if near in left_over:
                    left_over.remove(near)
                    group.add(near)
                    waiting.append(near)
        yield frozenset(group)
