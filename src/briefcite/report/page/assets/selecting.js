// Words of a note are selected, and a key or button says what they are.
"use strict";

const PART_KEYS = {
  a: "author", e: "editor", t: "title", c: "container-title", s: "collection-title", p: "publisher", l: "publisher-place", d: "issued", v: "volume", i: "issue",
  g: "page", o: "locator", n: "number", h: "authority", k: "archive", u: "URL", x: "",
};

/** The ends of the selection in an element's text, blanks at its ends left out; null where it is elsewhere. */
function selectedIn(element) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const start = before.toString().length + (words.length - words.trimStart().length);
  return [start, start + words.trim().length];
}

function selectedNote() {
  const selection = getSelection();
  const node = selection.rangeCount ? selection.getRangeAt(0).startContainer : null;
  const text = node && (node.nodeType === 1 ? node : node.parentElement).closest("#notes .text");
  const ends = text && selectedIn(text);
  if (!ends || ends[0] >= ends[1]) return null;
  return { note: book.note.get(text.closest("[data-card]").dataset.card), start: ends[0], end: ends[1] };
}

function startSelecting() {
  const bar = make("div", { id: "labels", role: "toolbar", "aria-label": "What the selected words are", hidden: true });
  document.body.append(bar);
  document.addEventListener("selectionchange", () => { bar.hidden = !selectedNote(); if (!bar.hidden && !bar.childNodes.length) fillBar(bar); });
  addEventListener("keydown", (event) => {
    const chosen = selectedNote();
    if (!chosen || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    if (event.key in PART_KEYS) { event.preventDefault(); event.stopImmediatePropagation(); label(chosen, PART_KEYS[event.key]); }
    if (event.key === "Enter") { event.preventDefault(); event.stopImmediatePropagation(); asCitation(chosen); }
    if (event.key === "|") { event.preventDefault(); event.stopImmediatePropagation(); split(chosen); }
  }, true);
}

function fillBar(bar) {
  const hold = (event) => event.preventDefault();
  const does = (run) => () => { const chosen = selectedNote(); if (chosen) run(chosen); };
  for (const [key, name] of Object.entries(PART_KEYS)) {
    bar.append(make("button", { type: "button", class: name ? "p-" + COLOURS[name] : "", onmousedown: hold, onclick: does((chosen) => label(chosen, name)) }, make("kbd", {}, key), " ", name ? labelOf(name) : "No part"));
  }
  bar.append(make("button", { type: "button", onmousedown: hold, onclick: does(asCitation) }, make("kbd", {}, "Enter"), " One citation"));
  bar.append(make("button", { type: "button", onmousedown: hold, onclick: does(split) }, make("kbd", {}, "|"), " Split before"));
}

const holding = (note, start, end) => (book.citationsOf.get(note.id) || []).find((one) => one.start <= start && end <= one.end);

/** What is left of parts when a stretch of them is taken for something else. */
function without(parts, start, end) {
  return parts.flatMap(([name, first, last]) => {
    if (last <= start || end <= first) return [[name, first, last]];
    return [[name, first, Math.min(last, start)], [name, Math.max(first, end), last]].filter(([, from, to]) => from < to && /[\p{L}\p{N}]/u.test(textOf(from, to)));
  });
}

let textOf = () => "";

function label({ note, start, end }, name) {
  const citation = holding(note, start, end);
  textOf = (from, to) => note.text.slice(from, to);
  if (!citation) return announce("Select words inside one citation, or press Enter to make one of them.");
  const parts = without(partsOf(citation), start, end);
  return edit(stated(citation, { parts: name ? [...parts, [name, start, end]] : parts }));
}

/** The selected words are one citation: its ends move, or it is new. */
function asCitation({ note, start, end }) {
  const near = (book.citationsOf.get(note.id) || []).filter((one) => one.start < end && start < one.end);
  const parts = near.flatMap(partsOf).filter(([, first, last]) => start <= first && last <= end);
  const [like] = near;
  return edit({ edit: "cite", note: note.id, start, end, form: like ? like.form : "full", prefix: like && like.start === start ? like.prefix : "", suffix: "", parts });
}

/** The citation ends where the selection begins, and another one begins there. */
function split({ note, start }) {
  const citation = (book.citationsOf.get(note.id) || []).find((one) => one.start < start && start < one.end);
  if (!citation) return announce("Select the first words of the second citation.");
  const head = note.text.slice(citation.start, start).replace(/[\s;,.]+$/u, "");
  const parts = partsOf(citation);
  const first = stated(citation, { end: citation.start + head.length, parts: parts.filter(([, , last]) => last <= citation.start + head.length) });
  const second = stated(citation, { start, prefix: "", parts: parts.filter(([, from]) => from >= start) });
  return edit(first, second);
}
