"""Whatever arrives at whatever public address: an answer, never an accident."""

from __future__ import annotations

import string
from urllib.parse import quote, urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PRINTED = (
    string.printable.replace("\r", "").replace("\n", "").replace("\x0b", "").replace("\x0c", "")
)
HEADER = st.text(PRINTED, max_size=40) | st.text(
    st.characters(min_codepoint=160, max_codepoint=255), max_size=10
)
PIECE = st.text(max_size=12) | st.sampled_from(["..", ".", "", "nl", "ar", "\x00", "%", "a/b", "~"])
TYPES = st.just("application/x-www-form-urlencoded") | HEADER
LANGUAGES = st.sampled_from(["nl", "ar;q=1", "en,*;q=0", "q=;;", "x" * 300]) | HEADER
QUERY = st.dictionaries(st.sampled_from(["v", "code", "x", ""]), st.text(max_size=20), max_size=3)
patient = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def routes(office) -> list[str]:
    """Every public address, with a place to fill in for each of its parts."""
    found = []
    for rule in office.app.url_map.iter_rules():
        filled = {name: f"<{name}>" for name in rule.arguments}
        path = str(rule)
        for name in filled:
            path = path.replace(f"<{name}>", "{" + name + "}")
        found.append(path)
    return sorted(found)


def filled(office, path: str, data) -> str:
    """An address with rubbish for its parts, or a real code, so that rubbish gets further in."""
    codes = st.sampled_from([place.code for place in office.places.values()])
    for name in ("code", "campaign", "language", "name", "digest"):
        if "{" + name + "}" in path:
            real = codes if name == "code" else st.sampled_from(["lindenholt", "nl", "screen.css"])
            path = path.replace("{" + name + "}", quote(data.draw(real | PIECE), safe="%/"))
    return path


@patient
@given(data=st.data())
def test_every_address_answers_anything(either, data):
    path = filled(either, data.draw(st.sampled_from(routes(either))), data)
    headers = {
        "Accept-Language": data.draw(LANGUAGES),
        "Accept": data.draw(st.sampled_from(["application/json", "*/*", "text/html;q=x"]) | HEADER),
        "Accept-Encoding": data.draw(st.sampled_from(["gzip", "", "br;q=1"])),
        "Cookie": data.draw(HEADER),
    }
    reply = either.client.open(
        path,
        method=data.draw(st.sampled_from(["GET", "HEAD", "POST", "OPTIONS", "PUT", "TRACE"])),
        query_string=data.draw(QUERY.map(urlencode) | st.text(PRINTED, max_size=20)),
        headers={
            name: value.encode("latin-1", "replace").decode("latin-1")
            for name, value in headers.items()
        },
    )
    assert reply.status_code < 500


@patient
@given(data=st.data())
def test_any_post_is_stored_whole_or_not_at_all(either, data):
    before = either.rows()
    ours = either.fields()
    names = [*ours, "goes_well", "themes", "themes-first", "years-text", "missing-text", "x", ""]
    values = st.text(max_size=30) | st.sampled_from(["green", "none", "money", "12", "dont_know"])
    extra = data.draw(st.lists(st.tuples(st.sampled_from(names), values), max_size=6))
    changed = ours if data.draw(st.booleans()) else {}
    pairs = [*changed.items(), *extra]
    text = urlencode(pairs, errors="surrogatepass").encode()
    body = data.draw(st.just(text) | st.binary(max_size=60).map(lambda junk: text + b"&" + junk))
    reply = either.client.post(
        either.path(),
        data=body,
        headers={"Accept-Language": data.draw(LANGUAGES)},
        content_type=data.draw(TYPES),
    )
    assert reply.status_code < 500
    after = either.rows()
    new = after.get("response", 0) - before.get("response", 0)
    assert new == (reply.status_code == 303)
    assert after.get("answer", 0) - before.get("answer", 0) >= 12 * new
    if not new:
        assert {**after, "kept_apart": 0} == {**before, "kept_apart": 0}
