-- When a source last sent its document whole: what it took back it does not always tell (sync/run.rs).
ALTER TABLE feed_source ADD COLUMN read_whole INTEGER NOT NULL DEFAULT 0;
