"""The published JSON Schemas of questionnaire and campaign documents, and faults by them.

The schemas are files beside this module; `wijkstem questionnaire schema` prints the first.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.definition.sentence import Sentence, sentence
from forms.definition.source import Fault, FaultyDocument, Source

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_TYPES = {
    "object": sentence("een blok met regels eronder"),
    "array": sentence("een lijst met streepjes"),
    "string": sentence("een tekst"),
    "integer": sentence("een heel getal"),
    "boolean": sentence("true of false"),
}


@cache
def schema(name: str) -> dict[str, Any]:
    """Loads `questionnaire` or `campaign`."""
    text = Path(__file__).with_name(f"{name}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def hold_to(source: Source, name: str) -> None:
    """Raises FaultyDocument with every place where the source departs from the schema."""
    # Costs 10 MB; only needed where documents come in.
    from jsonschema import Draft202012Validator, validators

    extend: Any = validators.extend  # has no types
    strict = extend(Draft202012Validator, {"pattern": _pattern})
    validator = strict(schema(name))
    faults = [
        fault for error in validator.iter_errors(source.data) for fault in _faults(source, error)
    ]
    if faults:
        raise FaultyDocument(source.file, faults)


def _pattern(_: object, pattern: str, value: object, __: object) -> Iterator[ValidationError]:
    """Matches the whole: in Python a `$` would let one more line end through."""
    from jsonschema.exceptions import ValidationError

    if isinstance(value, str) and not re.fullmatch(pattern, value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


def _faults(source: Source, error: ValidationError) -> Iterator[Fault]:
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        part: Any = error.schema
        found: Any = error.instance
        known = list(part.get("properties", {}))
        for key in sorted(set(found) - set(known)):
            yield source.fault((*path, key), _unknown(key, known))
    elif error.validator == "uniqueItems":
        yield source.fault(path, sentence("Hier staat iets twee keer. Haal er een weg."))
    elif error.validator in ("oneOf", "anyOf") and error.context:
        yield from _faults(source, max(error.context, key=lambda each: len(each.absolute_path)))
    else:
        yield source.fault(path, _said(error))


def _unknown(key: str, known: list[str]) -> Sentence:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return sentence("“%(key)s” ken ik niet. Bedoelt u “%(near)s”?", key=key, near=near[0])
    return sentence("“%(key)s” ken ik niet. Hier kan: %(known)s.", key=key, known=", ".join(known))


def _said(error: ValidationError) -> Sentence:
    value: Any = error.instance
    wanted: Any = error.validator_value
    part: Any = error.schema
    match error.validator:
        case "required":
            missing = error.message.split("'")[1]  # the library makes one error per missing key
            return sentence("Hier ontbreekt “%(key)s”. Schrijf het erbij.", key=missing)
        case "type":
            return sentence("Hier hoort %(what)s te staan.", what=_TYPES.get(str(wanted), wanted))
        case "enum" | "const":
            allowed = part.get("enum", [wanted])
            return sentence(
                "“%(value)s” kan hier niet. Kies uit: %(allowed)s.",
                value=value,
                allowed=", ".join(map(str, allowed)),
            )
        case "pattern":
            advice = part.get("$comment", "")
            return sentence("“%(value)s” kan hier niet. %(advice)s", value=value, advice=advice)
        case "minItems" | "minProperties" | "minLength":
            return sentence("Hier staat te weinig. Schrijf er minstens %(n)s.", n=wanted)
        case "maxItems" | "maxProperties" | "maxLength":
            return sentence("Hier staat te veel. Hoogstens %(n)s kan.", n=wanted)
        case "minimum" | "maximum":
            return sentence(
                "Het getal %(value)s kan hier niet; de grens is %(n)s.", value=value, n=wanted
            )
        case _:
            return sentence(
                "Dit deel klopt niet met het schema: %(message)s", message=error.message
            )
