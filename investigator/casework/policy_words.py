"""A clause in plain words: how strongly it speaks, what it can ground, what is to be found.

The words say what the policy's own text settles; what a breach would weigh is for people.
"""

import re
from types import MappingProxyType

from investigator.casework import policy_views
from investigator.domain.policy import Clause, Force, Ground

_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)*\.?")

_FORCE = MappingProxyType(
    {
        Force.MUST: "It must be done.",
        Force.MUST_NOT: "It must not be done.",
        Force.SHOULD: "It should be done.",
        Force.SHOULD_NOT: "It should not be done.",
        Force.MAY: "It may be done.",
        Force.STRONGLY_ADVISED: "It is strongly advised, and no more than that.",
        Force.STATEMENT: "It states something and asks nothing.",
    }
)
_GROUND = MappingProxyType(
    {
        Ground.YES: "Yes, an allegation can rest on it.",
        Ground.SEPARATE: "Yes, as an allegation of its own, decided apart from the first.",
        Ground.SUPPORTING: "Only beside another clause, never alone.",
        Ground.NO: "No. It is no rule that can be broken.",
    }
)
_FACTS = MappingProxyType(
    {
        "policy_version": "which edition of the policy was in force that day",
        "policy_awareness": "how the person knew of the policy: signed, trained, published",
        "person_category": "what sort of worker the person was",
        "role_at_time": "the person's post, school and duties on that day",
        "responsible_person": "who decides in this case, and why they do",
        "conflict_check": "that whoever decides has no interest in it",
        "third_party_terms": "the contract or terms that bind the outsider",
        "manager_knowledge": "when a manager first knew, and what was done",
        "service_type": "what sort of service it was",
        "account_identity": "which account it was: service, name, address",
        "account_ownership": "whose account it was: personal, school, trust, shared",
        "account_link_basis": "why the account is taken to be the person's",
        "account_access_others": "who else could use the account or the device",
        "account_compromise": "whether the account was taken over, and what shows it",
        "authorship": "written, passed on, liked, or put there by somebody else",
        "endorsement_wording": "words added that agree with it or keep a distance",
        "admission": "what the person says of it",
        "content_verbatim": "the exact words, or a full description of the picture",
        "content_context": "what stood before and after it, and what it answered",
        "content_permalink": "its address on the site",
        "target": "whom it is about, and how a reader would know",
        "target_link_to_trust": "how those it is about belong to the trust",
        "truth_or_opinion": "whether it states a fact or an opinion, and on what basis",
        "protected_characteristic": "whether it speaks of a protected characteristic",
        "illegality_indicator": "whether an offence may lie in it, and who advised so",
        "confidential_category": "what sort of confidential information it was",
        "ip_right": "whose work it was, and whether its use was allowed",
        "employer_visible": "how a reader could tell the trust from it",
        "disclaimer": "whether it said that views were the person's own, and where",
        "work_email_used": "whether the work address was used to sign up",
        "branding_used": "which name, logo or mark was used, and whether that was allowed",
        "audience_setting": "who could see it, by its settings",
        "audience_makeup": "whether pupils, parents, staff or the press were among them",
        "audience_size": "how many could see it, and when that was read",
        "actual_viewers": "who did see it, and when",
        "route_to_trust": "how the trust lawfully came to have it",
        "site_time_shown": "the time exactly as the site showed it",
        "site_time_basis": "which clock and zone the site's time goes by",
        "site_time_utc": "when it was posted, as a moment or a stretch of time",
        "id_time": "the time that its address holds, if it holds one",
        "capture_time": "when the copy was made, and by which clock",
        "edit_state": "whether it was edited, and both versions",
        "scheduling": "whether it was scheduled or posted by a program",
        "time_challenge": "who disputes the time, and what was decided",
        "deletion_time": "when it was taken down, and by whom",
        "working_pattern": "the person's hours of work that day",
        "breaks": "the breaks that day, planned and taken",
        "calendar_status": "what sort of day it was: school day, holiday, leave",
        "device_used": "whose device was used",
        "network_used": "whose network was used",
        "trust_log": "which log of the trust's is relied on, and the right to look at it",
        "prior_approval": "whether anybody had allowed it, and how far",
        "login_share_approval": "whether sharing the login was allowed in writing",
        "device_permission": "whether a personal device was allowed",
        "image_deletion": "when the pictures were deleted or moved, and how that was seen",
        "official_account_available": "whether there was an official account to be used",
        "consent_record": "who consented to what, and when",
        "identifiers_visible": "what in it tells who somebody is: name, face, uniform",
        "training": "which training was offered, and when it was done",
        "restriction_notice": "which limit was set, and when the person was told",
        "media_enquiry": "who asked, and what was answered",
        "reference_given": "about whom, where, and in which words",
        "advice_sought": "who was asked before it was posted, and what they said",
        "pupil_status": "that the pupil was on roll that day, and where",
        "pupil_relationship": "whether they are family, how close, and who knew",
        "parent_relationship": "how the person and the parent know each other",
        "contact_direction": "who began the contact",
        "contact_pattern": "how often, between which days, at which hours, about what",
        "contact_channel": "by which way they were in contact",
        "safeguarding_view": "what the safeguarding lead and the LADO say",
        "removal_request": "what was asked to be taken down, by whom, until when",
        "removal_response": "what the person answered",
        "removal_check": "each look whether it was gone",
        "cooperation_request": "what help was asked, why, and which gentler ways were open",
        "cooperation_response": "what came of it, and the reason given",
        "access_method": "how it was looked at; never with somebody's own password",
        "report_made": "who reported what to whom, and how soon after seeing it",
        "related_policy": "which other policy was broken, and in which paragraph",
        "monitoring_authority": "the lawful basis for looking, how far, and who agreed",
        "retention_rule": "which rule says how long it is kept",
        "recruitment_search": "who searched for what, and whether the candidate was told",
        "impact_actual": "what it did: complaints, press, loss, people hurt",
        "impact_potential": "what it could have done, with reasons",
        "mitigation": "what speaks for the person: apology, health, quick removal, record",
        "past_record": "warnings that still count, and earlier advice on the same rule",
        "consistency": "what was done in cases like this one",
        "rights_check": "whether a right of the person's is touched",
    }
)


_SEVERITY = MappingProxyType(
    {
        "potential_gross_misconduct": "possible gross misconduct",
        "context_dependent": "a matter of the circumstances",
    }
)


def search(typed: str) -> tuple[Clause, ...]:
    """Clauses by number, where a number is typed, else by words."""
    asked = typed.strip()
    if not _NUMBER.fullmatch(asked):
        return policy_views.clauses(asked)
    every = policy_views.clauses()
    begins = asked.rstrip(".")
    exact = tuple(
        one for one in every if one.number == begins or one.number.startswith(f"{begins}.")
    )
    return exact or tuple(one for one in every if one.number.startswith(begins))


def strength_words(one: Clause) -> str:
    """How strongly the clause speaks."""
    return _FORCE[one.force]


def ground_words(one: Clause) -> str:
    """Whether an allegation can rest on it."""
    return _GROUND[one.ground]


def fact_words(code: str) -> str:
    """What is to be found out, for a code of the clause register."""
    return _FACTS.get(code, code.replace("_", " "))


def severity_words(one: Clause) -> str:
    """What the policy's own words call a breach; empty where they say nothing."""
    if one.severity is None:
        return ""
    return _SEVERITY.get(one.severity, one.severity.replace("_", " "))
