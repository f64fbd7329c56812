"""Judging, as several tests need it."""

import uuid
from dataclasses import replace

from newsdiff.accounts.models import User
from newsdiff.comparisons.judging.actions import act_from, judge
from newsdiff.comparisons.judging.queries import verdicts_of
from newsdiff.comparisons.judging.verdicts import UNJUDGED, Sides
from newsdiff.comparisons.models import Comparison, Judgement
from newsdiff.comparisons.queries import collation_of, latest_done_run
from newsdiff.display.keys import variant_keys


def keys_of(comparison: Comparison) -> list[str]:
    """The keys of the contrasts, the most salient first."""
    collation = collation_of(latest_done_run(comparison))
    keys = variant_keys(collation)
    return [keys[contrast.variant] for contrast in collation.contrasts]


def say(
    comparison: Comparison,
    user: User,
    act: str,
    *keys: str,
    category: str = "",
    spans: Sides | None = None,
    seen: int | None = None,
    form_key: uuid.UUID | None = None,
    anyway: bool = False,
) -> Judgement:
    """Judge differences as a user who sees what holds now, or `seen`."""
    verdicts = verdicts_of(comparison, user)
    return judge(
        comparison=comparison,
        user=user,
        collation=collation_of(latest_done_run(comparison)),
        act=replace(act_from(act, category), spans=spans),
        asked={key: verdicts.get(key, UNJUDGED).seen if seen is None else seen for key in keys},
        form_key=form_key or uuid.uuid4(),
        anyway=anyway,
    )


def judge_first(comparison: Comparison, user: User) -> Judgement:
    """Confirm the first contrast."""
    return say(comparison, user, "confirmed", keys_of(comparison)[0])
