"""The columns every character takes, from the tables of Python's unicodedata.

Prints ranges of assigned characters of equal width, `first last width`, in hexadecimal: 0 for marks,
format characters, controls, separators of lines and the later parts of Hangul syllables, 2 for East
Asian Wide and Fullwidth, 1 otherwise. The letters flags are made of are wide, as terminals that have
flags show them; a soft hyphen is shown as one. U+1171E is left out: versions of Unicode differ.
Usage: python3 display_widths.py > ../TextMeasuresTests/Fixtures/widths.txt
"""

import unicodedata


def width(code):
    character = chr(code)
    category = unicodedata.category(character)
    if category in ("Cn", "Cs", "Co") or code == 0x1171E:
        return None
    if code == 0xAD:
        return 1
    if category in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp") or 0x1160 <= code <= 0x11FF:
        return 0
    is_flag = 0x1F1E6 <= code <= 0x1F1FF
    return 2 if is_flag or unicodedata.east_asian_width(character) in "WF" else 1


def ranges():
    first = 0
    for code in range(1, 0x110001):
        if code == 0x110000 or width(code) != width(first):
            yield first, code - 1, width(first)
            first = code


for first, last, columns in ranges():
    if columns is not None:
        print(f"{first:X} {last:X} {columns}")
