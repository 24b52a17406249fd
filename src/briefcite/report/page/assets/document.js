// The left side: pages as pictures with boxes over them, or the text with its callouts and notes marked.
"use strict";

const FAR = "1500px 0px";
let watcher = null;

function showDocument() {
  const pane = byId("document");
  if (watcher) watcher.disconnect();
  watcher = null;
  if (book.file.pages.length) pane.replaceChildren(...pagesOf());
  else pane.replaceChildren(readingOf());
  if (book.file.pages.length) watchPages(pane);
}

function pagesOf() {
  const boxes = grouped(boxesOf(), (box) => box.page);
  return book.file.pages.map((page, index) => {
    const sheet = make("div", { class: "page", id: "page-" + (index + 1) });
    sheet.style.aspectRatio = `${page.width} / ${page.height}`;
    sheet.append(make("span", { class: "folio" }, page.label && page.label !== String(index + 1) ? `${page.label} (${index + 1})` : String(index + 1)));
    sheet.pending = { page, index, boxes: boxes.get(index + 1) || [] };
    return sheet;
  });
}

function boxesOf() {
  const found = [];
  for (const note of book.file.notes) {
    for (const [page, ...box] of note.boxes) found.push({ page, box, kind: "note", id: note.id, label: `Note ${note.marker || "without a number"}` });
  }
  for (const callout of book.file.callouts) {
    if (!callout.box) continue;
    const label = `Callout ${callout.marker}` + (book.noteOf.has(callout.id) ? "" : ", without a note");
    found.push({ page: callout.page, box: callout.box, kind: "callout", id: callout.id, label });
  }
  return found;
}

/** Pictures and boxes are put in when a page comes near, and pictures let go of when it is far away. */
function watchPages(pane) {
  watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) (entry.isIntersecting ? fillPage : emptyPage)(entry.target);
  }, { root: pane, rootMargin: FAR });
  for (const sheet of pane.querySelectorAll(".page")) watcher.observe(sheet);
}

function fillPage(sheet) {
  const { page, index, boxes } = sheet.pending;
  if (sheet.picture) return;
  const carrier = byId(`picture-${shown.file}-${index}`);
  if (!carrier) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => fillPage(sheet), { once: true });
  } else {
    const bytes = Uint8Array.from(atob(carrier.textContent), (character) => character.charCodeAt(0));
    sheet.picture = URL.createObjectURL(new Blob([bytes], { type: "image/webp" }));
    sheet.prepend(make("img", { src: sheet.picture, alt: `Page ${page.label || index + 1} of the document` }));
  }
  if (!sheet.boxed) for (const box of boxes) sheet.append(boxOn(page, box));
  sheet.boxed = true;
}

function emptyPage(sheet) {
  if (!sheet.picture) return;
  sheet.querySelector("img").remove();
  URL.revokeObjectURL(sheet.picture);
  sheet.picture = null;
}

function boxOn(page, { box: [x0, top, x1, bottom], kind, id, label }) {
  const dangling = kind === "callout" && !book.noteOf.has(id) ? " dangling" : "";
  const made = make("button", { class: `box ${kind}${dangling}`, type: "button", title: label, "aria-label": label, onclick: () => choose(kind, id) });
  if (kind === "note") made.tabIndex = -1;
  made.dataset.on = id;
  const grow = kind === "callout" ? 1.5 : 1;
  made.style.left = (100 * (x0 - grow)) / page.width + "%";
  made.style.top = (100 * (top - grow)) / page.height + "%";
  made.style.width = (100 * (x1 - x0 + 2 * grow)) / page.width + "%";
  made.style.height = (100 * (bottom - top + 2 * grow)) / page.height + "%";
  if (shown.id === id) made.classList.add("current");
  return made;
}

/** The text of a format without pages, in chunks that the browser lays out only when they come near. */
function readingOf() {
  const reading = make("div", { class: "reading" });
  let chunk = make("div", { class: "chunk" });
  for (const run of book.file.runs) {
    chunk.append(runOf(run));
    if (chunk.childNodes.length > 60) {
      reading.append(chunk);
      chunk = make("div", { class: "chunk" });
    }
  }
  reading.append(chunk);
  return reading;
}

function runOf(run) {
  if (!run.id) return document.createTextNode(run.text);
  const isCallout = book.callout.has(run.id);
  if (!isCallout) {
    const made = make("span", { class: "note-text", onclick: () => choose("note", run.id) }, run.text);
    made.dataset.on = run.id;
    return made;
  }
  const dangling = book.noteOf.has(run.id) ? "" : "dangling";
  const label = `Callout ${book.callout.get(run.id).marker}` + (dangling ? ", without a note" : "");
  const made = make("button", { type: "button", class: dangling, "aria-label": label, onclick: () => choose("callout", run.id) }, run.text);
  made.dataset.on = run.id;
  return made;
}

/** Bring what is chosen into sight on the left, and mark it. */
function pointInDocument(ids) {
  const pane = byId("document");
  for (const old of pane.querySelectorAll(".current")) old.classList.remove("current");
  const page = pageOf(ids[0]);
  if (page) fillPage(byId("page-" + page));
  const marked = ids.flatMap((id) => [...pane.querySelectorAll(`[data-on="${CSS.escape(id)}"]`)]);
  for (const box of marked) box.classList.add("current");
  if (marked.length) marked[0].scrollIntoView({ block: "center" });
  else if (page) byId("page-" + page).scrollIntoView({ block: "start" });
}

function pageOf(id) {
  const item = book.callout.get(id) || book.note.get(id);
  return book.file.pages.length && item ? item.page : null;
}
