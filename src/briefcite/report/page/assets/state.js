// What the page knows: the files it was given, which one is shown, and what in it is chosen.
"use strict";

const UNSURE = 0.8;
const byId = (id) => document.getElementById(id);
const carried = JSON.parse(byId("data").textContent);
const shown = { file: 0, tab: "notes", kind: "", id: "", query: "", filter: "all", work: "" };
const book = {};

/** An element with text and properties; text is always a text node, never markup. */
function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Index the file that is shown, so that every value leads to every other. */
function openFile(number) {
  shown.file = number;
  const file = carried.files[number];
  book.file = file;
  book.note = new Map(file.notes.map((note) => [note.id, note]));
  book.callout = new Map(file.callouts.map((callout) => [callout.id, callout]));
  book.work = new Map(file.references.map((work) => [work.id, work]));
  book.citation = new Map(file.citations.map((citation) => [citation.id, citation]));
  book.citationsOf = grouped(file.citations, (citation) => citation.note);
  book.mentionsOf = grouped(file.citations, (citation) => citation.reference || "");
  book.noteOf = new Map(file.links.map((link) => [link.callout, link.note]));
  book.calloutsOf = grouped(file.links, (link) => link.note);
  book.findings = file.findings.map((finding, index) => ({ ...finding, id: "f" + (index + 1) }));
  book.findingsOf = grouped(
    book.findings.flatMap((finding) => [finding.subject, ...finding.related].map((about) => ({ about, finding }))),
    (pair) => pair.about,
  );
}

const findingsAbout = (id) => (book.findingsOf.get(id) || []).map((pair) => pair.finding);

/** Everything said about a note: about itself, its callouts, its citations and their works. */
function findingsOfNote(note) {
  const ids = [note.id, ...(book.calloutsOf.get(note.id) || []).map((link) => link.callout)];
  for (const citation of book.citationsOf.get(note.id) || []) ids.push(citation.id, citation.reference || "");
  return [...new Set(ids.flatMap(findingsAbout))];
}

function entryConfidence(work) {
  const sure = work.custom.confidence;
  if (typeof sure.entry === "number") return sure.entry;
  const values = Object.values(sure);
  return values.length ? Math.min(...values) : 0;
}

/** How sure the least sure thing about a note is, from 0 to 1. */
function confidenceOfNote(note) {
  const values = [note.confidence ?? 1];
  for (const link of book.calloutsOf.get(note.id) || []) values.push(link.confidence);
  for (const citation of book.citationsOf.get(note.id) || []) {
    const work = book.work.get(citation.reference);
    values.push(work ? entryConfidence(work) : 0);
  }
  return Math.min(...values);
}

const hasOpenCitation = (note) => (book.citationsOf.get(note.id) || []).some((citation) => !citation.reference);

const nameOf = (name) => name.literal || [name["non-dropping-particle"], name.family].filter(Boolean).join(" ");

function yearOf(work) {
  const parts = work.issued && work.issued["date-parts"];
  return parts ? parts.map((part) => part[0]).join("–") : (work.issued && work.issued.literal) || "";
}

/** A work in a line: authors, title, year; what is known of it where it has no title. */
function workLine(work) {
  const people = (work.author || work.editor || []).map(nameOf);
  const names = people.length > 2 ? people[0] + " et al." : people.join(" and ");
  const title = work.title || work["container-title"] || work.number || work.archive_location || work.archive || work.URL || work.id;
  const year = yearOf(work);
  return (names ? names + ", " : "") + title + (year ? " (" + year + ")" : "");
}

function pageWords(item) {
  if (!item.page) return "";
  const printed = item.page_label && item.page_label !== String(item.page);
  return printed ? `p. ${item.page_label} (${item.page} of the file)` : `p. ${item.page}`;
}
