"""create_app(): settings in, a wired Flask application out."""

from __future__ import annotations

import os

from flask import Flask
from flask_babel import format_date
from jinja2 import ChoiceLoader, FileSystemLoader
from werkzeug.middleware.proxy_fix import ProxyFix

from forms.screen import render
from survey.builder.exchange_views import exchange
from survey.builder.views import builder
from survey.config import ROOT, Settings, settings_from
from survey.errors import register_errors
from survey.extensions import Wiring, babel
from survey.fieldwork.views import fieldwork, on_device
from survey.headers import register_headers
from survey.intake.doors import Doors
from survey.intake.opened import Opened
from survey.intake.pages import Pages
from survey.intake.views import intake
from survey.intake.writer import Writer
from survey.languages import spoken
from survey.posting import register_sizes
from survey.programme.views import programme_pages
from survey.public.views import public
from survey.results.views import register_results
from survey.staff.register import register_staff
from survey.static_files import Assets
from survey.storage.engines import open_engine


def create_app(settings: Settings | None = None) -> Flask:
    """Makes the application; reads the environment when no settings are given."""
    settings = settings or settings_from(os.environ)
    app = Flask("survey", static_folder=None, instance_path=str(settings.instance))
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "translations")
    app.config["BABEL_DEFAULT_LOCALE"] = "nl"
    babel.init_app(app, locale_selector=spoken)
    _teach_templates(app)
    answers = open_engine(settings.answers_url)
    assets = Assets(ROOT / "static", style=settings.style)
    app.extensions["wijkstem"] = Wiring(
        settings=settings,
        answers=answers,
        writer=Writer(
            answers,
            lock_path=settings.data / "answers.lock",
            rush=max(1, settings.rush // settings.workers),  # each process counts its own
        ),
        doors=Doors(answers),
        opened=Opened(answers, lock_path=settings.data / "answers.lock"),
        pages=Pages(app.jinja_env, assets),
        assets=assets,
    )
    app.register_blueprint(intake)
    app.register_blueprint(public)
    app.register_blueprint(exchange)
    register_sizes(app)  # before staff, which reads a form for its token
    register_staff(app, https=settings.public_url.startswith("https://"))
    app.register_blueprint(programme_pages)
    app.register_blueprint(fieldwork)
    app.register_blueprint(on_device)
    app.register_blueprint(builder)
    register_results(app)
    register_headers(app)
    register_errors(app)
    return app


def _teach_templates(app: Flask) -> None:
    own = FileSystemLoader(ROOT / "survey" / "templates")
    app.jinja_loader = ChoiceLoader([own, FileSystemLoader(render.TEMPLATES)])
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    render.add_to(app.jinja_env)
    app.jinja_env.filters["day"] = lambda day: format_date(day, "long")


def behind_proxy(app: Flask) -> Flask:
    """Trusts one reverse proxy for scheme and host; its address is never looked at."""
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=0, x_proto=1, x_host=1)  # type: ignore[method-assign]
    return app
