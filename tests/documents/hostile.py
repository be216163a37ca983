"""Text that attacks a page: markup, templates, direction, glyphs and sheer length."""

TEMPLATE = "{{ 7 * 7 }} {% include 'x' %} {# gone #} ${7*7}"
MARKUP = (
    '<script>alert(1)</script> <img src="file:///etc/passwd"> ]]> &amp; [@click=app.quit]'
)
ACTING = "up\u202edown\u2066in\x1b[31m\u200b"
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
EMOJI = f"\U0001f921 {FAMILY} \U0001f44d\U0001f3fd \u2764\ufe0f"
URDU = "وہ کل اسکول میں نہیں تھی @thistle_ex اور یہ سچ ہے"
POLISH = "Zażółć gęślą jaźń, Łukasz Święcicki"
GURMUKHI = "ਪੰਜਾਬ"
LONG_WORD = "Rindfleischetikettierungs" * 12
HANDLE = "@" + "a_very_long_handle." * 16
LONG_LINE = "0123456789" * 2000
EVERYTHING = f"{TEMPLATE} {MARKUP} {ACTING} {EMOJI} {URDU} {POLISH} {GURMUKHI}"
