-- The portal's content. An item is stored whole as JSON (`data`, `summary`); the columns beside it are what lists select and sort by.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE agency (
    slug     TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    data     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
    id        INTEGER PRIMARY KEY,
    -- who wrote it: 'content' (the province's editors), 'national' (the national export)
    origin    TEXT NOT NULL,
    -- the address; agency_site is '' for the portal's own sections
    agency_site TEXT NOT NULL,
    section   TEXT NOT NULL,
    slug      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    title_key TEXT NOT NULL,
    order_key TEXT NOT NULL,
    -- folded title, number and summary: the words filter of lists
    words     TEXT NOT NULL,
    data      TEXT NOT NULL,
    summary   TEXT NOT NULL,
    -- 'shown'; 'shadowed' by the editors' own version of the same address; 'withdrawn' (nothing is hard-deleted)
    state     TEXT NOT NULL DEFAULT 'shown',
    UNIQUE (agency_site, section, slug, origin)
) STRICT;

CREATE INDEX item_kind ON item (kind, state);

-- The lists that an item stands in: its own section, others that the editor named, and sections of agencies' sites.
CREATE TABLE place (
    agency_site TEXT NOT NULL,
    section     TEXT NOT NULL,
    item        INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    PRIMARY KEY (agency_site, section, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX place_item ON place (item);

CREATE TABLE facet (
    item  INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    name  TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (item, name, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX facet_value ON facet (name, value);

CREATE TABLE redirect (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL
) STRICT, WITHOUT ROWID;
