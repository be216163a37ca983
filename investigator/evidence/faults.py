"""What libraries raise on broken files; such a file is kept, and the fault is told."""

import struct
import zlib

PARSER_FAULTS = (
    OSError,
    ValueError,
    SyntaxError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    EOFError,
    AssertionError,
    RuntimeError,
    struct.error,
    zlib.error,
)
