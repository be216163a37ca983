"""Small files of every kind, made from nothing, and a few made to do harm."""

import io
import random
import struct
import zipfile
import zlib

from PIL import Image, ImageDraw, ImageFilter, PngImagePlugin


def there(value):
    """A value that a test knows to be there."""
    assert value is not None
    return value


def chunk(name: bytes, data: bytes) -> bytes:
    """One PNG chunk with its checksum."""
    return (
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", zlib.crc32(name + data))
    )


def picture(size=(64, 48), seed=1) -> Image.Image:
    """Coloured boxes that are different for each seed."""
    rng = random.Random(seed)  # noqa: S311 - the same pictures each time
    made = Image.new("RGB", size, tuple(rng.randrange(256) for _ in range(3)))
    pen = ImageDraw.Draw(made)
    for _ in range(6):
        x, y = rng.randrange(size[0]), rng.randrange(size[1])
        fill = tuple(rng.randrange(256) for _ in range(3))
        pen.rectangle((x, y, x + size[0] // 4, y + size[1] // 4), fill=fill)
    return made


def saved(made: Image.Image, form: str, **how) -> bytes:
    held = io.BytesIO()
    made.save(held, form, **how)
    return held.getvalue()


def png(size=(64, 48), **how) -> bytes:
    return saved(picture(size), "PNG", **how)


def png_with(*chunks: bytes) -> bytes:
    """A PNG with chunks put in before its pixels."""
    plain = png()
    return plain[:33] + b"".join(chunks) + plain[33:]


def jpeg(size=(64, 48), **how) -> bytes:
    return saved(picture(size), "JPEG", **how)


def photo_with_place() -> bytes:
    """A JPEG with the camera's time, its offset, and a place on the Isle of May."""
    exif = Image.Exif()
    inside = exif.get_ifd(0x8769)
    inside[0x9003], inside[0x9011], inside[0x9291] = (
        "2026:11:06 15:12:07",
        "+01:00",
        "250",
    )
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (56.0, 11.0, 9.0), 3: "W", 4: (2.0, 33.0, 27.0)}
    )
    return jpeg((80, 40), exif=exif)


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "words")
    return held.getvalue()


def film(seconds: int = 3_876_822_727, brand: bytes = b"isom") -> bytes:
    """An MP4 without sound or picture, made so many seconds after 1904."""
    header = struct.pack(">I4sII", 108, b"mvhd", 0, seconds) + bytes(92)
    movie = struct.pack(">I4s", 8 + len(header), b"moov") + header
    kind = struct.pack(">I4s4sI", 16, b"ftyp", brand, 0)
    return kind + struct.pack(">I4s", 16, b"mdat") + bytes(8) + movie


def huge_png_header() -> bytes:
    """Claims 30,000 by 30,000 pixels in a few hundred bytes."""
    size = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def gif_of(frames: int) -> bytes:
    """An animation of single-pixel frames."""
    head = b"GIF89a" + struct.pack("<HHBBB", 200, 200, 0x80, 0, 0) + bytes(6)
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return head + frame * frames + b"\x3b"


def png_with_text(words: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", words)
    return png(pnginfo=info)


def ordinary(seed: int) -> Image.Image:
    """A picture such as people hand in: text, a scene, noise, weave or dots."""
    rng = random.Random(seed)  # noqa: S311 - the same pictures each time
    size = (rng.randrange(300, 1300), rng.randrange(300, 1300))
    made: Image.Image = (_screen, _scene, _noise, _weave, _halftone)[seed % 5](rng, size)
    return made


def _screen(rng, size):
    ground = rng.choice(((255, 255, 255), (18, 18, 18), (240, 242, 245)))
    made = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(made)
    ink = tuple(255 - each for each in ground)
    for y in range(20, size[1], 26):
        pen.text((20, y), "".join(rng.choices("abcdefgh ,.", k=size[0] // 10)), fill=ink)
    pen.ellipse((30, 30, 90, 90), fill=(90, 140, 200))
    return made


def _scene(rng, size):
    small = Image.effect_noise((24, 24), rng.randrange(40, 120))
    blurred = small.resize(size, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(size, 9)
    return Image.blend(blurred, grain, 0.2).convert("RGB")


def _noise(rng, size):
    return Image.effect_noise(size, rng.randrange(3, 80)).convert("RGB")


def _weave(rng, size):
    made = Image.new("RGB", size, (200, 190, 180))
    pen = ImageDraw.Draw(made)
    pitch = rng.randrange(5, 19)
    for x in range(0, size[0], pitch):
        pen.line((x, 0, x + size[1] // 3, size[1]), fill=(206, 196, 186))
    for y in range(0, size[1], pitch):
        pen.line((0, y, size[0], y), fill=(194, 186, 176))
    return made


def _halftone(rng, size):
    made = Image.new("RGB", size, (230, 230, 228))
    pen = ImageDraw.Draw(made)
    pitch = rng.randrange(6, 15)
    for row, y in enumerate(range(0, size[1], pitch)):
        for x in range((row % 2) * pitch // 2, size[0], pitch):
            pen.ellipse((x, y, x + 2, y + 2), fill=(222, 222, 220))
    return made.filter(ImageFilter.GaussianBlur(1))
