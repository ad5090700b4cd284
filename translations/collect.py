"""Collects the product's own sentences for translators, or checks that each is translated.

Two catalogues: `messages` for residents, in every language offered, and `staff` for whoever
organises and operates, in English. Dutch stands in the code. `residents.cfg` says which is which.
A third, `je`, holds what sounds different to somebody who is spoken to as "je"; see
docs/decisions/0007-je.md.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

ROOT = Path(__file__).parent.parent
PACKAGES = ("forms", "print", "survey")
EVERYTHING = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
KEYWORDS = {**DEFAULT_KEYWORDS, "sentence": None, "counted": (1, 2)}
POLITE = {  # what shows that a wording is polite; English and Arabic have one way to say "you"
    "nl": re.compile(r"\b[Uu]w?\b"),
    "tr": re.compile(
        r"[ıiuü]n[ıiuü]z|[ae]n[ıi]z|\b[Ss]iz(?:e|i|in)?\b|\w{2}[aei]y[ıi]n\b|\b[Dd]okunun\b"
        r"|\b(?:aç|anlat|bak|bırak|ed|gönder|kaldır|kısalt|koy|seç|ver|yaz)[ıiuü]n\b"
    ),
    "pl": re.compile(r"\b(?:[Pp]roszę|[Pp]ani?|[Pp]aństw[oau])\b"),
    "uk": re.compile(r"\b[Вв](?:и|ас|ам|ами|аш\w*)\b|\w{2}(?:іть|іться|[йьреєи]те)\b"),
}


def collected() -> dict[str, Catalog]:
    """Both templates; what residents and staff both see stands in `messages` alone."""
    with (ROOT / "translations" / "residents.cfg").open(encoding="utf-8") as file:
        residents, _ = parse_mapping_cfg(file)
    messages, staff = _extracted(residents), _extracted(EVERYTHING)
    for message in list(messages):
        if message.id:
            staff.delete(message.id)
    return {"messages": messages, "staff": staff}


def _extracted(methods: list[tuple[str, str]]) -> Catalog:
    found = Catalog()
    for _, _, message, _, _ in extract_from_dir(
        ROOT, method_map=methods, keywords=KEYWORDS, directory_filter=_ours
    ):
        found.add(message)
    return found


def _ours(folder: str | os.PathLike[str]) -> bool:
    return Path(folder).relative_to(ROOT).parts[0] in PACKAGES


def catalogues(*domains: str) -> Iterator[tuple[str, Path, Catalog]]:
    for domain in domains:
        for path in sorted(ROOT.glob(f"translations/*/LC_MESSAGES/{domain}.po")):
            yield domain, path, _read(path)


def polite(language: str, messages: Catalog) -> Catalog:
    """The sentences that need a wording with "je", by how the polite ones are worded."""
    source = language == "nl"
    found = Catalog()
    for message in messages if source else _read(_path(language, "messages")):
        wording = message.id if source else message.string
        if message.id and POLITE[language].search("\n".join(_forms(wording))):
            found.add(message.id, flags=message.flags)
    return found


def update() -> None:
    """Adds new sentences without a translation, and takes out those that are gone."""
    templates = collected()
    for domain, path, catalogue in catalogues("messages", "staff"):
        _write(path, catalogue, templates[domain])
    for _, path, catalogue in catalogues("je"):
        _write(path, catalogue, polite(str(catalogue.locale), templates["messages"]))


def faults() -> Iterator[str]:
    """What a translator has to do, a line each."""
    templates = collected()
    for domain, path, catalogue in catalogues("messages", "staff"):
        yield from _faults(path, catalogue, templates[domain])
    for language, pattern in POLITE.items():
        path = _path(language, "je")
        catalogue = _read(path) if path.exists() else Catalog(language)
        yield from _faults(path, catalogue, polite(language, templates["messages"]))
        for message in catalogue:
            if message.id and pattern.search("\n".join(_forms(message.string))):
                yield f"{path.relative_to(ROOT)}: still polite: {message.id!r}"


def _faults(path: Path, catalogue: Catalog, template: Catalog) -> Iterator[str]:
    where = path.relative_to(ROOT)
    wanted = {message.id for message in template if message.id}
    known = {message.id for message in catalogue if message.id}
    yield from (f"{where}: missing: {each!r}" for each in wanted - known)
    yield from (f"{where}: no longer said: {each!r}" for each in known - wanted)
    for message in catalogue:
        if message.id and (message.fuzzy or not all(_forms(message.string))):
            yield f"{where}: not translated: {message.id!r}"
        yield from (f"{where}: {error}: {message.id!r}" for error in message.check(catalogue))


def _path(language: str, domain: str) -> Path:
    return ROOT / "translations" / language / "LC_MESSAGES" / f"{domain}.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return pofile.read_po(file, locale=path.parent.parent.name)


def _write(path: Path, catalogue: Catalog, template: Catalog) -> None:
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    with path.open("wb") as file:
        pofile.write_po(
            file, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True
        )


def _forms(wording: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """A wording's plural forms; a plain wording is its own only form."""
    return (wording,) if isinstance(wording, str) else tuple(wording)


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = list(faults())
        sys.stdout.write("\n".join([*sorted(found), f"Sentences to look at: {len(found)}\n"]))
        sys.exit(bool(found))
    update()
