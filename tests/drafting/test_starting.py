"""Where a new questionnaire begins."""

from __future__ import annotations

import io
import zipfile

import pytest

from forms.definition.document import questionnaire_from_data, questionnaire_to_data
from forms.definition.xlsform import write_workbook
from forms.examples import catalogue
from survey.builder import drafts
from survey.builder.publish import start_campaign
from survey.cli.documents import as_yaml
from survey.programme.programmes import link_campaign, programme_by_key
from survey.storage.finding import latest_edition
from survey.storage.sessions import reading, writing
from tests.team import text_of


def begins(desk, source, title="Zuid", file=None):
    data = {"title": title, "source": source}
    if file:
        data["file"] = file
    address = f"/team/p/{desk.programme}/drafts/new"
    return desk.client.post(address, data=data, content_type="multipart/form-data")


def newest(desk):
    with reading(desk.stores.answers) as session:
        own = programme_by_key(session, key=desk.programme)
        found = [d for d in drafts.drafts_of(session, programme_id=own.id) if d.title == "Zuid"]
        return found[0] if found else None


@pytest.mark.parametrize("name", catalogue.names())
def test_from_an_example(desk, name):
    assert begins(desk, f"example:{name}").status_code == 303
    made = newest(desk)
    assert (
        made.document["sections"]
        == (questionnaire_to_data(catalogue.questionnaire(name))["sections"])
    )
    assert made.document["key"] == "zuid"
    assert "example" not in made.around
    assert made.around["privacy"]["purpose"]["nl"]


def test_empty(desk):
    begins(desk, "empty")
    asked = questionnaire_from_data(newest(desk).document)
    assert (asked.length, asked.title.wording("nl").words) == (1, "Zuid")
    address = f"/team/p/{desk.programme}/drafts/{newest(desk).id}"
    for path in ("/", "/around", "/preview/phone/nl", "/preview/paper/nl"):
        assert desk.client.get(address + path).status_code == 200


def test_from_another_draft_and_from_an_edition(desk):
    begins(desk, f"draft:{desk.draft}")
    assert newest(desk).document["sections"] == desk.row.document["sections"]
    with writing(desk.stores.answers) as session:
        campaign = start_campaign(
            session,
            campaign=catalogue.campaign("youth"),
            questionnaire=catalogue.questionnaire("youth"),
        )
        link_campaign(
            session,
            programme=programme_by_key(session, key=desk.programme),
            campaign=campaign,
        )
        edition = latest_edition(session, campaign_id=campaign.id).id
    assert f"edition:{edition}" in text_of(desk.client.get(f"/team/p/{desk.programme}/drafts/new"))
    assert begins(desk, f"edition:{edition}").status_code == 303


def test_an_edition_of_another_programme_is_not_for_taking(desk):
    with writing(desk.stores.answers) as session:
        campaign = start_campaign(
            session,
            campaign=catalogue.campaign("youth"),
            questionnaire=catalogue.questionnaire("youth"),
        )
        edition = latest_edition(session, campaign_id=campaign.id).id
    assert begins(desk, f"edition:{edition}").status_code == 422
    assert begins(desk, "draft:12345").status_code == 422
    assert begins(desk, "example:../secret").status_code == 422
    assert newest(desk) is None


def test_from_a_document_and_from_a_workbook(desk, tmp_path):
    asked = catalogue.questionnaire("meeting_evaluation")
    document = as_yaml(questionnaire_to_data(asked)).encode()
    assert begins(desk, "file", file=(io.BytesIO(document), "vragen.yaml")).status_code == 303
    assert newest(desk).document["sections"] == questionnaire_to_data(asked)["sections"]
    write_workbook(asked, tmp_path / "vragen.xlsx")
    workbook = (tmp_path / "vragen.xlsx").read_bytes()
    reply = begins(desk, "file", file=(io.BytesIO(workbook), "vragen.xlsx"), title="Zuid")
    assert reply.status_code == 303
    assert reply.location != f"/team/p/{desk.programme}/drafts/{desk.draft}/"


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 150_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.yaml", b"\xff\xfe\x00"),
        ("x.yaml", b"title: [unclosed"),
        ("x.xlsx", b"not a zip"),
        ("x.pdf", b"%PDF-1.7"),
        ("x.xlsx", b""),
        ("", b""),
    ],
)
def test_a_file_that_is_none_gets_a_sentence(desk, name, content):
    reply = begins(desk, "file", file=(io.BytesIO(content), name))
    assert reply.status_code == 422
    assert 'role="alert"' in text_of(reply)
    assert newest(desk) is None


def test_a_zip_bomb_is_refused(desk):
    reply = begins(desk, "file", file=(io.BytesIO(bomb()), "bom.xlsx"))
    assert reply.status_code == 422
    assert "te groot" in text_of(reply)


def test_a_file_of_fifty_megabytes_gets_a_sentence(desk):
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="groot.xlsx"\r\n\r\n'
    body = head + b"0" * 50_000_000 + b"\r\n--x--\r\n"
    reply = desk.client.post(
        f"/team/p/{desk.programme}/drafts/new",
        input_stream=io.BytesIO(body),
        content_length=len(body),
        content_type="multipart/form-data; boundary=x",
    )
    assert reply.status_code == 413
    assert "te groot" in text_of(reply)


def test_a_questionnaire_needs_a_name(desk):
    assert begins(desk, "empty", title=" ").status_code == 422
    assert begins(desk, "empty", title="a" * 200).status_code == 422
