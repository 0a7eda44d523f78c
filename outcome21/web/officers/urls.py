"""Every address of the desk. All but sign-in stand behind `entrance.desk`."""

from __future__ import annotations

from django.urls import path, register_converter

from outcome21.web.officers import (
    assessment,
    content,
    content_welsh,
    crime,
    decision,
    intervention,
    investigation,
    link,
    own_view,
    policy,
    reason,
    recommendation,
    record,
    referral,
    register,
    replay,
    report,
    review,
    role,
    sign_in,
    take_report,
    told,
    wish,
    worklist,
)


class Reference:
    """One of our own references: ten Crockford base32 characters."""

    regex = "[0-9A-HJKMNP-TV-Z]{10}"

    def to_python(self, value: str) -> str:
        """As it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands in the address."""
        return value


class Word(Reference):
    """A short code: the letter of a person, or what is decided."""

    regex = "[A-Za-z0-9]{1,16}"


register_converter(Reference, "reference")
register_converter(Word, "word")

_REPORT = "reports/<reference:reference>"
_CRIME = "crimes/<reference:reference>"

app_name = "officers"
urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("find", worklist.find, name="find"),
    path("sign-in", sign_in.sign_in_page, name="sign_in"),
    path("sign-out", sign_in.sign_out_page, name="sign_out"),
    path("content", content.content, name="content"),
    path("content/welsh/<slug:page_id>", content_welsh.content_welsh, name="content_welsh"),
    path("register", register.register, name="register"),
    path("policy", policy.policy, name="policy"),
    path("policy/cases", policy.policy_cases, name="policy_cases"),
    path("policy/replay", replay.policy_replay, name="policy_replay"),
    path("policy/replay/moves", replay.policy_moves, name="policy_moves"),
    path("reports/new", take_report.take, name="take_report"),
    path(_REPORT, report.report, name="report"),
    path(f"{_REPORT}/safe-contact", report.safe_contact, name="safe_contact"),
    path(f"{_REPORT}/message", report.message, name="message"),
    path(f"{_REPORT}/stop-code", report.stop_code, name="stop_code"),
    path(f"{_REPORT}/wishes/<uuid:wish>", wish.consider, name="wish"),
    path(f"{_REPORT}/record", record.record, name="record"),
    path(f"{_REPORT}/link", link.link, name="link"),
    path(f"{_REPORT}/reason", reason.reason, name="reason"),
    path(_CRIME, crime.crime, name="crime"),
    path(f"{_CRIME}/assess", assessment.assessment, name="assess"),
    path(f"{_CRIME}/own-view", own_view.own_view, name="own_view"),
    path(f"{_CRIME}/recommendation", recommendation.recommendation, name="recommendation"),
    path(f"{_CRIME}/decide", decision.choose, name="choose"),
    path(f"{_CRIME}/decide/<word:choice>", decision.decide_page, name="decide"),
    path(f"{_CRIME}/decisions/<int:number>/review", review.review_page, name="review"),
    path(f"{_CRIME}/steps/<uuid:step>/done", investigation.step_done, name="step_done"),
    path(f"{_CRIME}/investigation/end", investigation.end, name="end_investigation"),
    path(f"{_CRIME}/people/<word:letter>/role", role.role, name="role"),
    path(f"{_CRIME}/tell", told.told, name="tell"),
    path(f"{_CRIME}/refer", referral.refer_page, name="refer"),
    path(f"{_CRIME}/activity", intervention.activity, name="activity"),
]
