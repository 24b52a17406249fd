// The right side: notes with their citations, the works, the findings.
"use strict";

const COLOURS = {
  author: "author", editor: "author", translator: "author", title: "title", "container-title": "container", "collection-title": "container",
  publisher: "place", "publisher-place": "place", authority: "place", archive: "place", event: "place", issued: "date", accessed: "date",
  volume: "number", issue: "number", page: "number", number: "number", edition: "number", locator: "locator", DOI: "link", URL: "link", ISBN: "link",
  genre: "rest", note: "rest",
};
const LABELS = {
  author: "Author", editor: "Editor", translator: "Translator", title: "Title", "container-title": "In", "collection-title": "Series", publisher: "Publisher",
  "publisher-place": "Place", issued: "Date", accessed: "Accessed", volume: "Volume", issue: "Issue", page: "Pages", number: "Number", edition: "Edition",
  authority: "Court or body", archive: "Archive", archive_location: "Shelf mark", event: "Event", genre: "Kind", note: "Remark", locator: "Place cited",
  section: "Section", language: "Language", type: "Type",
};
const labelOf = (name) => LABELS[name] || name;

const none = () => null;

/** What a page for correcting adds to each note, citation and work. */
const DECORATIONS = { note: none, lead: none, work: none, file: none };

function showLists() {
  fill("notes", visibleNotes().map(noteCard), "No note fits.");
  fill("works", visibleWorks().map(workCard), "No work fits.");
  fill("findings", visibleFindings().map(findingCard), book.findings.length ? "No finding fits." : "Nothing was found wrong.");
}

function fill(id, cards, otherwise) {
  byId(id).replaceChildren(...(cards.length ? cards : [make("p", { class: "empty" }, otherwise)]));
}

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const fits = (...texts) => !shown.query || texts.some((text) => text && folded(text).includes(folded(shown.query)));

function visibleNotes() {
  let notes = book.file.notes.filter((note) => fits(note.marker, note.text, ...(book.citationsOf.get(note.id) || []).map((c) => lineOfCitation(c))));
  if (shown.work) notes = notes.filter((note) => (book.citationsOf.get(note.id) || []).some((c) => c.reference === shown.work));
  if (shown.filter === "findings") notes = notes.filter((note) => findingsOfNote(note).length);
  if (shown.filter === "open") notes = notes.filter(hasOpenCitation);
  if (shown.filter === "doubtful") notes = [...notes].sort((one, other) => confidenceOfNote(one) - confidenceOfNote(other));
  return notes;
}

function visibleWorks() {
  let works = book.file.references.filter((work) => fits(workLine(work), JSON.stringify(Object.values(work))));
  if (shown.work) works = works.filter((work) => work.id === shown.work);
  if (shown.filter === "findings") works = works.filter((work) => findingsAbout(work.id).length);
  if (shown.filter === "doubtful") works = [...works].sort((one, other) => entryConfidence(one) - entryConfidence(other));
  return works;
}

const visibleFindings = () => book.findings.filter((finding) => fits(finding.code, finding.name, finding.message));

function lineOfCitation(citation) {
  const work = book.work.get(citation.reference);
  return work ? workLine(work) : "";
}

const doubt = (sure) => (sure < UNSURE ? make("span", { class: "doubt", title: `${Math.round(100 * sure)} % sure` }, "?") : null);

function leadTo(words, kind, id) {
  const follow = (event) => { event.preventDefault(); choose(kind, id); };
  return make("a", { class: "link", href: addressOf(id), onclick: follow }, words);
}

function noteCard(note) {
  const callouts = (book.calloutsOf.get(note.id) || []).map((link) => make("span", { class: "where" }, leadTo(calloutWords(link.callout), "callout", link.callout)));
  const where = make("span", { class: "where" }, pageWords(note));
  const head = make("h2", {}, leadTo(note.marker ? `Note ${note.marker}` : "Note without a number", "note", note.id), where, ...callouts);
  if (!callouts.length) head.append(make("span", { class: "where" }, "never called"));
  const card = make("article", { class: "card", "aria-label": `Note ${note.marker}` }, head, noteText(note), leadsOf(note), DECORATIONS.note(note) || "", ...findingsOfNote(note).map(findingLine));
  card.dataset.card = note.id;
  return card;
}

function calloutWords(id) {
  const callout = book.callout.get(id);
  if (!callout.page) return "called after “" + callout.before.trim().split(/\s+/).slice(-3).join(" ") + "”";
  return "called on p. " + (callout.page_label || callout.page);
}

/** The note's text: citations underlined, parts in colour, all as text nodes. */
function noteText(note) {
  const line = make("p", { class: "text" });
  let at = 0;
  for (const citation of book.citationsOf.get(note.id) || []) {
    if (citation.start < at) continue;
    line.append(note.text.slice(at, citation.start), citationSpan(note, citation));
    at = citation.end;
  }
  line.append(note.text.slice(at));
  return line;
}

function citationSpan(note, citation) {
  const made = make("span", { class: "cite" + (citation.reference ? "" : " lost") });
  made.dataset.citation = citation.id;
  let at = citation.start;
  for (const segment of citation.segments) {
    if (!(segment.label in COLOURS) || segment.start < at) continue;
    const part = make("span", { class: "part p-" + COLOURS[segment.label], title: labelOf(segment.label) }, note.text.slice(segment.start, segment.end));
    part.dataset.start = segment.start;
    part.dataset.label = segment.label;
    made.append(note.text.slice(at, segment.start), part);
    at = segment.end;
  }
  made.append(note.text.slice(at, citation.end));
  return made;
}

function leadsOf(note) {
  const citations = book.citationsOf.get(note.id) || [];
  return citations.length ? make("ul", { class: "leads" }, ...citations.map(leadOf)) : null;
}

function leadOf(citation) {
  const work = book.work.get(citation.reference);
  const row = make("li", {}, make("span", { class: "form" }, citation.form));
  row.dataset.lead = citation.id;
  const tools = DECORATIONS.lead(citation) || "";
  if (work) row.append(make("span", {}, leadTo(workLine(work), "work", work.id), citation.locator ? `, ${citation.locator} ` : " ", doubt(entryConfidence(work)) || "", tools));
  else row.append(make("span", {}, "no work: ", whyOpen(citation), tools));
  return row;
}

function whyOpen(citation) {
  return citation.antecedent ? citation.antecedent.by : "not enough is known of it";
}

function workCard(work) {
  const card = make("article", { class: "card", "aria-label": workLine(work) });
  card.append(make("h2", {}, leadTo(workLine(work), "work", work.id), doubt(entryConfidence(work)) || ""), fieldsOf(work), mentionsOf(work), DECORATIONS.work(work) || "", ...findingsAbout(work.id).map(findingLine));
  card.dataset.card = work.id;
  return card;
}

function fieldsOf(work) {
  const list = make("dl", { class: "fields" });
  for (const [name, value] of Object.entries(work)) {
    if (["id", "custom"].includes(name)) continue;
    list.append(make("dt", {}, labelOf(name)), make("dd", {}, valueWords(name, value), " ", doubt(work.custom.confidence[name] ?? 1) || ""));
  }
  return list;
}

function valueWords(name, value) {
  if (Array.isArray(value)) return value.map((person) => person.literal || [person.given, person["non-dropping-particle"], person.family, person.suffix].filter(Boolean).join(" ")).join("; ");
  if (name === "issued" || name === "accessed") return value.literal || (value["date-parts"] || []).map((part) => part.join("-")).join(" / ");
  return String(value);
}

function mentionsOf(work) {
  const citations = book.mentionsOf.get(work.id) || [];
  const only = shown.work === work.id;
  const filter = make("button", { type: "button", class: "link", onclick: () => onlyWork(only ? "" : work.id) }, only ? "show all notes" : "only these notes");
  return make("p", { class: "mentions" }, "Cited in note ", ...citations.flatMap((citation) => [mentionOf(citation), " "]), filter);
}

function mentionOf(citation) {
  const note = book.note.get(citation.note);
  return leadTo(note && note.marker ? note.marker : citation.note, "citation", citation.id);
}

function findingCard(finding) {
  const place = [finding.page ? pageWords(finding) : "", finding.line ? `line ${finding.line}` : ""].filter(Boolean).join(", ");
  const card = make("article", { class: `card finding ${finding.severity}` }, make("h2", {}, leadTo(`${finding.code} ${finding.name}`, "finding", finding.id), make("span", { class: "where" }, place)));
  card.append(make("p", {}, finding.message));
  const { before, words, after } = finding.text;
  if (words) card.append(make("p", { class: "text" }, before, make("mark", {}, words), after));
  if (finding.hint) card.append(make("p", {}, finding.hint));
  card.dataset.card = finding.id;
  return card;
}

function findingLine(finding) {
  return make("p", {}, leadTo(finding.code, "finding", finding.id), " ", finding.message);
}
