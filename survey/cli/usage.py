"""What click itself says, in the operator's language: the frame of help pages, and wrong usage."""

from __future__ import annotations

from collections.abc import Iterable

import click

from forms.definition.sentence import Sentence, sentence
from survey.cli.speaking import complain, worded
from survey.cli.speaking import gettext as _

_FRAME = {
    "Options": _("Mogelijkheden"),
    "Commands": _("Opdrachten"),
    "Show this message and exit.": _("Laat deze uitleg zien."),
}


class Formatter(click.HelpFormatter):
    """Writes a help page with its frame in the operator's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix if prefix is not None else _("Gebruik: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(_FRAME.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        super().write_dl([(name, _in_frame(said)) for name, said in rows], col_max, col_spacing)


class Page(click.Context):
    """The context of every command, so that every help page is written by our Formatter."""

    formatter_class = Formatter


class Command(click.Command):
    context_class = Page


class Group(click.Group):
    context_class = Page
    command_class = Command


def _in_frame(said: str) -> str:
    return _FRAME.get(said, said.replace("[required]", _("[verplicht]")))


def explain(error: click.ClickException) -> None:
    """Says what was wrong with the words on the command line, and where help is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    complain(_said(error))
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        complain(sentence("Meer uitleg: %(command)s --help", command=context.command_path))


def _said(error: click.ClickException) -> Sentence:
    match error:
        case click.MissingParameter(param=click.Parameter() as missing):
            hint = missing.get_error_hint(error.ctx)
            return sentence("%(what)s ontbreekt. Schrijf het erbij.", what=hint)
        case click.NoSuchOption():
            return sentence("%(what)s ken ik niet.", what=error.option_name)
        case click.exceptions.NoSuchCommand():
            return sentence("De opdracht “%(what)s” ken ik niet.", what=error.command_name)
        case click.BadParameter(param=click.Parameter() as wrong):
            hint = wrong.get_error_hint(error.ctx)
            return sentence("%(what)s klopt niet: %(why)s", what=hint, why=_why(wrong, error))
        case click.BadOptionUsage():
            return sentence("Achter %(what)s hoort nog iets te staan.", what=error.option_name)
        case _:
            return sentence("Deze opdracht klopt niet. Er staat te veel of te weinig.")


def _why(wrong: click.Parameter, error: click.BadParameter) -> str:
    match wrong.type:
        case click.Choice(choices=choices):
            known = ", ".join(map(str, choices))
            return worded(sentence("kies uit %(known)s.", known=known))
        case click.DateTime():
            return worded(sentence("schrijf een datum als 2031-07-15."))
        case click.types.IntParamType():
            return worded(sentence("schrijf een heel getal."))
        case _:
            return error.message
