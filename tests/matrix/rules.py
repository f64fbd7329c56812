"""Who may what at each address: one line for each URL. An address that is not here fails the tests.

`model` is what `pk` names; `get` and `post` are the rights that the methods need, empty where a method is refused:

- "view", "code", "export", "edit", "share", "own": as `accounts.access.RIGHTS` gives them to roles;
- PERSON: everyone who is logged in, about themselves alone; ANYONE: everyone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

PERSON, ANYONE = "person", "anyone"


@dataclass(frozen=True)
class Rule:
    """What an address needs."""

    model: str = ""  # label of the model that `pk` names, "" where there is no object
    get: str = ""
    post: str = ""
    more: Mapping[str, object] = field(default_factory=dict)  # further arguments; "app.Model" stands for a row's number
    query: str = ""  # of the address, with {pk} in it where the object is named there
    of_library: bool = False  # a page of allauth, which may write on GET to its own tables


ACCOUNT = Rule(get=PERSON, post=PERSON, of_library=True)
ENTRANCE = Rule(get=ANYONE, post=ANYONE, of_library=True)
COMPARISON, PROJECT, CODEBOOK = "comparisons.Comparison", "accounts.Project", "coding.Codebook"
ANNOTATION, CODE, MEMO = "coding.Annotation", "coding.Code", "coding.Memo"

RULES = {
    "health": Rule(get=ANYONE),
    "account_login": ENTRANCE,
    "account_logout": ENTRANCE,
    "account_inactive": ENTRANCE,
    "account_signup": ENTRANCE,
    "account_reauthenticate": ACCOUNT,
    "account_request_reauthentication_code": ACCOUNT,
    "account_confirm_reauthentication_code": ACCOUNT,
    "account_email": ACCOUNT,
    "account_email_verification_sent": ENTRANCE,
    "account_change_password": ACCOUNT,
    "account_set_password": ACCOUNT,
    "account_reset_password": ENTRANCE,
    "account_confirm_login_code": ENTRANCE,
    "account_confirm_email": Rule(get=ANYONE, post=ANYONE, more={"key": "x"}, of_library=True),
    "account_reset_password_from_key_done": ENTRANCE,
    "account_reset_password_from_key": Rule(
        get=ANYONE, post=ANYONE, more={"uidb36": "1", "key": "x-y"}, of_library=True
    ),
    "account_reset_password_done": ENTRANCE,
    "mfa_index": ACCOUNT,
    "mfa_authenticate": ENTRANCE,
    "mfa_reauthenticate": ACCOUNT,
    "mfa_activate_totp": ACCOUNT,
    "mfa_deactivate_totp": ACCOUNT,
    "mfa_view_recovery_codes": ACCOUNT,
    "mfa_generate_recovery_codes": ACCOUNT,
    "mfa_download_recovery_codes": ACCOUNT,
    "mfa_list_webauthn": ACCOUNT,
    "mfa_add_webauthn": ACCOUNT,
    "mfa_reauthenticate_webauthn": ACCOUNT,
    "mfa_remove_webauthn": Rule(get=PERSON, post=PERSON, more={"pk": "mfa.Authenticator"}, of_library=True),
    "mfa_edit_webauthn": Rule(get=PERSON, post=PERSON, more={"pk": "mfa.Authenticator"}, of_library=True),
    "mfa_login_webauthn": ENTRANCE,
    "usersessions_list": ACCOUNT,
    "accounts:preferences_edit": Rule(get=PERSON, post=PERSON),
    "accounts:hints_edit": Rule(post=PERSON),
    "accounts:project_list": Rule(get=PERSON, post=PERSON),
    "accounts:project_detail": Rule(PROJECT, get="view"),
    "corpus:wordlist_edit": Rule(PROJECT, get="view", post="edit"),
    "corpus:wordlist_export": Rule(PROJECT, get="export"),
    "accounts:project_rename": Rule(PROJECT, post="own"),
    "accounts:project_trail": Rule(PROJECT, get="own"),
    "accounts:project_export": Rule(PROJECT, post="own"),
    "accounts:project_delete": Rule(PROJECT, get="own", post="own"),
    "accounts:project_hand_over": Rule(PROJECT, post="own"),
    "accounts:invitation_create": Rule(PROJECT, post="own"),
    "accounts:member_role": Rule("accounts.Membership", post="own"),
    "accounts:member_remove": Rule("accounts.Membership", get="own", post="own"),
    "accounts:invitation_revoke": Rule("accounts.Invitation", post="own"),
    "accounts:invitation_detail": Rule("", get=ANYONE, post=ANYONE, more={"token": "invitation"}),
    "comparisons:comparison_list": Rule(get=PERSON, post="edit"),
    "comparisons:comparison_create": Rule("corpus.Submission", post="edit"),
    "comparisons:comparison_detail": Rule(COMPARISON, get="view"),
    "comparisons:comparison_delete": Rule(COMPARISON, get="edit", post="edit"),
    "comparisons:comparison_retry": Rule(COMPARISON, post="edit"),
    "comparisons:link_list": Rule(COMPARISON, get="view"),
    "comparisons:link_edit": Rule(COMPARISON, get="code", post="code", query="left=A&right=B&row={row}"),
    "comparisons:link_undo": Rule(COMPARISON, post="code", more={"decision": "comparisons.LinkDecision"}),
    "comparisons:link_redo": Rule(COMPARISON, post="code", more={"decision": "comparisons.LinkDecision"}),
    "comparisons:difference_judge": Rule(COMPARISON, post="code"),
    "comparisons:difference_judge_all": Rule(COMPARISON, post="code"),
    "comparisons:judgement_list": Rule(COMPARISON, get="view"),
    "comparisons:judgement_undo": Rule(COMPARISON, post="code", more={"judgement": "comparisons.Judgement"}),
    "comparisons:judgement_redo": Rule(COMPARISON, post="code", more={"judgement": "comparisons.Judgement"}),
    "corpus:submission_review": Rule("corpus.Submission", get="edit", post="edit"),
    "corpus:article_detail": Rule("corpus.Article", get="view"),
    "corpus:article_original": Rule("corpus.Article", get="view"),
    "corpus:article_delete": Rule("corpus.Article", get="edit", post="edit"),
    "corpus:article_correct": Rule("corpus.Article", get="edit", post="edit"),
    "coding:annotation_create": Rule(COMPARISON, get="code", post="code", query="comparison={pk}&row=1"),
    "coding:annotation_detail": Rule(ANNOTATION, get="view"),
    "coding:annotation_edit": Rule(ANNOTATION, get="code", post="code"),
    "coding:annotation_delete": Rule(ANNOTATION, post="code"),
    "coding:annotation_undo": Rule(ANNOTATION, post="code"),
    "coding:annotation_history": Rule(ANNOTATION, get="view", post="code"),
    "coding:typed_keep": Rule(PROJECT, post="code"),
    "coding:codebook_detail": Rule(CODEBOOK, get="view"),
    "coding:codebook_edit": Rule(CODEBOOK, get="edit", post="edit"),
    "coding:codebook_undo": Rule(CODEBOOK, post="edit"),
    "coding:codebook_import": Rule(CODEBOOK, post="edit"),
    "coding:code_create": Rule(CODEBOOK, get="edit", post="edit"),
    "coding:codebook_version": Rule(CODEBOOK, get="view", more={"number": 1}),
    "coding:codebook_export": Rule(CODEBOOK, get="view", more={"form": "csv"}),
    "coding:code_edit": Rule(CODE, get="edit", post="edit"),
    "coding:code_retire": Rule(CODE, get="edit", post="edit"),
    "coding:code_merge": Rule(CODE, get="edit", post="edit"),
    "coding:code_split": Rule(CODE, get="edit", post="edit"),
    "coding:round_detail": Rule(COMPARISON, get="view", post="edit"),
    "coding:round_open": Rule(COMPARISON, post="own"),
    "coding:assignment_finish": Rule(COMPARISON, post="code"),
    "coding:agreement_detail": Rule(PROJECT, get="view"),
    "coding:agreement_units": Rule(PROJECT, get="view"),
    "coding:agreement_table": Rule(PROJECT, get="view"),
    "coding:decision_list": Rule(COMPARISON, get="view"),
    "coding:decision_create": Rule(COMPARISON, post="edit"),
    "coding:agreed_accept": Rule(COMPARISON, post="edit"),
    "coding:decision_undo": Rule(COMPARISON, post="edit"),
    "coding:decision_redo": Rule(COMPARISON, post="edit"),
    "coding:annotation_list": Rule(PROJECT, get="view"),
    "coding:annotation_matrix": Rule(PROJECT, get="view"),
    "coding:place_list": Rule(COMPARISON, get="view"),
    "coding:comparison_renew": Rule(COMPARISON, post="edit"),
    "coding:anchor_place": Rule("coding.Anchor", post="code"),
    "coding:memo_list": Rule(PROJECT, get="view"),
    "coding:memo_create": Rule(PROJECT, get="code", post="code"),
    "coding:memo_detail": Rule(MEMO, get="view"),
    "coding:memo_edit": Rule(MEMO, get="code", post="code"),
    "coding:assignment_list": Rule(get=PERSON),
    "reports:report_detail": Rule(COMPARISON, get="view"),
    "reports:export_create": Rule(COMPARISON, post="export"),
    "reports:share_create": Rule(COMPARISON, post="share"),
    "reports:share_revoke": Rule("reports.ShareLink", post="share"),
    "reports:shared_report": Rule("", get=ANYONE, more={"token": "share"}),
    "reports:export_download": Rule("reports.Export", get="view"),
}
