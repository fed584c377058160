-- News that flows in from agencies' own sites (`cong sync`). Times are Unix seconds; 0: never.

-- How it stands with a source. The sources themselves are named in the content (meta 'sources').
CREATE TABLE feed_source (
    address       TEXT PRIMARY KEY,
    agency        TEXT NOT NULL,
    -- what its items are made with beside the document: a change of it makes the next reading a full one
    made_with     TEXT NOT NULL,
    -- validators of the last document that was read (RFC 9110, 8.8), and its SHA-256
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    digest        TEXT NOT NULL,
    tried         INTEGER NOT NULL,
    succeeded     INTEGER NOT NULL,
    -- failures since the last success, and the last of them as JSON, '' after a success
    failures      INTEGER NOT NULL,
    failure       TEXT NOT NULL,
    -- the schedule leaves it alone until then: back-off, Retry-After, the feed's own <ttl>
    not_before    INTEGER NOT NULL,
    -- seconds for which the last document asked to be left alone
    ttl           INTEGER NOT NULL,
    -- where the source says that it has moved for good; ''
    moved         TEXT NOT NULL,
    -- entries of the last document
    entries       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which item an entry of a feed became: found again by guid or by link.
CREATE TABLE feed_entry (
    agency    TEXT NOT NULL,
    -- the entry's own guid, else its link, else what its title folds to
    guid      TEXT NOT NULL,
    link      TEXT NOT NULL,
    source    TEXT NOT NULL,
    item      INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    -- the date that the entry carries, believable or not; 0: none
    dated     INTEGER NOT NULL,
    -- the date that we show: the same, or when the entry was first seen
    published TEXT NOT NULL,
    -- place in the last document that was read; NULL: no longer in it
    position  INTEGER,
    PRIMARY KEY (agency, guid)
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_entry_item ON feed_entry (item);
CREATE INDEX feed_entry_source ON feed_entry (source);
