"""How it goes now: opened and sent, per place, day, channel and language. Numbers alone."""

from __future__ import annotations

from flask_babel import format_date, get_translations

from forms.screen.render import own_name
from survey.clock import now, today
from survey.extensions import wiring
from survey.fieldwork.channels import channel_called
from survey.fieldwork.figures import Count, figures
from survey.fieldwork.pace import paces
from survey.fieldwork.place_facts import noted_places
from survey.fieldwork.views.room import fieldwork, forget_labels, the_round
from survey.staff.access import Role, needs
from survey.staff.shell import page
from survey.storage.sessions import reading

_DAYS = 14  # shown; the older ones are in the total


@fieldwork.get("/monitor")
@needs(
    Role.COORDINATOR,
    Role.ADVISER,
    Role.COMMUNICATION,
    Role.PROFESSIONAL,
    Role.INTERVIEWER,
    Role.RESEARCHER,
)
def monitor(programme: str) -> str:
    """The script asks for this same page and takes its numbers from it."""
    forget_labels()
    words, day = get_translations(), today()
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        campaign = round_.campaign
        places = noted_places(session, campaign_key=campaign.key)
        found = figures(session, campaign_id=campaign.id)
    sent = {place: each.sent for place, each in found.places.items()}
    going = paces(places, sent=sent, opens=campaign.opens, closes=campaign.closes, today=day)
    newest = sorted(found.days.items(), reverse=True)
    most_first = sorted(found.languages.items(), key=lambda each: (-each[1].sent, each[0]))
    return page(
        "team/fieldwork/monitor.html",
        programme=programme,
        round=round_,
        at=now(),
        total=found.total,
        today=found.days.get(day, Count()),
        target=sum(each.noted.target for each in going),
        places=[(each, found.places.get(each.place.id, Count())) for each in places],
        behind={each.noted.place.id: each.behind for each in going},
        days=[(format_date(each, "EEE d MMM"), "", count) for each, count in newest[:_DAYS]],
        channels=[
            (channel_called(name).worded(words), "", count)
            for name, count in sorted(found.channels.items())
        ],
        languages=[(own_name(name), name, count) for name, count in most_first],
    )
