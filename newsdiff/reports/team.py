"""How a team coded a comparison, for its report."""

from newsdiff.accounts.models import User
from newsdiff.analysis.types import Span
from newsdiff.coding.blind import is_closed
from newsdiff.coding.decisions import Decided, queue_of
from newsdiff.coding.models import Round
from newsdiff.comparisons.models import Comparison
from newsdiff.reports.material import Material, name_of
from newsdiff.reports.types import DecisionLine, Side, TeamWork


def team_work(comparison: Comparison, user: User, material: Material) -> TeamWork:
    """How the round of a comparison was coded, and the decisions that a user may see."""
    found = Round.objects.filter(comparison=comparison).first()
    lines = [_line(one, material) for one in queue_of(comparison, user).decided]
    lines.sort(key=_place)
    return TeamWork(_how(comparison, found) if found else (), tuple(lines))


def _how(comparison: Comparison, found: Round) -> tuple[str, ...]:
    n_coders = comparison.assignments.count()
    coders = f"{n_coders} coder{'' if n_coders == 1 else 's'}"
    if not found.is_blind:
        return (f"Assigned to {coders}, who saw each other's annotations.",)
    until = "until all had finished" if found.opened_at is None else "until an owner opened the round"
    closed = is_closed(comparison)
    how = [f"Coded by {coders}, none of whom saw another's annotations {'so far' if closed else until}."]
    if found.hides_outlets:
        how.append(
            "The coders did not see whose the articles are: names of outlets and authors, addresses and credits were "
            "hidden, and each coder had the articles in an order of their own."
        )
    if closed:
        how.append("The round is still closed, so nothing of it is final.")
    return tuple(how)


def _line(one: Decided, material: Material) -> DecisionLine:
    decision = one.decision
    return DecisionLine(
        difference_id=decision.unit,
        sides=_sides(decision.places, material),
        codes=tuple(map(str, one.codes)),
        coders=tuple((coder.name, tuple(map(str, coder.codes))) for coder in one.unit.coders if coder.takes_part),
        reason=decision.reason,
        by=name_of(decision.decided_by),
        at=decision.decided_at,
        by_agreement=decision.by_agreement,
    )


def _sides(places: list[tuple[int, int | None, int | None, str]], material: Material) -> tuple[Side, ...]:
    by_sigil: dict[str, list[Span]] = {}
    for article, start, end, _quote in places:
        if article in material.sigils:
            spans = by_sigil.setdefault(material.sigils[article], [])
            spans += [Span(start, end)] if start is not None and end is not None else []
    return tuple(
        Side(material.articles[sigil], tuple(material.quote(sigil, span) for span in sorted(spans)))
        for sigil, spans in sorted(by_sigil.items())
    )


def _place(line: DecisionLine) -> tuple[str, int]:
    quoted = ((side.article.sigil, side.quotes[0].start) for side in line.sides if side.quotes)
    return next(quoted, ("", 0))
