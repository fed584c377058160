"""Feeds, calendars and site maps of a running portal, read by outside parsers: feedparser and icalendar.

`CONG_URL=http://127.0.0.1:8080 python tests/feeds/check.py`; `cargo xtask test feeds` starts a portal and does it.
"""
import concurrent.futures
import sys

import calendars
import feeds
import sitemaps
from portal import Site, ask

passed, failed = [], []


def attempt(name, work):
    """Runs a check; its outcome, or nothing when it fails."""
    try:
        outcome = work()
    except Exception as error:  # A parser that gives up is a finding too.
        failed.append(name)
        print(f"FAILED {name}: {type(error).__name__}: {error}")
        return None
    passed.append(name)
    return outcome


def all_of(pool, title, names, work):
    outcomes = list(pool.map(lambda name: attempt(f"{title} {name}", lambda: work(name)), names))
    print(f"{title}: {len(names)} checked")
    return [outcome for outcome in outcomes if outcome is not None]


def is_there(path):
    status = ask(path, "HEAD").status
    assert status == 200, f"status {status}"


def is_filled(name, found, least):
    assert len(found) >= least, f"only {len(found)}"


def main():
    site = Site()
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        entries = all_of(pool, "feeds of", site.feeds, lambda page: feeds.check(site, page))
        named = {site.local(entry) for ids in entries for entry in ids}
        events = all_of(pool, "calendar of", site.calendars, lambda page: calendars.check(site, page))
        parts = attempt("site map", lambda: sitemaps.parts(site)) or []
        paths = {path for part in all_of(pool, "site map", parts, lambda part: sitemaps.check(site, part)) for path in part}
        # Everything that feeds and site maps name is a page, at this address and no other.
        all_of(pool, "page", sorted(named | paths), is_there)
    attempt("entries in feeds", lambda: is_filled("entries", named, 300))
    attempt("events in calendars", lambda: is_filled("events", [event for of in events for event in of], 10))
    attempt("pages in the site map", lambda: is_filled("pages", paths, 800))
    print(f"feeds: {len(passed)} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
