"""Which language a column is in: `label::Nederlands (nl)`, `label::Dutch`, `label::NL`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_IN_BRACKETS = re.compile(r"\(\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?\s*\)\s*$")
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?")

# The name to write first, then other spellings: in English, in the language itself, in Dutch.
NAMES: dict[str, tuple[str, ...]] = {
    "nl": ("Dutch", "Nederlands", "Hollands", "Flemish", "Vlaams"),
    "en": ("English", "Engels"),
    "tr": ("Turkish", "Türkçe", "Turkce", "Turks"),
    "ar": ("Arabic", "العربية", "عربي", "Arabisch"),
    "pl": ("Polish", "Polski", "Pools"),
    "uk": ("Ukrainian", "Українська", "Oekraïens", "Oekraiens"),
    "de": ("German", "Deutsch", "Duits"),
    "fr": ("French", "Français", "Francais", "Frans"),
    "es": ("Spanish", "Español", "Espanol", "Spaans", "Castellano"),
    "pt": ("Portuguese", "Português", "Portugues", "Portugees"),
    "it": ("Italian", "Italiano", "Italiaans"),
    "ru": ("Russian", "Русский", "Russisch"),
    "bg": ("Bulgarian", "Български", "Bulgaars"),
    "ro": ("Romanian", "Română", "Roemeens"),
    "hu": ("Hungarian", "Magyar", "Hongaars"),
    "cs": ("Czech", "Čeština", "Tsjechisch"),
    "el": ("Greek", "Ελληνικά", "Grieks"),
    "so": ("Somali", "Soomaali", "Somalisch"),
    "ti": ("Tigrinya", "ትግርኛ"),
    "am": ("Amharic", "አማርኛ", "Amhaars"),
    "om": ("Oromo", "Afaan Oromoo"),
    "sw": ("Swahili", "Kiswahili"),
    "rw": ("Kinyarwanda",),
    "ha": ("Hausa",),
    "yo": ("Yoruba",),
    "fa": ("Farsi", "Persian", "Dari", "فارسی", "Perzisch"),
    "ps": ("Pashto", "پښتو", "Pasjtoe"),
    "ur": ("Urdu", "اردو", "Oerdoe"),
    "ku": ("Kurdish", "Kurmanji", "Kurdî", "Koerdisch"),
    "ckb": ("Sorani", "کوردی"),
    "rif": ("Tarifit", "Tmaziɣt", "Riffijns"),
    "ary": ("Darija", "Moroccan Arabic", "Marokkaans", "Marokkaans Arabisch"),
    "zh": ("Chinese", "中文", "Chinees", "Mandarin"),
    "ja": ("Japanese", "日本語", "Japans"),
    "ko": ("Korean", "한국어", "Koreaans"),
    "vi": ("Vietnamese", "Tiếng Việt", "Vietnamees"),
    "th": ("Thai", "ไทย"),
    "id": ("Indonesian", "Bahasa Indonesia", "Indonesisch"),
    "my": ("Burmese", "မြန်မာ", "Birmees"),
    "km": ("Khmer", "ខ្មែរ"),
    "hi": ("Hindi", "हिन्दी"),
    "bn": ("Bengali", "Bangla", "বাংলা"),
    "ne": ("Nepali", "नेपाली", "Nepalees"),
    "ta": ("Tamil", "தமிழ்"),
    "ht": ("Haitian Creole", "Kreyòl", "Kreyol"),
    "pap": ("Papiamento", "Papiamentu", "Papiaments"),
    "fy": ("Frisian", "Frysk", "Fries"),
    "sr": ("Serbian", "Srpski", "Servisch"),
    "sq": ("Albanian", "Shqip", "Albanees"),
    "ka": ("Georgian", "ქართული", "Georgisch"),
    "hy": ("Armenian", "Հայերեն", "Armeens"),
    "mn": ("Mongolian", "Монгол", "Mongools"),
    "tl": ("Tagalog", "Filipino"),
}


def code_of(written: str) -> str | None:
    """The code of a language as a column names it; None when that cannot be known."""
    bracketed = _IN_BRACKETS.search(written)
    if bracketed:
        return bracketed[1].lower()
    known = _by_name().get(" ".join(written.partition("(")[0].split()).casefold())
    if known:
        return known
    code = _CODE.fullmatch(written.strip())
    return code[1].lower() if code else None


def written(code: str) -> str:
    """A language as our own columns name it: `Dutch (nl)`."""
    return f"{NAMES.get(code, (code,))[0]} ({code})"


def made_up(taken: Iterable[str]) -> str:
    """A code for a language without one, from those that are kept free for private use."""
    free = (f"qa{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    return next(code for code in free if code not in set(taken))


@cache
def _by_name() -> dict[str, str]:
    return {name.casefold(): code for code, names in NAMES.items() for name in names}
