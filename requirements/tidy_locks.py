"""Takes out of npm's locks what names a host: hashes alone decide what is installed."""

from __future__ import annotations

import json
from pathlib import Path

NAMES_A_HOST = ("resolved", "funding")

for lock in sorted(Path(__file__).parent.glob("*/package-lock.json")):
    data = json.loads(lock.read_text(encoding="utf-8"))
    for package in data["packages"].values():
        for name in NAMES_A_HOST:
            package.pop(name, None)
    text = json.dumps(data, ensure_ascii=False, indent=2)
    lock.write_text(text + "\n", encoding="utf-8")
