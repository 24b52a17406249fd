// Correcting: every edit is sent to the server, saved there, and the document is shown as it is then read.
"use strict";

let sending = false;

/** Send edits as one step; what comes back is the whole file as it is read with them. */
async function send(path, edits) {
  if (sending) return;
  sending = true;
  announce("Saving…");
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ revision: book.file.review.revision, edits }),
    });
    if (!answer.ok && answer.status !== 409 && answer.status !== 422) throw new Error(await answer.text());
    const { file, problem } = await answer.json();
    showAgain(file);
    announce(problem || "Saved");
  } catch (error) {
    announce(`Not saved: ${error.message || error}. Is briefcite review still running?`);
  } finally {
    sending = false;
  }
}

const edit = (...edits) => send("/edit", edits);

/** Show the file as it is now read, and what was chosen again where it is still there. */
function showAgain(file) {
  const { kind, id, tab } = shown;
  const places = ["document", "notes", "works", "findings"].map((name) => [name, byId(name).scrollTop]);
  carried.files[shown.file] = file;
  showFile(shown.file);
  openTab(tab);
  for (const [name, top] of places) byId(name).scrollTop = top;
  const maps = { note: book.note, callout: book.callout, citation: book.citation, work: book.work };
  if (maps[kind] && maps[kind].has(id)) choose(kind, id, true);
}

function announce(words) {
  byId("status").textContent = words;
  const line = byId("saving");
  if (line) line.textContent = words;
}

function startEditing() {
  const line = make("span", { id: "saving" }, "Corrections are saved as you make them");
  const undo = make("button", { type: "button", id: "undo", title: "Undo (u)", onclick: () => send("/undo") }, "Undo");
  const redo = make("button", { type: "button", id: "redo", title: "Redo (r)", onclick: () => send("/redo") }, "Redo");
  byId("tools").append(undo, redo, line);
  Object.assign(ACTIONS, { u: () => send("/undo"), r: () => send("/redo"), a: acceptChosen });
  KEYS.push(["a", "accept this note as right"], ["u / r", "undo, redo"], ["select words, then", "t title, a author, c container … (shown as you select)"]);
  DECORATIONS.note = noteTools;
  DECORATIONS.lead = leadTools;
  DECORATIONS.work = workTools;
  DECORATIONS.file = (file) => {
    undo.disabled = !file.review.undo;
    redo.disabled = !file.review.redo;
  };
  startSelecting();
}

function acceptChosen() {
  const note = shown.kind === "citation" ? book.citation.get(shown.id).note : shown.kind === "note" ? shown.id : book.noteOf.get(shown.id);
  if (note) edit({ edit: "accept", note });
}

const tool = (words, onclick, title = "") => make("button", { type: "button", class: "tool", title, onclick }, words);

function noteTools(note) {
  const accepted = book.file.accepted.includes(note.id);
  const tools = make("div", { class: "tools" }, accepted ? make("span", { class: "accepted" }, "✓ accepted") : tool("Accept as right", () => edit({ edit: "accept", note: note.id }), "a"));
  for (const link of book.calloutsOf.get(note.id) || []) {
    const marker = book.callout.get(link.callout).marker;
    tools.append(tool(`Unlink ${marker}`, () => edit({ edit: "unlink", callout: link.callout, note: note.id })));
    tools.append(tool(`${marker} is no callout`, () => edit({ edit: "no-callout", callout: link.callout })));
  }
  tools.append(tool("Called from…", () => chooseCallout(note)), tool("Its text…", () => chooseExtent(note)), tool("No note", () => edit({ edit: "no-note", note: note.id })));
  return tools;
}

const partsOf = (citation) => citation.segments.filter((part) => part.label in COLOURS).map((part) => [part.label, part.start, part.end]);

/** A citation as an edit that states it, with what is to be different. */
function stated(citation, changes = {}) {
  const { note, start, end, form, prefix, suffix } = citation;
  return { edit: "cite", note, start, end, form, prefix, suffix, parts: partsOf(citation), ...changes };
}

function leadTools(citation) {
  const form = make("select", { class: "tool", "aria-label": "Form of this citation", onchange: (event) => edit(stated(citation, { form: event.target.value })) });
  for (const name of ["full", "short", "ibid", "supra", "other"]) form.append(make("option", { value: name, selected: name === citation.form }, name));
  const tools = make("span", { class: "tools" }, form, tool("Same work as…", () => chooseWork(citation)), tool("Not a citation", () => edit({ edit: "no-citation", note: citation.note, start: citation.start, end: citation.end })));
  const next = nextInNote(citation);
  if (next) tools.append(tool("Join with the next", () => edit(joined(citation, next))));
  return tools;
}

function nextInNote(citation) {
  const all = book.citationsOf.get(citation.note);
  return all[all.indexOf(citation) + 1];
}

const joined = (one, next) => stated(one, { end: next.end, parts: [...partsOf(one), ...partsOf(next)] });

// Dialogs in which one of many is chosen

/** Ask for one of a list; `rows` are [words, value]. */
function ask(title, rows, chosen, ...before) {
  const list = make("ul", { class: "choices" });
  const field = make("input", { type: "search", placeholder: "Filter", "aria-label": "Filter the list" });
  const dialog = make("dialog", { class: "ask", "aria-label": title }, make("h2", {}, title), ...before, field, list, make("form", { method: "dialog" }, make("button", {}, "Cancel")));
  const draw = () => {
    const fitting = rows.filter(([words]) => !field.value || folded(words).includes(folded(field.value))).slice(0, 200);
    list.replaceChildren(...fitting.map(([words, value]) => make("li", {}, make("button", { type: "button", onclick: () => { dialog.close(); chosen(value); } }, words))));
  };
  field.addEventListener("input", draw);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  draw();
  dialog.showModal();
  field.focus();
  return dialog;
}

function chooseWork(citation) {
  const others = book.file.references.filter((work) => work.id !== citation.reference);
  ask("Which work does it cite?", others.map((work) => [workLine(work), work.id]), (work) => {
    const cited = (book.mentionsOf.get(work) || []).find((one) => one.form === "full") || (book.mentionsOf.get(work) || [])[0];
    if (cited) edit({ edit: "antecedent", citation: citation.id, of: cited.id });
  });
}

function chooseCallout(note) {
  const rows = book.file.callouts.map((callout) => [`${callout.marker}: …${callout.before.trim().slice(-24)} ▸ ${callout.after.trim().slice(0, 15)}…` + (book.noteOf.has(callout.id) ? "" : " (without a note)"), callout.id]);
  rows.sort((one, other) => book.noteOf.has(one[1]) - book.noteOf.has(other[1]));
  const link = (callout) => edit({ edit: "link", callout, note: note.id });
  const dialog = ask("Which callout calls it?", rows, link, quoteFrom(note, "Or select the number in the text, if it is not in the list:", "This calls it", (start, end) => { dialog.close(); link([start, end]); }));
}

function chooseExtent(note) {
  const dialog = make("dialog", { class: "ask", "aria-label": "The note's text" }, make("h2", {}, `What belongs to note ${note.marker}?`));
  dialog.append(quoteFrom(note, "Select all of its text, without its number:", "This is the note", (start, end) => { dialog.close(); edit({ edit: "extent", note: note.id, start, end }); }));
  dialog.append(make("form", { method: "dialog" }, make("button", {}, "Cancel")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** The text of the note's surroundings, to select a stretch of it; offsets are those of the whole text. */
function quoteFrom(note, lead, words, chosen) {
  const [first, last] = surroundings(note);
  const text = make("p", { class: "source", tabIndex: 0 }, book.file.text.slice(first, last));
  const take = () => {
    const [start, end] = selectedIn(text) || [];
    if (end > start) chosen(first + start, first + end);
  };
  return make("div", {}, make("p", {}, lead), text, make("button", { type: "button", onmousedown: (event) => event.preventDefault(), onclick: take }, words));
}

function surroundings(note) {
  const head = note.text.slice(0, 25).split(/\s+/)[0];
  const pages = book.file.text.split("\f");
  if (pages.length > 1 && note.page) {
    const start = pages.slice(0, note.page - 1).reduce((sum, page) => sum + page.length + 1, 0);
    const end = pages.slice(0, (note.pages.at(-1) || note.page) + 1).reduce((sum, page) => sum + page.length + 1, 0);
    return [start, Math.min(end, book.file.text.length)];
  }
  const run = book.file.runs.findIndex((one) => one.id === note.id);
  const at = run < 0 ? Math.max(0, book.file.text.indexOf(head)) : book.file.runs.slice(0, run).reduce((sum, one) => sum + one.text.length, 0);
  return [Math.max(0, at - 2000), Math.min(book.file.text.length, at + 6000)];
}

// The fields of a work

const TYPES = ["article-journal", "article-newspaper", "article-magazine", "book", "chapter", "report", "thesis", "webpage", "post-weblog", "paper-conference", "legal_case", "legislation", "bill", "treaty", "regulation", "hearing", "standard", "patent", "manuscript", "personal_communication", "interview", "speech", "document"];
const TEXT_FIELDS = ["title", "container-title", "collection-title", "publisher", "publisher-place", "volume", "issue", "page", "number", "edition", "authority", "genre", "archive", "archive_location", "DOI", "URL", "ISBN", "language", "note"];

function workTools(work) {
  return make("div", { class: "tools" }, tool("Edit", () => editWork(work)));
}

const namesAsLines = (names) => (names || []).map((name) => name.literal || [[name["non-dropping-particle"], name.family].filter(Boolean).join(" "), name.given].filter(Boolean).join(", ")).join("\n");

function linesAsNames(lines) {
  return lines.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => {
    const [family, given] = line.split(/,\s*(.*)/);
    return given ? { family, given } : { literal: line };
  });
}

const dateAsText = (date) => (date ? date.literal || (date["date-parts"] || []).map((part) => part.map((n, i) => String(n).padStart(i ? 2 : 4, "0")).join("-")).join("/") : "");

function textAsDate(text) {
  if (!text) return undefined;
  if (!/^\d{3,4}(-\d{1,2}){0,2}(\/\d{3,4}(-\d{1,2}){0,2})?$/.test(text)) return { literal: text };
  return { "date-parts": text.split("/").map((end) => end.split("-").map(Number)) };
}

function editWork(work) {
  const fields = new Map();
  const row = (name, field) => { fields.set(name, field); return make("label", { class: "field" }, make("span", {}, labelOf(name)), field); };
  const type = make("select", {}, ...[...new Set([work.type, ...TYPES])].map((name) => make("option", { value: name, selected: name === work.type }, name)));
  const form = make("form", { method: "dialog" }, row("type", type));
  for (const role of ["author", "editor", "translator"]) form.append(row(role, make("textarea", { rows: 2, value: namesAsLines(work[role]), placeholder: "Family, Given — one a line; a body without a comma" })));
  for (const name of ["issued", "accessed"]) form.append(row(name, make("input", { value: dateAsText(work[name]), placeholder: "2004-05-01" })));
  for (const name of TEXT_FIELDS) form.append(row(name, make("input", { value: work[name] || "" })));
  const dialog = make("dialog", { class: "ask", "aria-label": "Edit the work" }, make("h2", {}, "The work"), form);
  form.append(make("button", { value: "save" }, "Save"), make("button", { value: "" , formNoValidate: true }, "Cancel"));
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "save") edit({ edit: "work", work: work.id, item: itemOf(fields) });
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function itemOf(fields) {
  const item = {};
  for (const [name, field] of fields) {
    const value = field.value.trim();
    if (!value) continue;
    if (["author", "editor", "translator"].includes(name)) item[name] = linesAsNames(value);
    else item[name] = ["issued", "accessed"].includes(name) ? textAsDate(value) : value;
  }
  return item;
}
