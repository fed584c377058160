"""Calendars, as icalendar reads them."""
import datetime

import icalendar

from portal import ask, behind, discovered


def check(site, page):
    """The calendar of a page, and of each of its entries."""
    events = read(site, behind(page, "lich.ics"))
    assert discovered(page).get("text/calendar") == behind(page, "lich.ics"), f"{page} does not offer its calendar"
    for event in events:
        alone = read(site, behind(site.local(str(event["URL"])), "lich.ics"))
        assert [one["UID"] for one in alone] == [event["UID"]], f"{event['URL']}: the entry alone is another"
    return events


def read(site, path):
    answer = ask(path)
    assert answer.status == 200 and answer.headers["content-type"] == "text/calendar; charset=utf-8", f"{path}: {answer.status}"
    assert ask(path, If_None_Match=answer.headers["ETag"]).status == 304, f"{path}: it is sent again"
    lines = answer.body.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines), f"{path}: RFC 5545, 3.1: a line is too long"
    calendar = icalendar.Calendar.from_ical(answer.body)
    assert not calendar.errors, f"{path}: {calendar.errors}"
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"].startswith("-//"), f"{path}: {calendar['PRODID']}"
    assert "METHOD" not in calendar, f"{path}: a published calendar is no message"
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION", path
    site.local(str(calendar["SOURCE"]))
    site.local(str(calendar["URL"]))
    for event in calendar.walk("VEVENT"):
        entry(site, path, event)
    events = calendar.walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events), f"{path}: a UID stands twice"
    return events


def entry(site, path, event):
    assert not event.errors, f"{path}: {event.errors}"
    start = event.decoded("DTSTART")
    site.local(str(event["URL"]))
    assert event["SUMMARY"] and event.decoded("DTSTAMP").utcoffset() == datetime.timedelta(0), f"{path}: {event['UID']}"
    if isinstance(start, datetime.datetime):
        assert start.utcoffset() == datetime.timedelta(0), f"{path}: {event['UID']}: the time zone"
    if "DTEND" in event:
        end = event.decoded("DTEND")
        assert type(end) is type(start) and end > start, f"{path}: {event['UID']}: it ends before it begins"
