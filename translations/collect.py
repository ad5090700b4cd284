"""Collects the product's own sentences for translators, or checks that each is translated.

Two catalogues: `messages` for residents, in every language offered, and `staff` for whoever
organises and operates, in English. Dutch stands in the code. `residents.cfg` says which is which.
"""

from __future__ import annotations

import os
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


def catalogues() -> Iterator[tuple[str, Path, Catalog]]:
    for path in sorted(ROOT.glob("translations/*/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            yield path.stem, path, pofile.read_po(file, locale=path.parent.parent.name)


def update() -> None:
    """Adds new sentences without a translation, and takes out those that are gone."""
    templates = collected()
    for domain, path, catalogue in catalogues():
        catalogue.update(templates[domain], no_fuzzy_matching=True, update_creation_date=False)
        with path.open("wb") as file:
            pofile.write_po(
                file, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True
            )


def faults() -> Iterator[str]:
    """What a translator has to do, a line each."""
    templates = collected()
    for domain, path, catalogue in catalogues():
        where = path.relative_to(ROOT)
        wanted = {message.id for message in templates[domain] if message.id}
        known = {message.id for message in catalogue if message.id}
        yield from (f"{where}: missing: {each!r}" for each in wanted - known)
        yield from (f"{where}: no longer said: {each!r}" for each in known - wanted)
        for message in catalogue:
            if message.id and (message.fuzzy or not _complete(message.string)):
                yield f"{where}: not translated: {message.id!r}"
            yield from (f"{where}: {error}: {message.id!r}" for error in message.check(catalogue))


def _complete(translated: str | tuple[str, ...] | list[str]) -> bool:
    return all(translated) if isinstance(translated, tuple | list) else bool(translated)


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = list(faults())
        sys.stdout.write("\n".join([*sorted(found), f"Sentences to look at: {len(found)}\n"]))
        sys.exit(bool(found))
    update()
