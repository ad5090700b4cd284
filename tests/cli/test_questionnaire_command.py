"""`wijkstem questionnaire`: faults with file, line and path; documents that come back the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from forms.examples import catalogue
from tests.cli.conftest import CommandLine

FEATURES = Path(catalogue.__file__).parent / "features"


def test_a_faulty_file_is_named_with_line_and_path(cli: CommandLine, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yaml"
    good = FEATURES / "priority.yaml"
    text = good.read_text(encoding="utf-8").replace("maximum: 2", "maximim: 2")
    faulty.write_text(text, encoding="utf-8")
    line = text[: text.index("maximim")].count("\n") + 1
    ended = cli.run("questionnaire", "check", faulty, good)
    assert ended.returncode == 1
    assert ended.stderr == (
        f"{faulty}:{line}: sections[0].questions[0].maximim: "
        "“maximim” ken ik niet. Bedoelt u “maximum”?\n"
    )
    assert ended.stdout == f"{good} klopt: 1 vraag, in nl, en.\n"


@pytest.mark.parametrize("contents", [b"", b"\xff\xfe\x00", b"{", b"a: [1, 2", b"\x00"])
def test_rubbish_is_refused_with_its_file_name(
    cli: CommandLine, tmp_path: Path, contents: bytes
) -> None:
    file = tmp_path / "rubbish.yaml"
    file.write_bytes(contents)
    ended = cli.run("questionnaire", "check", file)
    assert ended.returncode == 1
    assert str(file) in ended.stderr
    assert "Er ging iets mis" not in ended.stderr


def test_a_file_that_is_not_there_is_a_sentence(cli: CommandLine) -> None:
    ended = cli.run("questionnaire", "check", "nergens.yaml")
    assert (ended.returncode, ended.stderr) == (
        1,
        "nergens.yaml is er niet. Kijk of de naam klopt.\n",
    )


@pytest.mark.parametrize("which", [(), ("--campaign",)])
def test_the_schema_is_a_json_schema(cli: CommandLine, which: tuple[str, ...]) -> None:
    schema = json.loads(cli.done("questionnaire", "schema", *which))
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_what_is_exported_is_what_was_published(
    example: CommandLine, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"again.{ending}"
    example.done("questionnaire", "export", "lindenholt", "-o", file)
    said = example.done("questionnaire", "publish", file, "--campaign", "lindenholt")
    assert said == "Bewoners krijgen nu versie 1.\n"


def test_every_feature_survives_import_as_readable_yaml(cli: CommandLine, tmp_path: Path) -> None:
    for name in ("ask_if_all_any", "right_to_left", "audio", "long_words"):
        file, again = tmp_path / f"{name}.yaml", tmp_path / f"{name}-again.yaml"
        cli.done("questionnaire", "import", FEATURES / f"{name}.yaml", "-o", file)
        cli.done("questionnaire", "import", file, "-o", again)
        text = file.read_text(encoding="utf-8")
        assert again.read_text(encoding="utf-8") == text
        assert text.startswith("format: 1\nkey: ")
        assert "\\u06" not in text


def test_a_changed_questionnaire_becomes_the_next_edition(
    example: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "next.yaml"
    example.done("questionnaire", "export", "lindenholt", "-o", file)
    first = file.read_text(encoding="utf-8")
    file.write_text(first.replace("Lindenholt", "de wijk", 1), encoding="utf-8")
    publish = ("questionnaire", "publish", file, "--campaign", "lindenholt")
    assert example.done(*publish) == "Bewoners krijgen nu versie 2.\n"
    file.write_text(first, encoding="utf-8")
    assert example.done(*publish) == (
        "Dit was al versie 1 en blijft dat. Bewoners krijgen versie 2.\n"
    )
