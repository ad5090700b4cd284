"""What a process of its own makes while somebody waits: a large run, or everything of a round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from print.prepress.presets import Preset
from survey.extensions import wiring
from survey.fieldwork.print_copies import Asked, copies_of, place_in, places_of
from survey.fieldwork.print_delivery import preset_named
from survey.fieldwork.print_keeping import plan_of
from survey.fieldwork.print_making import Maker, draw_plan, keep_handed, keep_made_run
from survey.fieldwork.print_package import Copies, Run, make_package, pages_of
from survey.fieldwork.print_plans import Plan, plan_run
from survey.fieldwork.print_runs import Made, free_code, run_by_code
from survey.fieldwork.print_variants import Spread
from survey.fieldwork.public_address import is_public
from survey.storage.finding import campaign_by_key
from survey.storage.keys import load_or_make
from survey.storage.sessions import reading, writing

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAsked:
    """A numbered run. `place` is a number, or None for no place; `variant` None spreads."""

    language: str
    paper: str
    copies: int
    press: str
    place: int | None = None
    variant: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageAsked:
    """One zip for some places: of each thing so many, in each of the languages."""

    places: tuple[int, ...]
    languages: tuple[str, ...]
    poster_size: str
    posters: int
    flyer_size: str
    flyers: int
    slips: int
    paper: str
    forms: int
    press: str
    variant: int | None = None

    @property
    def runs(self) -> Iterator[RunAsked]:
        for place in self.places if self.forms else ():
            for language in self.languages:
                yield RunAsked(
                    language=language,
                    paper=self.paper,
                    copies=self.forms,
                    press=self.press,
                    place=place,
                    variant=self.variant,
                )

    @property
    def copies(self) -> Iterator[Asked]:
        each_place = (
            ("poster", self.poster_size, self.posters),
            ("flyer", self.flyer_size, self.flyers),
        )
        for language in self.languages:
            for what, size, n in each_place:
                for place in self.places if n else ():
                    yield Asked(what=what, size=size, language=language, quantity=n, place=place)
            if self.slips:
                yield Asked(what="slip", size="A5", language=language, quantity=self.slips)


def plan_asked(session: Session, *, maker: Maker, asked: RunAsked, spread: Spread) -> Plan:
    places = places_of(maker.campaign)
    variant = asked.variant
    if variant is None:
        variant = spread.next(place=asked.place, copies=asked.copies)
    return plan_run(
        session,
        campaign_key=maker.campaign,
        public_url=wiring().settings.public_url,
        place=place_in(places, asked.place).code if asked.place is not None else None,
        language=asked.language,
        paper=asked.paper,
        variant=variant,
        copies=asked.copies,
    )


def as_order(maker: Maker, *, name: str, asked: RunAsked | PackageAsked | str) -> dict[str, Any]:
    """As it is written down for the process; of a run that is drawn again, the code is enough."""
    kind = {RunAsked: "run", PackageAsked: "package", str: "again"}[type(asked)]
    data = asked if isinstance(asked, str) else asdict(asked)
    return {**asdict(maker), "name": name, "kind": kind, "asked": data}


def make_ordered(order: dict[str, Any], file: Path, progress: Progress) -> None:
    """Makes `file`, then keeps what was made in one transaction."""
    maker = Maker(who=order["who"], programme=order["programme"], campaign=order["campaign"])
    asked = order["asked"]
    if order["kind"] == "package":
        fields = asked | {name: tuple(asked[name]) for name in ("places", "languages")}
        _make_package(maker, PackageAsked(**fields), file, progress)
    elif order["kind"] == "run":
        _make_run(maker, RunAsked(**asked), file, progress)
    else:
        _make_again(maker, asked, file, progress)


def press_named(name: str) -> Preset | None:
    """What the chosen print shop wants; None for who prints it themselves."""
    settings = wiring().settings
    if not name:
        return None
    return preset_named(name, address=settings.public_url, instance=settings.instance)


def _make_run(maker: Maker, asked: RunAsked, file: Path, progress: Progress) -> None:
    with reading(wiring().answers) as session:
        spread = Spread(session, campaign_key=maker.campaign)
        plan = plan_asked(session, maker=maker, asked=asked, spread=spread)
        code = free_code(session)
    made = _drawn(plan, code, file, press_named(asked.press), progress)
    with writing(wiring().answers) as session:
        keep_made_run(session, maker=maker, plan=plan, code=code, made=made)


def _make_again(maker: Maker, code: str, file: Path, progress: Progress) -> None:
    with reading(wiring().answers) as session:
        plan = plan_of(session, run=run_by_code(session, code=code))
    _drawn(plan, code, file, None, progress)
    with writing(wiring().answers) as session:
        maker.noted(session, "run.again", code)


def _drawn(plan: Plan, code: str, file: Path, press: Preset | None, progress: Progress) -> Made:
    return draw_plan(
        plan,
        file,
        run=code,
        key=_key(),
        pictures=wiring().settings.pictures,
        press=press,
        progress=lambda done: progress(done, plan.pages),
    )


def _make_package(maker: Maker, asked: PackageAsked, file: Path, progress: Progress) -> None:
    with reading(wiring().answers) as session:
        campaign = campaign_by_key(session, key=maker.campaign)
        trial = campaign.trial or not is_public(wiring().settings.public_url)
        spread = Spread(session, campaign_key=maker.campaign)
        runs = [
            Run(plan=plan_asked(session, maker=maker, asked=each, spread=spread), code=code)
            for each, code in zip(asked.runs, _codes(session), strict=False)
        ]
    copies = [copies_of(each, campaign=maker.campaign, trial=trial) for each in asked.copies]
    whole = pages_of(runs, copies)
    made = make_package(
        file,
        runs=runs,
        copies=copies,
        press=press_named(asked.press),
        key=_key(),
        pictures=wiring().settings.pictures,
        progress=lambda done: progress(done, whole),
    )
    with writing(wiring().answers) as session:
        _keep(session, maker, runs, made, copies)
        maker.noted(session, "package.made", f"{file.stem} ({len(runs) + len(copies)})")


def _keep(
    session: Session, maker: Maker, runs: list[Run], made: list[Made], copies: list[Copies]
) -> None:
    for run, drawn in zip(runs, made, strict=True):
        keep_made_run(session, maker=maker, plan=run.plan, code=run.code, made=drawn)
    for each in copies:
        keep_handed(session, maker=maker, handed=each.handed)


def _codes(session: Session) -> Iterator[str]:
    """Codes that no run has, nor another of these."""
    given: set[str] = set()
    while True:
        code = free_code(session)
        if code not in given:
            given.add(code)
            yield code


def _key() -> str:
    return load_or_make(wiring().settings.keys).sheet_code_key
