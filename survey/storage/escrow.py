"""The sheet with all keys that an organisation prints and puts in a safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.definition.sentence import sentence

_INTRODUCTION = sentence(
    "BEWAARBLAD VAN DE SLEUTELS\n"
    "\n"
    "Druk dit blad af en leg het in een kluis. Haal dit bestand daarna weg.\n"
    "Zonder de sleutels kan niemand de aanmeldingen van bewoners nog lezen.\n"
    "De sleutels zitten niet in de reservekopie, met opzet.\n"
    "Terugzetten: schrijf ze in keyring.json, met dezelfde namen."
)
_PURPOSES = {
    "session_secret": sentence("Houdt medewerkers aangemeld. Kwijt? Zij melden zich opnieuw aan."),
    "contact_keys": sentence(
        "Versleutelen namen en adressen van bewoners. De nieuwste staat bovenaan; "
        "bewaar ook de oude."
    ),
    "second_factor_key": sentence(
        "Versleutelt de tweede stap van aanmelden. Kwijt? Medewerkers stellen die opnieuw in."
    ),
    "sheet_code_key": sentence(
        "Controleert de codes op papieren lijsten. Kwijt? Dan zijn gedrukte lijsten niet meer "
        "te scannen."
    ),
}


def escrow_sheet(keys: Mapping[str, object]) -> str:
    """Every key with its name and what it is for."""
    parts = [str(_INTRODUCTION)]
    for name, value in keys.items():
        values = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
        purpose = f"{_PURPOSES[name]}\n" if name in _PURPOSES else ""
        parts.append(f"{name}\n{purpose}" + "\n".join(f"    {each}" for each in values))
    return "\n\n".join(parts) + "\n"
