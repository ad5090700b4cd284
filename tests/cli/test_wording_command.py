"""`wijkstem wording`: a line of JSON for every line; and the remarks of `questionnaire check`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from forms.examples import catalogue
from tests.cli.conftest import PROGRAM, ROOT, CommandLine

EXAMPLES = Path(catalogue.__file__).parent


def test_every_line_of_a_file_gets_a_line_of_json(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "texts.txt"
    file.write_text("Bel ons.\n\nIndien u wilt, komen wij langs.\n", encoding="utf-8")
    plain, empty, stiff = map(json.loads, cli.done("wording", file).splitlines())
    assert plain["remarks"] == []
    assert empty == {"score": 0.0, "remarks": []}
    assert stiff["score"] > plain["score"]
    assert stiff["remarks"] == [
        {
            "rule": "jargon",
            "said": "“Indien” is kantoortaal.",
            "suggestion": "Liever: als.",
            "start": 0,
            "end": 6,
            "level": "advice",
        }
    ]


def test_a_pipe_is_answered_while_it_still_flows(cli: CommandLine) -> None:
    with subprocess.Popen(
        [*PROGRAM, "wording", "--language", "en", "-"],
        env=cli.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for text, rules in (("Call us.", []), ("We commence on Monday.", ["jargon"])):
            running.stdin.write(text + "\n")
            running.stdin.flush()
            answer = json.loads(running.stdout.readline())
            assert [each["rule"] for each in answer["remarks"]] == rules
        running.stdin.close()
        assert running.wait(timeout=60) == 0


def test_a_missing_file_and_bytes_that_are_no_text_are_refused(
    cli: CommandLine, tmp_path: Path
) -> None:
    ended = cli.run("wording", tmp_path / "nothing.txt")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "is er niet" in ended.stderr
    rubbish = tmp_path / "rubbish.txt"
    rubbish.write_bytes(b"\xff\xfe\x00")
    ended = cli.run("wording", rubbish)
    assert ended.returncode == 1
    assert "geen leesbare tekst" in ended.stderr


def test_a_language_that_the_coach_does_not_know_is_wrong_usage(cli: CommandLine) -> None:
    assert cli.run("wording", "--language", "xx", "-").returncode == 2


def test_remarks_of_a_check_are_no_errors(cli: CommandLine, tmp_path: Path) -> None:
    good = (EXAMPLES / "features" / "choice.yaml").read_text(encoding="utf-8")
    stiff = tmp_path / "stiff.yaml"
    first = next(line for line in good.splitlines() if line.strip().startswith("nl:"))
    stiff.write_text(good.replace(first, first + ", conform de afspraak", 1), encoding="utf-8")
    told = cli.done("questionnaire", "check", stiff)
    assert "“conform” is kantoortaal. Liever: volgens, zoals." in told
    assert "Gecontroleerd op deze regels: lange zin, " in told


def test_a_check_says_why_a_remark_was_left(cli: CommandLine, tmp_path: Path) -> None:
    example = (EXAMPLES / "meeting_evaluation/questionnaire.yaml").read_text(encoding="utf-8")
    file = tmp_path / "questionnaire.yaml"
    named = example.replace("Fijn dat u er was.", "Dit is getoetst met WCAG.")
    file.write_text(named, encoding="utf-8")
    told = cli.done("questionnaire", "check", file)
    assert "Zo gelaten" in told
