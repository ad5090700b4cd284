"""Everything of a delivery in one file, made beside the pages; the order of options on paper."""

from __future__ import annotations

import fcntl
import io
import os
import re
import signal
import sys
from collections import Counter
from zipfile import ZipFile

import pypdfium2
import pytest

from survey.clock import today
from survey.fieldwork import print_waiting
from survey.fieldwork.handouts import change_last_day, outdated
from survey.fieldwork.print_runs import list_runs
from survey.fieldwork.print_variants import Spread
from survey.fieldwork.print_waiting import LOCK, MADE, ORDER, PROGRESS, State, begin, look
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from tests.fieldwork.conftest import A_MONTH
from tests.team import text_of

PAUSED = [sys.executable, "-c", "import signal; signal.pause()"]
NOTHING = {
    "package-languages": "nl",
    "package-posters": "0",
    "package-poster_size": "A4",
    "package-flyers": "",
    "package-flyer_size": "A6",
    "package-forms": "0",
    "package-paper": "auto",
    "package-variant": "",
    "package-press": "",
}


def asked(**changed: object) -> dict[str, object]:
    return NOTHING | {f"package-{name}": value for name, value in changed.items()}


def got(desk, client, reply) -> ZipFile:
    """The file: at once, or after the process that makes it has ended."""
    if reply.status_code == 303:
        page = reply.location
        token = page.rsplit("/", 1)[1]
        with (desk.instance / "printing" / token / LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
        assert "Het is klaar" in text_of(client.get(page))
        reply = client.get(f"{page}/file")
    assert reply.status_code == 200, text_of(reply)
    assert reply.mimetype == "application/zip"
    return ZipFile(io.BytesIO(reply.data))


def runs(desk) -> list:
    with reading(desk.answers) as session:
        return [each.run for each in list_runs(session, campaign_key="lindenholt")]


def test_all_of_a_place_comes_in_one_file(desk):
    client, place = desk.client(Role.COMMUNICATION), desk.place("Supermarkt")
    to = desk.path(f"places/{place.id}/print/package")
    reply = client.post(to, data=asked(posters=3, flyers=20, forms=2, languages=["nl", "ar"]))
    zipped = got(desk, client, reply)
    assert zipped.testzip() is None
    [form] = [name for name in zipped.namelist() if re.match(r"vragenlijst-\w+-ar/", name)]
    assert {name.partition("/")[0] for name in zipped.namelist()} >= {
        "poster-a4-nl",
        "poster-a4-ar",
        "flyer-a6-nl",
    }
    assert "_2st" in form
    with pypdfium2.PdfDocument(zipped.read(form)) as drawn:
        assert len(drawn) == 4  # two copies, both sides
    assert sorted((each.language, each.copies) for each in runs(desk)) == [("ar", 2), ("nl", 2)]
    assert sorted(desk.acts()) == ["package.made", "run.made", "run.made"]
    assert "wijkstem-drukwerk-lindenholt-supermarkt-ingang" in text_of(
        client.get(desk.path("paper"))
    )


def test_a_print_shop_gets_all_places_in_one_file_with_a_sheet_for_each_thing(desk):
    client = desk.client()
    places = [each.id for each in desk.places[:2]]
    wanted = asked(places=places, posters=3, forms=2, slips=10, press="x4")
    zipped = got(desk, client, client.post(desk.path("paper/print/package"), data=wanted))
    folders: dict[str, list[str]] = {}
    for name in zipped.namelist():
        folder, _, file = name.rpartition("/")
        folders.setdefault(folder, []).append(file)
    contents = zipped.read("inhoud.txt").decode()
    assert folders.pop("") == ["inhoud.txt"]
    assert "poster-a4-nl/  2 bestanden, 6 stuks" in contents
    assert set(folders) >= {"poster-a4-nl", "aanmeldstrook-a5-nl"}
    for folder, files in folders.items():
        report = zipped.read(f"{folder}/preflight.txt").decode()
        drawn = [file for file in files if file.endswith("_x4.pdf")]
        assert drawn
        assert all(f"{file}, " in report for file in drawn)
        assert "aanleverblad.pdf" in files
    assert {each.place_id for each in runs(desk)} == set(places)


def test_what_was_made_together_is_listed_when_the_last_day_changes(desk):
    client, place = desk.client(), desk.place("Supermarkt")
    to = desk.path(f"places/{place.id}/print/package")
    got(desk, client, client.post(to, data=asked(posters=3, flyers=20, forms=2)))
    for what in ("slip", "overview"):
        fields = {"size": "A5" if what == "slip" else "A4", "language": "nl", "press": ""}
        data = {f"{what}-{name}": value for name, value in fields.items()}
        client.post(desk.path(f"paper/print/{what}"), data=data | {f"{what}-quantity": "4"})
    with writing(desk.answers) as session:
        campaign = desk.campaign(session)
        change_last_day(session, campaign=campaign, closes=today() + 2 * A_MONTH)
        old = {each.product: each.quantity for each in outdated(session, campaign=campaign)}
    assert old == {"poster": 3, "flyer": 20, "vragenlijst": 2, "aanmeldstrook": 4, "overzicht": 4}
    client.post(desk.path("campaign/pause"))
    assert text_of(client.get(desk.path("campaign"))).count("Aanmeldstrook") == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Vul bij minstens één ding in"),
        ({"posters": "-1"}, "Kies een getal van 0"),
        ({"posters": "1", "languages": []}, "Kies minstens één taal"),
        ({"posters": "2", "languages": "xx"}, "xx"),
        ({"forms": "5000", "languages": ["nl", "en", "ar", "tr", "pl"]}, "meer dan 20.000"),
    ],
)
def test_what_cannot_be_made_together_is_said_on_the_page(desk, changed, said):
    place = desk.place("Supermarkt")
    to = desk.path(f"places/{place.id}/print/package")
    reply = desk.client().post(to, data=asked(**changed))
    assert reply.status_code == 422
    assert said in text_of(reply)
    assert runs(desk) == []


def test_no_place_of_another_campaign_gets_into_it(desk):
    reply = desk.client().post(
        desk.path("paper/print/package"), data=asked(places="12345", posters="1")
    )
    assert reply.status_code == 422


def test_without_a_public_address_nothing_goes_to_a_print_shop(sqlite_stores, open_desk):
    desk = open_desk(sqlite_stores, public_url="http://localhost")
    data = asked(places=[desk.places[0].id], posters="1", press="x4")
    reply = desk.client().post(desk.path("paper/print/package"), data=data)
    assert reply.status_code == 422
    assert "eigen adres met https" in text_of(reply)


def test_a_run_is_printed_in_the_order_that_is_chosen_or_in_the_next(desk):
    client, place = desk.client(), desk.place("Supermarkt")
    wanted = {"language": "nl", "paper": "auto", "copies": "2", "press": ""}
    data = {f"paper-{name}": value for name, value in wanted.items()}
    to = desk.path(f"places/{place.id}/print/paper")
    for variant in ("4", "", ""):
        assert client.post(to, data=data | {"paper-variant": variant}).status_code == 200
    assert sorted(each.variant for each in runs(desk)) == [0, 1, 4]
    assert "volgorde 5" in text_of(client.get(desk.path("paper")))
    assert client.post(to, data=data | {"paper-variant": "99"}).status_code == 422


def test_orders_come_out_as_often_at_a_place_and_over_all(desk):
    with reading(desk.answers) as session:
        spread = Spread(session, campaign_key="lindenholt")
    orders = spread.variants
    assert orders > 1
    given = Counter(
        (place, spread.next(place=place, copies=10))
        for _ in range(orders)
        for place in (each.id for each in desk.places)
    )
    assert set(given.values()) == {1}  # every order once at every place
    first = [spread.next(place=9000 + n, copies=10) for n in range(orders)]
    assert sorted(first) == list(range(orders))  # and one each over places


def test_a_large_run_is_made_while_one_waits_and_is_the_same_again(desk):
    client, place = desk.client(), desk.place("Supermarkt")
    wanted = {"language": "nl", "paper": "auto", "copies": "210", "press": "", "variant": "1"}
    data = {f"paper-{name}": value for name, value in wanted.items()}
    reply = client.post(desk.path(f"places/{place.id}/print/paper"), data=data)
    [token] = [each.name for each in (desk.instance / "printing").iterdir()]
    with (desk.instance / "printing" / token / LOCK).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
    first = client.get(desk.path(f"paper/made/{token}/file"))
    assert first.mimetype == "application/pdf"
    assert reply.status_code in (200, 303)
    [run] = runs(desk)
    with pypdfium2.PdfDocument(first.data) as drawn:
        assert len(drawn) == 420
    again = client.post(desk.path(f"paper/{run.code}/again"))
    if again.status_code == 303:
        with (desk.instance / "printing" / again.location.rsplit("/", 1)[1] / LOCK).open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
        again = client.get(f"{again.location}/file")
    assert again.data == first.data
    assert desk.acts() == ["run.made", "run.again"]


def test_who_waits_reads_how_far_it_is_and_when_it_was_broken_off(desk):
    order = {"programme": desk.programme, "campaign": "lindenholt", "name": "alles.zip"}
    token, process = begin(desk.instance, order=order, command=PAUSED, environment={})
    client, page = desk.client(), desk.path(f"paper/made/{token}")
    try:
        assert "Het wordt gemaakt." in text_of(client.get(page))
        folder = desk.instance / "printing" / token
        print_waiting.say_progress(folder, done=30, whole=400)
        assert "30 van 400 pagina" in text_of(client.get(page))
        assert client.get(f"{page}/file").status_code == 303
        assert "Wordt gemaakt" in text_of(client.get(desk.path("paper")))
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert "afgebroken" in text_of(client.get(page))
    assert "Niet gelukt" in text_of(client.get(desk.path("paper")))
    (folder / MADE).write_bytes(b"%PDF")
    assert "Het is klaar" in text_of(client.get(page))
    assert (folder / PROGRESS).stat().st_mode & 0o077 == 0 or folder.stat().st_mode & 0o077 == 0


def test_no_more_is_made_at_once_than_leaves_room_for_residents(desk):
    order = {"programme": desk.programme, "campaign": "lindenholt", "name": "alles.zip"}
    begun = [
        begin(desk.instance, order=order, command=PAUSED, environment={})[1]
        for _ in range(print_waiting.AT_ONCE)
    ]
    data = asked(places=[desk.places[0].id], posters="1")
    try:
        reply = desk.client().post(desk.path("paper/print/package"), data=data)
    finally:
        for process in begun:
            process.send_signal(signal.SIGKILL)
            process.wait()
    assert reply.status_code == 422
    assert "worden al 2 grote bestanden gemaakt" in text_of(reply)


def test_what_cannot_be_made_after_all_says_why(desk):
    maker = {"who": 1, "programme": desk.programme, "campaign": "lindenholt"}
    order = {**maker, "name": "alles.zip", "kind": "again", "asked": "ZZZZZ"}
    client = desk.client()
    command = [sys.executable, "-c", "from survey.cli import main; main()", "print", "ordered"]
    environment = {
        "WIJKSTEM_INSTANCE": str(desk.instance),
        "WIJKSTEM_ANSWERS_URL": str(desk.answers.url),
        "LANGUAGE": "nl",
    }
    token, process = begin(desk.instance, order=order, command=command, environment=environment)
    assert process.wait() == 0
    assert "Er is geen oplage met de code" in text_of(client.get(desk.path(f"paper/made/{token}")))


def test_what_was_made_is_of_its_own_programme_and_gone_after_a_day(desk):
    other = "oost"
    order = {"programme": other, "campaign": "lindenholt", "name": "alles.zip"}
    token, process = begin(desk.instance, order=order, command=["true"], environment={})
    process.wait()
    client = desk.client()
    for address in (f"paper/made/{token}", f"paper/made/{token}/file", "paper/made/unknown"):
        assert client.get(desk.path(address)).status_code == 404
    assert look(desk.instance, token=token, programme=other).state is State.BROKEN
    written = desk.instance / "printing" / token / ORDER
    long_ago = written.stat().st_mtime - print_waiting.KEPT - 10
    os.utime(written, (long_ago, long_ago))
    begin(desk.instance, order=order, command=["true"], environment={})[1].wait()
    assert look(desk.instance, token=token, programme=other) is None


@pytest.mark.parametrize("role", [Role.ADVISER, Role.INTERVIEWER])
def test_who_does_not_print_gets_none_of_it(desk, role):
    assert desk.client(role).get(desk.path("paper/made/x")).status_code == 403
    reply = desk.client(role).post(desk.path("paper/print/package"), data=asked(posters=1))
    assert reply.status_code == 403
