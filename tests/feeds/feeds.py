"""Feeds, as feedparser reads RSS and Atom, and as the rules of JSON Feed 1.1 want it."""
import datetime
import email.utils
import json
import re
import xml.etree.ElementTree as ElementTree

import feedparser

from portal import FORMATS, ask, behind, discovered

VIETNAM = datetime.timedelta(hours=7)
TOP = {"version", "title", "home_page_url", "feed_url", "description", "icon", "language", "authors", "items"}
ITEM = {"id", "url", "title", "content_html", "content_text", "summary", "image", "date_published", "date_modified", "authors",
        "tags", "attachments"}


def check(site, page):
    """All three feeds of a page: each valid, and all the same."""
    ids = {}
    for file, media_type in FORMATS.items():
        path = behind(page, file)
        answer = ask(path)
        assert answer.status == 200, f"{path}: status {answer.status}"
        assert answer.headers["content-type"].split(";")[0] == media_type, f"{path}: {answer.headers['content-type']}"
        conditional(path, answer)
        ids[file] = as_json(site, path, answer) if file == "feed.json" else as_xml(site, path, answer)
    assert ids["rss.xml"] == ids["atom.xml"] == ids["feed.json"], f"{page}: the formats differ: {ids}"
    offered = discovered(page)
    for file, media_type in FORMATS.items():
        assert offered.get(media_type) == behind(page, file), f"{page} offers {offered}"
    return ids["rss.xml"]


def conditional(path, answer):
    for header, sent in (("ETag", "If_None_Match"), ("Last-Modified", "If_Modified_Since")):
        again = ask(path, **{sent: answer.headers[header]})
        assert (again.status, again.body) == (304, b""), f"{path}: {sent} gives {again.status}"


def as_xml(site, path, answer):
    root = ElementTree.fromstring(answer.body)
    headers = {"content-type": answer.headers["content-type"], "content-location": site.origin + path}
    parsed = feedparser.parse(answer.body, response_headers=headers)
    assert not parsed.bozo, f"{path}: {parsed.get('bozo_exception')}"
    assert parsed.version == ("atom10" if "atom.xml" in path else "rss20"), f"{path}: {parsed.version}"
    feed = parsed.feed
    assert feed.title and feed.subtitle and feed.language in ("vi", "en"), path
    site.local(feed.link)
    itself = [link.href for link in feed.links if link.rel == "self"]
    assert itself == [site.origin + path], f"{path} says that it is {itself}"
    assert feed.updated_parsed.tm_year > 2000, f"{path}: no date of its own"
    if parsed.version == "rss20":
        for element in root.iter("pubDate"):
            moment = email.utils.parsedate_to_datetime(element.text)
            assert moment.utcoffset() == VIETNAM, f"{path}: {element.text}"
        assert int(feed.ttl) >= 5 and root.get("version") == "2.0", path
    for entry in parsed.entries:
        entry_of_xml(site, path, entry)
    return unique(path, [entry.id for entry in parsed.entries])


def entry_of_xml(site, path, entry):
    assert entry.title and entry.author, f"{path}: {entry.id} has no title or author"
    site.local(entry.id)
    site.local(entry.link)
    assert entry.published_parsed and entry.updated_parsed >= entry.published_parsed, f"{path}: {entry.id}: dates"
    for content in entry.get("content", []):
        absolute(path, content.value)
    for file in entry.enclosures:
        attached(site, file.href, int(file.length), file.type)


def as_json(site, path, answer):
    feed = json.loads(answer.body)
    known(path, feed, TOP)
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and isinstance(feed["title"], str) and feed["title"], path
    assert feed["feed_url"] == site.origin + path, f"{path} says that it is {feed['feed_url']}"
    site.local(feed["home_page_url"])
    people(path, feed)
    for item in feed["items"]:
        known(path, item, ITEM)
        assert isinstance(item["id"], str) and item["title"], f"{path}: {item['id']}"
        site.local(item["url"])
        assert ("content_html" in item) != ("content_text" in item), f"{path}: {item['id']}: one kind of content"
        absolute(path, item.get("content_html", ""))
        moments = [datetime.datetime.fromisoformat(item[name]) for name in ("date_published", "date_modified")]
        assert moments[0] <= moments[1] and moments[0].utcoffset() == VIETNAM, f"{path}: {item['id']}: dates"
        people(path, item)
        assert all(isinstance(tag, str) and tag for tag in item.get("tags", [])), f"{path}: {item['id']}: tags"
        for file in item.get("attachments", []):
            attached(site, file["url"], file["size_in_bytes"], file["mime_type"])
        if "image" in item:
            assert ask(site.local(item["image"]), "HEAD").status == 200, f"{path}: {item['image']}"
    return unique(path, [item["id"] for item in feed["items"]])


def known(path, of, names):
    assert not of.keys() - names, f"{path}: JSON Feed knows no {of.keys() - names}"


def people(path, of):
    assert of["authors"] and all(author["name"] and author["url"] for author in of["authors"]), f"{path}: authors"


def absolute(path, html):
    for address in re.findall(r'<[^>]* (?:href|src|cite)="([^"]*)"', html):
        assert re.match(r"(https?://|mailto:|tel:)", address), f"{path}: the text leads to {address}"


def unique(path, ids):
    assert len(set(ids)) == len(ids), f"{path}: an entry stands twice"
    return ids


_known_files = {}


def attached(site, address, length, media_type):
    """An enclosure is there, as large and of the type that the feed says."""
    path = site.local(address)
    if path not in _known_files:
        answer = ask(path, "HEAD")
        _known_files[path] = (answer.status, answer.headers["content-length"], answer.headers["content-type"].split(";")[0])
    assert _known_files[path] == (200, str(length), media_type), f"{address}: {length} {media_type}, but {_known_files[path]}"
