"""`make bench`: one JSON line per figure, with its bare reference measured in the same run."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import psutil
from first_visit import first_visit
from lighthouse import lighthouse
from organisers import organisers
from paper import paper
from servers import Running, bare, product
from starting import second_start
from wording import wording

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue

SECONDS = 8
CLIENTS = 8


def say(figure: str, value: float, *, unit: str, limit: str, **more: object) -> None:
    """Prints one figure with what it must reach."""
    line = {"figure": figure, "value": round(value, 3), "unit": unit, "must": limit, **more}
    print(json.dumps(line), flush=True)


def crowd(server: Running, page: str, post: str, body: str) -> tuple[list[float], float, float]:
    """Eight clients in two processes: ms per post, completed per second, CPU ms per response."""
    command = [
        sys.executable,
        Path(__file__).with_name("load.py"),
        "127.0.0.1",
        str(server.port),
        page,
        post,
        body,
        str(SECONDS),
        str(CLIENTS // 2),
    ]
    before = server.cpu()
    clients = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    told = [json.loads(each.communicate()[0]) for each in clients]
    took = sorted(ms for each in told for ms in each["took"])
    spent = (server.cpu() - before) * 1000 / len(took)
    return took, len(took) / max(each["seconds"] for each in told), spent


def a_response(server: Running, code: str) -> str:
    """A complete response to the example, as a phone posts it; {id} is filled in per response."""
    page = urllib.request.urlopen(f"http://127.0.0.1:{server.port}/q/{code}/nl").read().decode()
    edition = page.split('name="_edition" value="')[1].split('"')[0]
    given = [
        ("_edition", edition),
        ("_variant", 3),
        ("_shown", "nl"),
        ("_started", 1790000000),
        ("goes_well", "neighbours"),
        ("goes_well", "green"),
        ("neighbourhood", "horstacker"),
        ("years-text", 7),
        ("themes", "money"),
        ("themes", "joining_in"),
        ("themes", "meeting"),
        ("themes-first", "money"),
        *_scales(page),
        ("missing-text", "Een bankje bij de vijver."),
    ]
    return "_id=own-{id}&" + urlencode(given)


def _scales(page: str) -> list[tuple[str, str]]:
    """The second option of every other closed question, read from the page itself."""
    chosen = []
    for part in page.split('<fieldset class="step question" id="')[1:]:
        key = part.split('"')[0]
        values = part.split(f'name="{key}" type="radio" value="')[1:]
        if len(values) > 1 and key != "neighbourhood":
            chosen.append((key, values[1].split('"')[0]))
    return chosen


def load(folder: Path) -> None:
    (folder / "reference").mkdir()
    with bare(folder / "reference") as reference:
        took, rate, cpu = crowd(reference, "/", "/", "{id}")
    compared = {
        "bare_cpu_ms": round(cpu, 3),
        "bare_per_second": round(rate),
        "bare_p99_ms": round(_p99(took), 1),
    }
    with product(folder / "product") as server:
        code = server.codes()[0]
        address = f"/q/{code}/nl"
        took, rate, cpu = crowd(server, address, address, a_response(server, code))
        say("cpu per completed response", cpu, unit="ms", limit="<= 5", **compared)
        say("completed responses", rate, unit="per second", limit=">= 400", **compared)
        say("time to receipt, p50", statistics.median(took), unit="ms", limit="", **compared)
        say("time to receipt, p99", _p99(took), unit="ms", limit="<= 100", **compared)
        largest = max(_memory(each) for each in server.workers)
        say("memory of a web worker (PSS)", largest, unit="MB", limit="<= 120")


def visits(folder: Path) -> None:
    """Every example in every language it has, and one questionnaire that is far too long."""
    with product(folder / "visits") as server:
        for name, code, languages in campaigns(server, folder):
            most = 60 if name == "large" else 30
            for language in languages:
                address = f"http://localhost:{server.port}/q/{code}/{language}"
                requests, size = first_visit(address)
                about = {"example": name, "language": language}
                say("first visit", size / 1000, unit="KB", limit=f"<= {most}", **about)
                say("first visit", requests, unit="requests", limit="<= 4", **about)
                if name != "large" and (name == "lindenholt" or language == "nl"):
                    seen_by_lighthouse(address, **about)


def campaigns(server: Running, folder: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Starts every example; its name, the code of its first place and its languages."""
    asked = {name: catalogue.questionnaire(name) for name in catalogue.names()}
    asked["large"] = catalogue.large()
    for name, questionnaire in asked.items():
        if name != "lindenholt":
            model = "lindenholt" if name == "large" else name
            around = {**campaign_to_data(catalogue.campaign(model)), "key": name.replace("_", "-")}
            documents = {"campaign": around, "questionnaire": questionnaire_to_data(questionnaire)}
            files = [folder / f"{name}-{kind}.json" for kind in documents]
            for file, data in zip(files, documents.values(), strict=True):
                file.write_text(json.dumps(data), encoding="utf-8")
            server.wijkstem("campaign", "start", str(files[0]), "--questionnaire", str(files[1]))
        yield name, server.codes(name.replace("_", "-"))[0], questionnaire.languages


def seen_by_lighthouse(address: str, **about: object) -> None:
    for category, score in lighthouse(address).items():
        limit = ">= 98" if category == "performance" else "100"
        say(f"lighthouse {category}, median of 5", score, unit="points", limit=limit, **about)


def at_work(folder: Path) -> None:
    """What organisers wait for."""
    (folder / "beside").mkdir()
    with bare(folder / "beside") as reference, product(folder / "office") as server:
        for each in organisers(server, reference):
            say(each.pop("figure"), each.pop("value"), **each)


def _p99(took: list[float]) -> float:
    return took[int(len(took) * 0.99)]


def _memory(process: psutil.Process) -> float:
    return float(process.memory_full_info().pss) / 1_000_000


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        load(Path(made))
        at_work(Path(made))
        visits(Path(made))
        say("second start to first answer", second_start(Path(made)), unit="s", limit="< 3")
    for each in paper():
        say(each.pop("figure"), each.pop("value"), **each)
    for each in wording():
        say(**each)
