"""`week`: read here, or mailed by a timer to who has a role in the programme."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from survey.clock import today
from survey.staff.roles import Role
from survey.storage.engines import open_engine
from survey.storage.finding import campaign_by_key
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.cli.conftest import CommandLine
from tests.team import make_account
from tests.test_mail import Postbox, postbox  # noqa: F401


def mail_settings(box: Postbox) -> dict[str, str]:
    smtp = box.smtp
    given = {
        "HOST": smtp.host,
        "PORT": str(smtp.port),
        "FROM": smtp.sender,
        "USER": smtp.user,
        "PASSWORD": smtp.password,
        "TLS": str(smtp.security),
    }
    return {f"WIJKSTEM_SMTP_{name}": value for name, value in given.items() if value}


def test_the_week_goes_to_each_in_their_own_language(example: CommandLine, postbox):  # noqa: F811
    example.done("campaign", "extend", "lindenholt", "--until", f"{today() + timedelta(days=30)}")
    answers = open_engine(f"sqlite:///{example.instance}/data/answers.sqlite")
    given = ((Role.COORDINATOR, "nl"), (Role.ADVISER, "en"), (Role.COMMUNICATION, "nl"))
    for role, language in given:
        make_account(answers, role=role, programme="lindenholt", language=language)
    said = example.done("week", "mail", "--programme", "lindenholt", **mail_settings(postbox))
    letters = postbox.letters()
    assert "gemaild aan 2 mensen" in said
    assert sorted(each["To"].partition("@")[0].rstrip("0123456789") for each in letters) == [
        "adviser",
        "coordinator",
    ]
    texts = {each["To"][:3]: each.get_content().replace("\r\n", "\n") for each in letters}
    assert texts["coo"] == example.done("week", "show", "--programme", "lindenholt")
    english = example.done("week", "show", "--programme", "lindenholt", LANG="en_GB.UTF-8")
    assert texts["adv"] == english != texts["coo"]
    with reading(answers) as session:
        [entry] = session.scalars(select(AuditEntry).where(AuditEntry.act == "week.mailed"))
        assert (entry.who, entry.what) == (None, "lindenholt (2)")
    answers.dispose()


def test_nothing_goes_out_when_no_campaign_runs_or_nobody_may_read(example: CommandLine, postbox):  # noqa: F811
    more = mail_settings(postbox)
    long = f"{today() + timedelta(days=30)}"
    example.done("campaign", "extend", "lindenholt", "--until", long)
    assert "Niemand met een account" in example.done(
        "week", "mail", "--programme", "lindenholt", **more
    )
    answers = open_engine(f"sqlite:///{example.instance}/data/answers.sqlite")
    make_account(answers, role=Role.COORDINATOR, programme="lindenholt")
    with writing(answers) as session:
        campaign_by_key(session, key="lindenholt").trial = True
    answers.dispose()
    assert "loopt nu geen vragenronde" in example.done(
        "week", "mail", "--programme", "lindenholt", **more
    )
    assert postbox.letters() == []


def test_a_timer_hears_of_it_when_the_mail_cannot_go(example: CommandLine):
    example.done("campaign", "extend", "lindenholt", "--until", f"{today() + timedelta(days=30)}")
    answers = open_engine(f"sqlite:///{example.instance}/data/answers.sqlite")
    make_account(answers, role=Role.COORDINATOR, programme="lindenholt")
    answers.dispose()
    ended = example.run("week", "mail", "--programme", "lindenholt")
    assert ended.returncode == 1
    assert "mailserver" in ended.stderr
    unknown = example.run("week", "mail", "--programme", "elders")
    assert unknown.returncode == 1
    assert "elders" in unknown.stderr
