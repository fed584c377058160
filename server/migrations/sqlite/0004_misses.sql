-- Addresses that people asked for and that lead nowhere: the path alone, no query, no address, no time of day.
CREATE TABLE miss (
    path     TEXT PRIMARY KEY,
    asked    INTEGER NOT NULL,
    last_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- When an item was last changed: what feeds and site maps order and date by.
ALTER TABLE item ADD COLUMN changed TEXT
    GENERATED ALWAYS AS (coalesce(json_extract(data, '$.updated'), json_extract(data, '$.published'))) VIRTUAL;

CREATE INDEX item_changed ON item (state, changed);
