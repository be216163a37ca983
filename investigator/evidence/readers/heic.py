"""Lets Pillow open HEIC pictures, which phones take; one is opened like any other."""

import pillow_heif
from PIL import Image

FORMAT = "HEIF"


def make_known() -> None:
    """Registers the opener, once; its own limits on size stay in force."""
    if FORMAT not in Image.OPEN:
        pillow_heif.register_heif_opener(
            thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
        )
