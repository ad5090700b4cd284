"""The key ring: made once, kept private, never lost by an upgrade."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.fernet import Fernet

from survey.storage.keys import UnsafeKeys, load_or_make


def test_a_ring_is_made_once(tmp_path):
    folder = tmp_path / "keys"
    assert load_or_make(folder) == load_or_make(folder)


def test_only_the_owner_can_read_it(tmp_path):
    folder = tmp_path / "keys"
    load_or_make(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_ring_that_others_can_read_is_refused_with_what_to_do(tmp_path):
    load_or_make(tmp_path)
    (tmp_path / "keyring.json").chmod(0o640)
    with pytest.raises(UnsafeKeys, match="chmod 600"):
        load_or_make(tmp_path)


def test_a_ring_that_cannot_be_read_is_never_replaced(tmp_path):
    load_or_make(tmp_path)
    (tmp_path / "keyring.json").write_text("{")
    with pytest.raises(UnsafeKeys):
        load_or_make(tmp_path)
    assert (tmp_path / "keyring.json").read_text() == "{"


def test_an_older_ring_gets_what_it_lacks_and_keeps_what_it_has(tmp_path):
    ring = tmp_path / "keyring.json"
    kept = {"contact_keys": [Fernet.generate_key().decode()], "from_a_later_version": "x"}
    ring.write_text(json.dumps(kept))
    ring.chmod(0o600)
    keys = load_or_make(tmp_path)
    assert keys.contact_keys == tuple(kept["contact_keys"])
    assert keys.session_secret
    assert json.loads(ring.read_text())["from_a_later_version"] == "x"


def test_processes_that_start_together_make_one_ring(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        rings = list(pool.map(lambda _: load_or_make(tmp_path / "keys"), range(8)))
    assert len({ring.session_secret for ring in rings}) == 1


def test_the_sheet_for_the_safe_holds_every_key(tmp_path):
    keys = load_or_make(tmp_path)
    sheet = (tmp_path / "escrow-sheet.txt").read_text()
    for secret in (keys.session_secret, *keys.contact_keys, keys.sheet_code_key):
        assert secret in sheet


def test_keys_do_not_show_in_messages(tmp_path):
    keys = load_or_make(tmp_path)
    assert keys.session_secret not in repr(keys)
