"""What the tree promises a newcomer: small files that say what they are for, and no traps."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = (".py", ".js", ".css", ".html")
LARGEST, MEDIAN = 500, 100
LOCKS = {"requirements/run.txt", "requirements/test.txt"}
# Put together here, so that this file does not hold what it looks for.
HOSTS = ["pypi" + ".org", "pythonhosted" + ".org", "registry." + "npmjs", "registry." + "yarnpkg"]
PATHS = ["/" + "root/", "/" + "work/main"]


def _tracked() -> list[Path]:
    """What git has, and what would be added: a new file is held to the same."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted({ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()})


TRACKED = _tracked()
MODULES = [path for path in TRACKED if path.suffix == ".py"]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_hides_the_builtin_print() -> None:
    """`import print` and `import print.paper` do, and no linter says so."""
    hiding = [
        f"{_name(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import)
        for each in node.names
        if each.name.split(".")[0] == "print" and each.asname is None
    ]
    assert hiding == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        _name(path)
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_file_has_become_a_drawer() -> None:
    large = {_name(path): _lines(path) for path in TRACKED if path.suffix in CODE}
    assert {name: lines for name, lines in large.items() if lines > LARGEST} == {}


def test_most_files_fit_on_two_screens() -> None:
    assert statistics.median(_lines(path) for path in TRACKED if path.suffix in CODE) < MEDIAN


def test_tests_are_no_package() -> None:
    """A package called tests.print would hide ours."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_tracked_files_name_no_registry_and_no_folder_of_one_machine() -> None:
    forbidden = re.compile("|".join(map(re.escape, HOSTS + PATHS)))
    found = [_name(path) for path in TRACKED if forbidden.search(_text(path))]
    assert found == []


def test_locks_hold_hashes_and_no_address() -> None:
    locks = [path for path in TRACKED if _name(path) in LOCKS or path.name == "package-lock.json"]
    assert len(locks) == 4
    for lock in locks:
        text = _text(lock)
        assert "://" not in text
        assert re.search(r"sha(256|512)[:-]", text)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
