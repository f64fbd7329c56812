"""The demo: two accounts of one invented event, compared at the first start."""

import uuid
from pathlib import Path

from newsdiff.accounts.access import home_project
from newsdiff.accounts.actions import ensure_local_analyst
from newsdiff.accounts.queries import is_team
from newsdiff.comparisons.actions import create_comparison, start_analysis
from newsdiff.comparisons.models import Comparison
from newsdiff.corpus.actions import store_articles, submit_articles, update_draft

DEMO = Path(__file__).resolve().parent.parent / "corpus" / "demo"
TITLE = "Founders’ Square, 6 June 2024 (demo)"
FORM_KEY = uuid.uuid5(uuid.NAMESPACE_URL, "newsdiff:demo")


def load_demo(folder: Path = DEMO) -> Comparison | None:
    """Compare the texts of the folder for the local analyst; None where there are articles already, and in a team.

    A file is named for its outlet, in small letters with hyphens.
    """
    if is_team():
        return None
    user = ensure_local_analyst()
    project = home_project(user)
    if project.articles.exists():
        return None
    files = [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))]
    submission = submit_articles(project=project, user=user, files=files, pastes=(), form_key=FORM_KEY)
    for draft in submission.drafts.all():
        outlet = Path(draft.name).stem.replace("-", " ").title()
        update_draft(draft=draft, kept=(), fields={"outlet": outlet})
    articles = store_articles(submission=submission, user=user)
    comparison = create_comparison(project=project, user=user, articles=articles, title=TITLE, form_key=FORM_KEY)
    start_analysis(comparison=comparison)
    return comparison
