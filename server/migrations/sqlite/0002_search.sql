-- Plain text of an item's body, for the pieces that search results show.
ALTER TABLE item ADD COLUMN text TEXT NOT NULL DEFAULT '';

-- What people look for, counted by the words alone: no address, no time of day, no identity.
CREATE TABLE search_count (
    words    TEXT PRIMARY KEY,
    asked    INTEGER NOT NULL,
    -- times that nothing had enough of the words
    missed   INTEGER NOT NULL,
    -- times that a result was opened
    followed INTEGER NOT NULL,
    last_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
