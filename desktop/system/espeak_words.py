"""Words that espeak-ng reads wrongly, and how they sound: data, in its own phoneme mnemonics.

Found by reading what espeak-ng 1.52 makes of every word of the content. The mnemonics are those of its
English phoneme tables and hold for the British and the American voice alike.
"""

import re
from typing import Final

_SOUNDS: Final = (
    # Written alike, spoken differently: the verbs of an instruction.
    (r"close(?= (?:your|the|it|them|both|one)\b)", "kl'oUz"),
    (r"(?<!\bthe )(?<!\bof )(?<!\bafter )(?<!\bdaily )(?<!\bin )(?<!\bfor )use(?! of\b)", "j'u:z"),
    (r"wind(?=[ -]down)", "w'aInd"),
    (r"compress(?! (?:your|the|it|them)\b)", "k'0mprEs"),
    (r"compresses", "k'0mprEsIz"),
    # Of the body, its ailments and those who care for it.
    (r"ankylosing", ",aNkIl'oUzIN"),
    (r"latissimus", "l@t'IsIm@s"),
    (r"levator", "l@v'eIt@"),
    (r"metastasis", "mEt'ast@sIs"),
    (r"occipital", "0ks'IpIt@L"),
    (r"physiotherapist", "f,IzIoUT'Er@p,Ist"),
    (r"physiotherapists", "f,IzIoUT'Er@p,Ists"),
    (r"physiotherapy", "f,IzIoUT'Er@pI"),
    (r"piriformis", "p,IrIf'O:mIs"),
    (r"quadratus", "kw0dr'eIt@s"),
    (r"raynaud's", "r'eInoUz"),
    (r"sacroiliac", "s,eIkroU'IlIak"),
    (r"sciatic", "saI'atIk"),
    (r"spinae", "sp'aIni:"),
    (r"suboccipital", "s,Vb0ks'IpIt@L"),
    (r"trochanter", "tr@k'ant@"),
    # Massage, tools and oils.
    (r"effleurage", "'Efl@rA:Z"),
    (r"jojoba", "h@h'oUb@"),
    (r"lacrosse", "l@kr'0s"),
    (r"linalool", "lIn'al@w0l"),
    (r"petrissage", "p'EtrIsA:Z"),
    (r"relaxation", "r,i:laks'eIS@n"),
    (r"shiatsu", "Si:'atsu:"),
    (r"tapotement", "t@p'oUtm@nt"),
    (r"theracane", "T'Er@keIn"),
    (r"dissolve", "dIz'0lv"),
    (r"dissolved", "dIz'0lvd"),
    (r"icd", "aI,si:d'i:"),
)

_PATTERNS: Final = tuple(
    (re.compile(rf"(?<![\w'-]){pattern}(?![\w'])", re.IGNORECASE), f"[[{sounds}]]")
    for pattern, sounds in _SOUNDS
)


def with_sounds(text: str) -> str:
    """The text with its sounds in place of each of those words, in the brackets that tell espeak-ng so."""
    text = text.replace("[[", " ")
    for pattern, sounds in _PATTERNS:
        text = pattern.sub(sounds, text)
    return text
