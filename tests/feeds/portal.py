"""The portal under test: what it answers, and what pages it has."""
import json
import os
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser

BASE = os.environ["CONG_URL"].rstrip("/")
FORMATS = {"rss.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer: nothing that a feed names may be one."""

    def redirect_request(self, *_):
        return None


_opener = urllib.request.build_opener(_Stay)


def ask(path, method="GET", **headers):
    request = urllib.request.Request(BASE + path, method=method, headers={name.replace("_", "-"): v for name, v in headers.items()})
    try:
        with _opener.open(request, timeout=60) as response:
            return Answer(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def site(edition=""):
    answer = ask(f"/api/v1{edition}/site")
    return json.loads(answer.body) if answer.status == 200 else None


class Site:
    """Pages that have feeds and calendars, from the portal's own description of itself."""

    def __init__(self):
        vietnamese = site()
        self.origin = vietnamese["origin"]
        self.feeds, self.calendars = ["/"], []
        dated = ("schedule", "consultation")
        for section in self._sections(vietnamese):
            self.feeds.append(f"/{section['slug']}")
            if section["kind"] in dated:
                self.calendars.append(f"/{section['slug']}")
        for agency in vietnamese["agencies"]:
            home = f"/co-quan/{agency['slug']}"
            self.feeds.append(home)
            for section in vietnamese["agency_sections"]:
                self.feeds.append(f"{home}/{section['slug']}")
                if section["kind"] in dated:
                    self.calendars.append(f"{home}/{section['slug']}")
        english = site("/en")
        if english:
            self.feeds.append("/en")
            self.feeds += [f"/en/{section['slug']}" for section in self._sections(english)]
            self.feeds.append("/en/search?q=residence")
        self.feeds += ["/tim-kiem?q=khai%20sinh", "/tim-kiem?q=%C4%91%E1%BA%A5t&loai=van-ban", "/tim-kiem?q=xyzzyqqq"]

    @staticmethod
    def _sections(of):
        return [section for group in of["groups"] for section in group["section"] if section["kind"] != "agencies"]

    def local(self, address):
        """The path of an address of the portal; nothing that a feed names may be elsewhere."""
        assert address.startswith(f"{self.origin}/") or address == self.origin, f"{address} is not absolute, or not the portal's"
        return address[len(self.origin):] or "/"


def behind(page, file):
    """The address of a feed or calendar of a page."""
    path, mark, query = page.partition("?")
    return f"{path.rstrip('/')}/{file}{mark}{query}"


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "link" and attributes.get("rel") == "alternate" and "type" in attributes:
            self.found[attributes["type"]] = attributes


def discovered(page):
    """What the head of a page offers to programs: address by media type."""
    links = _Links()
    links.feed(ask(page).body.decode())
    for media_type, link in links.found.items():
        assert link.get("title"), f"{page}: the link to {media_type} has no title"
    return {media_type: urllib.parse.urljoin(page, link["href"]) for media_type, link in links.found.items()}
