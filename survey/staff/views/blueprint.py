"""The blueprint that the pages in this folder hang on."""

from flask import Blueprint

staff = Blueprint("staff", __name__)
