"""The logo of a campaign: taken from the folder it is started from, and kept with the data."""

from __future__ import annotations

import os
from pathlib import Path

from forms.definition.campaign import Campaign
from print.logo_file import require_readable


def require_logo(campaign: Campaign, *, folder: Path) -> None:
    """Refuses a logo that is not in the folder of the campaign, or that cannot be read."""
    if campaign.logo:
        require_readable(folder / campaign.logo)


def keep_logo(campaign: Campaign, *, folder: Path, data: Path) -> None:
    """Copies the logo, whole or not at all; the name in the document stays its name."""
    if not campaign.logo:
        return
    kept = _kept(campaign, data)
    kept.mkdir(parents=True, exist_ok=True)
    unfinished = kept / f".{campaign.logo}.new"
    unfinished.write_bytes((folder / campaign.logo).read_bytes())
    os.replace(unfinished, kept / campaign.logo)


def logo_of(campaign: Campaign, *, data: Path) -> Path | None:
    """Where the logo lies; None for a campaign without one."""
    return _kept(campaign, data) / campaign.logo if campaign.logo else None


def _kept(campaign: Campaign, data: Path) -> Path:
    return data / "logos" / campaign.key
