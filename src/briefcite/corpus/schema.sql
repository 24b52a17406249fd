-- The tables of a corpus. Every row names its document by the path it was found at, so that a document can be replaced whole.
-- Offsets are half open and count characters; pages count from 1; boxes are points from the top left corner of the page.

CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS documents (
  document TEXT PRIMARY KEY,         -- path as found
  sha256 TEXT NOT NULL,              -- of the content
  bytes INTEGER NOT NULL,
  modified INTEGER NOT NULL,         -- time of last change, nanoseconds: a file of this size and time is not read again
  reading TEXT NOT NULL,             -- version and options it was read with
  media_type TEXT NOT NULL,
  loader TEXT NOT NULL,
  pages INTEGER,                     -- NULL where the format has none
  callouts INTEGER NOT NULL, notes INTEGER NOT NULL, links INTEGER NOT NULL,
  citations INTEGER NOT NULL, works INTEGER NOT NULL, findings INTEGER NOT NULL,
  warnings TEXT NOT NULL             -- JSON list of {"code", "message"}: why it was not read whole
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS callouts (
  document TEXT NOT NULL, id TEXT NOT NULL,
  marker TEXT NOT NULL, series INTEGER NOT NULL, form TEXT NOT NULL, implied INTEGER NOT NULL,
  page INTEGER, page_label TEXT, before TEXT NOT NULL, after TEXT NOT NULL,
  x0 REAL, top REAL, x1 REAL, bottom REAL, by TEXT NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS notes (
  document TEXT NOT NULL, id TEXT NOT NULL,
  number INTEGER NOT NULL,           -- place in the document, from 1
  marker TEXT NOT NULL, series INTEGER NOT NULL, kind TEXT NOT NULL,
  page INTEGER, page_label TEXT, pages TEXT NOT NULL, boxes TEXT NOT NULL,   -- JSON lists
  text TEXT NOT NULL, by TEXT NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS links (
  document TEXT NOT NULL, callout TEXT NOT NULL, note TEXT NOT NULL,
  by TEXT NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY (document, callout, note)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS citations (
  document TEXT NOT NULL, id TEXT NOT NULL, note TEXT NOT NULL,
  number INTEGER NOT NULL,           -- place in the document, from 1
  form TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  prefix TEXT NOT NULL, locator TEXT NOT NULL, locator_label TEXT NOT NULL, suffix TEXT NOT NULL,
  reference TEXT,                    -- works.id in this document; NULL where it is not known
  antecedent TEXT, antecedent_confidence REAL,   -- how a back reference was resolved, or why it was not
  PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS parts (
  document TEXT NOT NULL, citation TEXT NOT NULL, number INTEGER NOT NULL,
  label TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY (document, citation, number)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS works (
  document TEXT NOT NULL, id TEXT NOT NULL,
  number INTEGER NOT NULL,           -- order of first citation, from 1
  work TEXT,                         -- the same in every document that cites this work; NULL until a run has ended
  type TEXT NOT NULL, author TEXT NOT NULL, title TEXT NOT NULL, container_title TEXT NOT NULL, year INTEGER,
  publisher TEXT NOT NULL, volume TEXT NOT NULL, page TEXT NOT NULL, doi TEXT NOT NULL, url TEXT NOT NULL,
  csl TEXT NOT NULL,                 -- the whole CSL-JSON item
  confidence REAL,                   -- the chance that all of it is right
  PRIMARY KEY (document, id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS findings (
  document TEXT NOT NULL, number INTEGER NOT NULL,
  code TEXT NOT NULL, name TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL,
  page INTEGER, page_label TEXT, line INTEGER, subject TEXT NOT NULL, hint TEXT NOT NULL,
  confidence REAL NOT NULL, fingerprint TEXT NOT NULL,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS failures (
  document TEXT PRIMARY KEY, bytes INTEGER, modified INTEGER, reading TEXT NOT NULL,
  sentence TEXT NOT NULL             -- why it could not be read, and a way out
) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS works_by_work ON works (work);
CREATE INDEX IF NOT EXISTS citations_by_reference ON citations (document, reference);

-- Every citation with the work it leads to.
CREATE VIEW IF NOT EXISTS cited AS
  SELECT c.document, c.note, n.marker, c.id AS citation, c.form, c.locator, w.work, w.author, w.title, w.year
  FROM citations c JOIN notes n ON n.document = c.document AND n.id = c.note
  LEFT JOIN works w ON w.document = c.document AND w.id = c.reference;

-- Each work of the corpus once, with how often and in how many documents it is cited.
CREATE VIEW IF NOT EXISTS works_cited AS
  SELECT w.work, min(w.author) AS author, min(w.title) AS title, min(w.year) AS year,
         count(DISTINCT w.document) AS documents, count(c.id) AS citations
  FROM works w LEFT JOIN citations c ON c.document = w.document AND c.reference = w.id
  GROUP BY w.work;

-- Numbers without a note and notes without a number, by file.
CREATE VIEW IF NOT EXISTS dangling AS
  SELECT document, code, page, subject, message FROM findings WHERE code IN ('C101', 'N101');

-- Back references, each beside the work that it leads to in the end.
CREATE VIEW IF NOT EXISTS back_references AS
  SELECT c.document, n.marker AS note, substr(n.text, c."start" + 1, c."end" - c."start") AS words, c.form,
         w.work, w.title, c.antecedent, c.antecedent_confidence AS confidence
  FROM citations c JOIN notes n ON n.document = c.document AND n.id = c.note
  LEFT JOIN works w ON w.document = c.document AND w.id = c.reference
  WHERE c.form <> 'full';
