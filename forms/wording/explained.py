"""Remarks on the product's own texts that were read and left, with the reason for each."""

from __future__ import annotations

from functools import cache

import yaml

from forms.wording.commonness import LISTS
from forms.wording.remark import Override


@cache
def explained(language: str) -> tuple[Override, ...]:
    """The reasons in lists/explained.LANGUAGE.yaml; none where there is no such file."""
    file = LISTS / f"explained.{language}.yaml"
    if not file.exists():
        return ()
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(Override(**{"path": "", **entry}) for entry in entries)
