"""All that a keyed file holds, in plain bytes: every page, free ones and slack too."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVE, IV, SALT = 4096, 80, 16, 16


def plain_pages(file: Path, key: bytes) -> bytes:
    """The file decrypted in place, page by page, by the cipher alone and no database."""
    data, pages = file.read_bytes(), []
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVE]
        iv = page[PAGE - RESERVE : PAGE - RESERVE + IV]
        opening = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        pages.append(opening.update(body) + opening.finalize())
    return b"".join(pages)


def holds(plain: bytes, *words: str) -> list[str]:
    """The words that stand in some bytes, in the encodings that text may be kept in."""
    return [
        word
        for word in words
        if any(word.encode(each) in plain for each in ("utf-8", "utf-16-le"))
    ]
