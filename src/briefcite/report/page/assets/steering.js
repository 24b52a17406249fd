// Choosing, keys, tabs, search, deep links.
"use strict";

const KEYS = [
  ["n / p", "next, previous note"], ["j / k", "next, previous citation"], ["f", "next finding"], ["w", "the work of this citation"], ["d", "doubtful first, or in order"],
  ["/", "search"], ["Esc", "leave the search, show all"], ["?", "this help"],
];
const TABS = ["document", "notes", "works", "findings"];

/** Choose a callout, note, citation, work or finding: every place that shows it is marked and brought into sight. */
function choose(kind, id, quietly = false) {
  Object.assign(shown, { kind, id });
  const { tab, card, ids, citation } = targetsOf(kind, id);
  if (!byId(tab).querySelector(`[data-card="${CSS.escape(card)}"]`)) clearFilters();
  openTab(narrow() && kind === "callout" && shown.tab !== "document" ? "document" : tab);
  for (const old of document.querySelectorAll(".card.current, .cite.current")) old.classList.remove("current");
  const found = byId(tab).querySelector(`[data-card="${CSS.escape(card)}"]`);
  if (found) {
    found.classList.add("current");
    found.scrollIntoView({ block: "nearest" });
  }
  for (const span of citation ? document.querySelectorAll(`[data-citation="${CSS.escape(citation)}"]`) : []) span.classList.add("current");
  if (ids.length) pointInDocument(ids);
  byId("status").textContent = found ? found.querySelector("h2").textContent : "";
  if (!quietly) history.replaceState(null, "", addressOf(id));
  document.dispatchEvent(new CustomEvent("chosen", { detail: { kind, id } }));
}

const addressOf = (id) => "#" + (carried.files.length > 1 ? shown.file + 1 + "/" : "") + encodeURIComponent(id);

function targetsOf(kind, id) {
  if (kind === "callout") return { tab: "notes", card: book.noteOf.get(id) || "", ids: [id, book.noteOf.get(id)].filter(Boolean) };
  if (kind === "citation") {
    const note = book.citation.get(id).note;
    return { tab: "notes", card: note, ids: [note], citation: id };
  }
  if (kind === "work") return { tab: "works", card: id, ids: [] };
  if (kind === "finding") return { tab: "findings", card: id, ids: subjectsOf(id) };
  return { tab: "notes", card: id, ids: [id, ...(book.calloutsOf.get(id) || []).map((link) => link.callout)] };
}

function subjectsOf(id) {
  const finding = book.findings.find((one) => one.id === id);
  const about = finding ? [finding.subject, ...finding.related] : [];
  return about.map((subject) => (book.citation.has(subject) ? book.citation.get(subject).note : subject)).filter((subject) => book.note.has(subject) || book.callout.has(subject));
}

const narrow = () => matchMedia("(max-width: 760px)").matches;

function openTab(name) {
  shown.tab = name === "document" && !narrow() ? "notes" : name;
  for (const tab of TABS) {
    byId("tab-" + tab).setAttribute("aria-selected", String(tab === shown.tab));
    byId("tab-" + tab).tabIndex = tab === shown.tab ? 0 : -1;
    byId(tab).hidden = tab === "document" ? narrow() && shown.tab !== "document" : tab !== shown.tab;
  }
}

function clearFilters() {
  Object.assign(shown, { query: "", filter: "all", work: "" });
  byId("search").value = "";
  byId("filter").value = "all";
  showLists();
}

function onlyWork(id) {
  shown.work = id;
  showLists();
  openTab(id ? "notes" : shown.tab);
  byId("status").textContent = id ? `${visibleNotes().length} notes cite this work` : "All notes are shown";
}

function step(list, current, by) {
  if (!list.length) return null;
  const at = list.indexOf(current);
  return list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)];
}

function stepNote(by) {
  const current = shown.kind === "citation" ? book.citation.get(shown.id).note : shown.kind === "callout" ? book.noteOf.get(shown.id) : shown.id;
  const next = step(visibleNotes().map((note) => note.id), current, by);
  if (next) choose("note", next);
}

function stepCitation(by) {
  const all = visibleNotes().flatMap((note) => (book.citationsOf.get(note.id) || []).map((citation) => citation.id));
  const inNote = book.citationsOf.get(shown.id);
  const next = shown.kind === "note" && inNote && by > 0 ? inNote[0].id : step(all, shown.id, by);
  if (next) choose("citation", next);
}

function stepFinding() {
  const next = step(visibleFindings().map((finding) => finding.id), shown.id, 1);
  if (next) choose("finding", next);
}

function chosenWork() {
  const citation = book.citation.get(shown.id) || (book.citationsOf.get(shown.id) || [])[0];
  if (citation && citation.reference) choose("work", citation.reference);
}

const ACTIONS = {
  n: () => stepNote(1), p: () => stepNote(-1), j: () => stepCitation(1), k: () => stepCitation(-1), f: stepFinding, w: chosenWork,
  d: () => setFilter(shown.filter === "doubtful" ? "all" : "doubtful"), "/": () => byId("search").focus(), "?": () => byId("help").showModal(),
};

function setFilter(value) {
  shown.filter = value;
  byId("filter").value = value;
  showLists();
}

function pressed(event) {
  const typing = event.target.matches("input, textarea, select, [contenteditable]");
  if (event.key === "Escape" && (typing || shown.work || shown.query)) {
    clearFilters();
    event.target.blur();
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || byId("help").open || !(event.key in ACTIONS)) return;
  event.preventDefault();
  ACTIONS[event.key]();
}

function tabPressed(event) {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const visible = TABS.filter((tab) => tab !== "document" || narrow());
  const next = step(visible, shown.tab, event.key === "ArrowRight" ? 1 : -1);
  openTab(next);
  byId("tab-" + next).focus();
}

/** Follow "#n12", "#2/n12", "#c3", "#n12.1", "#f2" or a work's key. */
function followAddress() {
  const [, file, id] = /^#(?:(\d+)\/)?(.*)$/.exec(location.hash) || [];
  if (file && carried.files[file - 1] && file - 1 !== shown.file) showFile(file - 1);
  const wanted = id ? safelyDecoded(id) : "";
  const kind = book.note.has(wanted) ? "note" : book.callout.has(wanted) ? "callout" : book.citation.has(wanted) ? "citation" : book.work.has(wanted) ? "work" : book.findings.some((f) => f.id === wanted) ? "finding" : "";
  if (kind) choose(kind, wanted, true);
}

function safelyDecoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function showFile(number) {
  openFile(number);
  const { file } = book;
  byId("name").textContent = file.name;
  byId("counts").textContent = [many(file.notes.length, "note"), many(file.callouts.length, "callout"), many(file.references.length, "work"), many(file.findings.length, "finding")].join(", ");
  byId("tab-findings").textContent = file.findings.length ? `Findings (${file.findings.length})` : "Findings";
  DECORATIONS.file(file);
  showDocument();
  showLists();
  openTab(shown.tab);
}

const many = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

function start() {
  if (carried.files[0].review) startEditing();
  byId("keys").append(...KEYS.flatMap(([key, does]) => [make("dt", {}, key), make("dd", {}, does)]));
  const seen = new Set();
  byId("legend").append(...Object.keys(COLOURS).map((label) => make("li", { class: "part p-" + COLOURS[label] }, labelOf(label))).filter((item) => !seen.has(item.textContent) && seen.add(item.textContent)));
  byId("files").append(...carried.files.map((file, index) => make("option", { value: String(index) }, file.name)));
  byId("file-choice").hidden = carried.files.length < 2;
  byId("files").addEventListener("change", (event) => showFile(Number(event.target.value)));
  byId("search").addEventListener("input", (event) => { shown.query = event.target.value.trim(); showLists(); });
  byId("filter").addEventListener("change", (event) => setFilter(event.target.value));
  byId("help-button").addEventListener("click", ACTIONS["?"]);
  for (const tab of TABS) byId("tab-" + tab).addEventListener("click", () => openTab(tab));
  byId("tabs").addEventListener("keydown", tabPressed);
  addEventListener("keydown", pressed);
  addEventListener("hashchange", followAddress);
  addEventListener("resize", () => openTab(shown.tab));
  showFile(0);
  followAddress();
}

start();
