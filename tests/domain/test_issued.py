"""What left the case, and whose keys write in it."""

from investigator.domain.digest import Sha256
from investigator.domain.issued import DocumentIssued, DocumentState, SignerNamed
from tests.domain.build import a_case, told


def test_a_document_stands_under_its_entry():
    fact = DocumentIssued(
        kind="investigation-report",
        state=DocumentState.FINAL,
        sha256=Sha256.of(b"pdf"),
        pages=12,
        as_of=8,
        head="ab" * 32,
        versions=("program 1",),
    )
    assert a_case(told(fact, 9)).documents[9].fact is fact


def test_a_signer_stands_under_the_fingerprint_of_the_key():
    fact = SignerNamed(fingerprint="k", public_key="p", name="Ida Clerk", role="HR")
    assert a_case(fact).signers["k"].fact is fact
