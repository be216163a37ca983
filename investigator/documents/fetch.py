"""What a page may draw on: files of this package and bytes in memory, nothing else."""

from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

_KINDS = {".css": "text/css", ".svg": "image/svg+xml"}


class Refusing(URLFetcher):  # type: ignore[misc]  # the library carries no types
    """Answers `app:NAME` and `case:BLOB`; anything else stops the document."""

    def __init__(self, folder: Path, blobs: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._files = {
            file.name: file for file in folder.iterdir() if file.suffix in _KINDS
        }
        self._blobs = blobs

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The bytes behind an address of ours."""
        del headers
        scheme, _, name = url.partition(":")
        if scheme == "app" and name in self._files:
            file = self._files[name]
            kind = _KINDS[file.suffix]
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})
        if scheme == "case" and name in self._blobs:
            return URLFetcherResponse(url, self._blobs[name])
        raise FatalURLFetchingError(f"A page asked for {url[:80]}, which is not its own.")
