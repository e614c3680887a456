"use strict";

const $ = (id) => document.getElementById(id);
const root = $("paper").attachShadow({ mode: "open" });
const [dress, looks] = [new CSSStyleSheet(), new CSSStyleSheet()];
dress.replaceSync($("dress").content.textContent);
root.adoptedStyleSheets = [looks, dress];
const REGIONS = "regions";
const GLOW = 1000;

let view = {};
let news = null;

// What is asked for stands in the address, so that a page can be kept and sent.
const asked = () => new URLSearchParams(location.search);

function ask(changes) {
  const wanted = asked();
  for (const [name, value] of Object.entries(changes)) wanted.set(name, value);
  history.pushState(null, "", `?${wanted}`);
  listen();
}

function listen() {
  news?.close();
  news = new EventSource(`news?${asked()}`);
  news.onmessage = (event) => show(JSON.parse(event.data));
  news.onerror = () => say("The preview has stopped: start it again in the terminal", "error");
}

function show(now) {
  view = now;
  fill($("region"), view.regions, view.region ?? "");
  fill($("template"), view.templates, view.template ?? "");
  forms({ ...view.forms, [REGIONS]: "All regions" });
  const all = view.form === REGIONS;
  for (const [id, shown] of [["states", all], ["desk", !all], ["notes", !all]]) $(id).hidden = !shown;
  document.title = all ? "All regions" : `${view.region} – ${view.template}`;
  if (all) showStates();
  else showRelease();
}

function fill(select, names, chosen) {
  select.closest("label").hidden = names.length === 0;
  if (select.dataset.names !== names.join("\n")) {
    select.replaceChildren(...names.map((name) => new Option(name, name)));
    select.dataset.names = names.join("\n");
  }
  if (chosen) select.value = chosen;
}

function forms(known) {
  const set = $("forms");
  if (set.children.length === 1) {
    for (const [value, words] of Object.entries(known)) {
      const input = Object.assign(document.createElement("input"), { type: "radio", name: "form", value });
      const label = document.createElement("label");
      label.append(input, words);
      set.append(label);
    }
  }
  set.querySelector(`[value="${view.form}"]`).checked = true;
}

function say(words, kind = "") {
  if ($("state").textContent !== words) $("state").textContent = words;
  $("state").className = kind;
}

// A release.

function showRelease() {
  const problems = view.problems ?? [];
  const shown = view.sheet !== undefined || view.text !== undefined;
  list(problems);
  tally(problems, shown);
  if (view.sheet !== undefined) draw();
  if (view.text !== undefined && $("text").textContent !== view.text) $("text").textContent = view.text;
  if (shown) {
    $("paper").hidden = view.sheet === undefined;
    $("text").hidden = view.text === undefined;
  }
  $("paper").classList.toggle("old", !shown);
  const empty = !shown && $("paper").hidden && $("text").hidden;
  $("nothing").hidden = !empty;
  $("nothing").textContent = view.region
    ? "Nothing can be shown until the problems are mended."
    : "There is no region yet: `lmp-press new` starts one.";
  place();
}

function tally(problems, shown) {
  const errors = problems.filter((one) => one.severity === "error").length;
  const warnings = problems.length - errors;
  const parts = [...many(errors, "error"), ...many(warnings, "warning")];
  const words = parts.join(", ") || "Nothing is wrong";
  const draft = view.draft ? "Draft · " : "";
  const old = shown ? "" : " · what you see is from before";
  say(`${draft}${words}${old}`, errors ? "error" : warnings ? "warning" : "good");
}

const many = (count, noun) => some(count, count === 1 ? noun : `${noun}s`);

function draw() {
  const before = texts();
  const focus = root.activeElement?.dataset;
  const at = scrollY;
  const first = root.querySelector(".sheet") === null;
  // The page's own root and body are the host here.
  looks.replaceSync(view.style.replaceAll(":root", ":host").replace(/^body \{/m, ":host {"));
  const holder = root.querySelector("#holder") ?? root.appendChild(document.createElement("div"));
  holder.id = "holder";
  holder.lang = view.language;
  holder.innerHTML = view.sheet;
  $("paper").hidden = false;
  scrollTo(scrollX, at);
  if (focus) blanks(focus.field)[0]?.focus({ preventScroll: true });
  if (!first && before.drawn === `${view.region}/${view.template}`) glow(before);
  root.host.dataset.drawn = `${view.region}/${view.template}`;
  markPages();
}

const paragraphs = () => [...root.querySelectorAll("article :is(h1, h2, p, li)")];
const blanks = (field) => [...root.querySelectorAll(".blank")].filter((one) => one.dataset.field === field);

function texts() {
  const said = {};
  for (const one of root.querySelectorAll(".blank")) (said[one.dataset.field] ??= []).push(one.textContent);
  return { said, whole: new Set(paragraphs().map((one) => one.textContent)), drawn: root.host.dataset.drawn };
}

// What is other than before: the blanks of a paragraph whose words changed, or the paragraph.
function glow({ said, whole }) {
  const seen = {};
  const changed = new Set();
  for (const one of root.querySelectorAll(".blank")) {
    const field = one.dataset.field;
    const at = (seen[field] = (seen[field] ?? -1) + 1);
    if (said[field]?.[at] !== one.textContent) changed.add(one);
  }
  for (const one of paragraphs()) {
    if (whole.has(one.textContent)) continue;
    const inside = [...one.querySelectorAll(".blank")].filter((blank) => changed.has(blank));
    for (const lit of inside.length ? inside : [one]) {
      lit.classList.add("glow");
      setTimeout(() => lit.classList.remove("glow"), GLOW);
    }
  }
}

// Where Word begins a new page, line by line.
function markPages() {
  for (const mark of root.querySelectorAll(".page-mark")) mark.remove();
  const sheet = root.querySelector(".sheet");
  const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 12;
  const top = sheet.getBoundingClientRect().top;
  let limit = top + (view.page.height - view.page.bottom) * unit;
  let number = 1;
  for (const one of paragraphs()) {
    const range = document.createRange();
    range.selectNodeContents(one);
    for (const line of range.getClientRects()) {
      if (line.bottom <= limit + 1 || line.height === 0) continue;
      number += 1;
      limit = line.top + view.page.body * unit;
      const mark = document.createElement("div");
      mark.className = "page-mark";
      mark.ariaHidden = "true";
      const label = mark.appendChild(document.createElement("span"));
      label.textContent = `page ${number}`;
      sheet.append(mark);
      mark.style.top = `${line.top - top - 2}px`;
    }
  }
}

// What is wrong.

function list(problems) {
  const key = JSON.stringify(problems);
  if ($("problems").dataset.key === key) return;
  $("problems").dataset.key = key;
  $("problems").replaceChildren(...problems.map(problemItem));
}

function problemItem(problem) {
  const item = document.createElement("li");
  item.className = problem.severity;
  item.dataset.field = problem.field;
  const button = item.appendChild(document.createElement("button"));
  button.type = "button";
  const kind = Object.assign(document.createElement("b"), { textContent: `${problem.severity}: ` });
  button.append(kind, ...coded(problem.message));
  if (problem.help) button.append(line(coded(problem.help)));
  button.append(line([Object.assign(document.createElement("code"), { textContent: problem.place })]));
  button.onclick = () => {
    copy(problem.place);
    goTo(problem.field);
  };
  button.onfocus = () => point(problem.field, true);
  button.onblur = () => point(problem.field, false);
  return item;
}

function line(parts) {
  const small = document.createElement("small");
  small.append(...parts);
  return small;
}

const coded = (words) =>
  words.split("`").map((part, at) => (at % 2 ? Object.assign(document.createElement("code"), { textContent: part }) : part));

function goTo(field) {
  const [first] = field ? blanks(field) : [];
  first?.scrollIntoView({ block: "center" });
}

function point(field, on) {
  for (const one of field ? blanks(field) : []) one.classList.toggle("here", on);
}

// Each problem stands beside its sentence; where two would stand in one place, below the other.
function place() {
  const items = [...$("problems").children];
  const beside = matchMedia("(min-width: 74.01rem)").matches && view.sheet !== undefined;
  const from = $("problems").getBoundingClientRect().top;
  let free = 0;
  const top = (item) => blanks(item.dataset.field)[0]?.getBoundingClientRect().top - from || 0;
  for (const item of items) item.style.marginTop = "";
  if (!beside) return;
  const wanted = new Map(items.map((item) => [item, top(item)]));
  const inOrder = items.toSorted((one, other) => wanted.get(one) - wanted.get(other));
  $("problems").replaceChildren(...inOrder);
  for (const item of inOrder) {
    const at = Math.max(free, wanted.get(item));
    item.style.marginTop = `${at - free}px`;
    free = at + item.offsetHeight + 10;
  }
}

// Blanks: what they are, and where they come from.

const blankAt = (event) => event.composedPath().find((one) => one.classList?.contains("blank"));

function tell(event) {
  const blank = blankAt(event);
  $("tip").hidden = !blank;
  if (!blank) return;
  const [field, about] = blank.dataset.about.split("\n");
  const name = Object.assign(document.createElement("b"), { textContent: field });
  const where = Object.assign(document.createElement("code"), { textContent: blank.dataset.place });
  $("tip").replaceChildren(name, about ?? "", where);
  const box = blank.getClientRects()[0];
  $("tip").style.left = `${Math.max(8, Math.min(box.left, innerWidth - $("tip").offsetWidth - 8)) + scrollX}px`;
  $("tip").style.top = `${box.bottom + 6 + scrollY}px`;
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    toast(`Copied ${words}`);
  } catch {
    toast(words);
  }
}

let fading = 0;

function toast(words) {
  $("toast").textContent = words;
  clearTimeout(fading);
  fading = setTimeout(() => ($("toast").textContent = ""), 2500);
}

root.addEventListener("pointerover", tell);
root.addEventListener("focusin", tell);
root.addEventListener("focusout", () => ($("tip").hidden = true));
root.addEventListener("pointerleave", () => ($("tip").hidden = true));
$("paper").addEventListener("pointerleave", () => ($("tip").hidden = true));
root.addEventListener("click", (event) => {
  const blank = blankAt(event);
  if (blank) copy(blank.dataset.place);
  else if (event.target.closest("a")) event.preventDefault();
});
root.addEventListener("keydown", (event) => {
  const blank = blankAt(event);
  if (event.key === "Escape") $("tip").hidden = true;
  if (!blank || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  copy(blank.dataset.place);
});

// All regions.

function showStates() {
  const head = document.createElement("tr");
  head.append(...["region", ...view.templates].map((name) => heading("col", name)));
  document.querySelector("#states thead").replaceChildren(head);
  document.querySelector("#states tbody").replaceChildren(...view.states.map(stateRow));
  find();
  const releases = view.states.flatMap((one) => one.releases);
  const errors = releases.filter((one) => one.errors).length;
  const seen = view.states.length < view.regions.length ? `looked at ${view.states.length} of ${view.regions.length} regions` : `${view.regions.length} regions`;
  const ready = releases.filter((one) => !one.errors && !one.draft).length;
  const drafts = releases.filter((one) => !one.errors && one.draft).length;
  const parts = [...some(ready, "ready"), ...some(drafts, drafts === 1 ? "draft" : "drafts"), ...some(errors, "with errors")];
  say([seen, parts.join(", ")].filter(Boolean).join(": "), errors ? "error" : "good");
}

const some = (count, words) => (count ? [`${count} ${words}`] : []);

function heading(scope, ...parts) {
  const cell = Object.assign(document.createElement("th"), { scope });
  cell.append(...parts);
  return cell;
}

function stateRow({ region, releases }) {
  const row = document.createElement("tr");
  row.dataset.region = region;
  row.append(heading("row", region), ...releases.map((one) => stateCell(region, one)));
  return row;
}

function stateCell(region, { template, errors, warnings, draft }) {
  const words = [...many(errors, "error"), ...many(warnings, "warning"), ...(draft ? ["draft"] : [])];
  const cell = document.createElement("td");
  cell.className = errors ? "error" : warnings ? "warning" : draft ? "" : "good";
  const link = cell.appendChild(document.createElement("a"));
  link.href = `?${new URLSearchParams({ region, template })}`;
  link.textContent = words.join(", ") || "ready";
  link.onclick = (event) => {
    event.preventDefault();
    ask({ region, template, form: "html" });
  };
  return cell;
}

function find() {
  const words = $("find").value.trim().toLowerCase();
  for (const row of document.querySelectorAll("#states tbody tr")) {
    row.hidden = !row.dataset.region.toLowerCase().includes(words);
  }
}

// Keys: n and p go from problem to problem.

function step(by) {
  const buttons = [...document.querySelectorAll("#problems button")];
  if (!buttons.length) return;
  const at = buttons.indexOf(document.activeElement);
  const next = buttons[(at + by + buttons.length + (at < 0 && by < 0 ? 1 : 0)) % buttons.length];
  next.focus();
  goTo(next.closest("li").dataset.field);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select, textarea")) return;
  if (event.key === "n") step(1);
  if (event.key === "p") step(-1);
});

$("region").onchange = () => ask({ region: $("region").value, form: view.form === REGIONS ? "html" : view.form });
$("template").onchange = () => ask({ template: $("template").value, form: view.form === REGIONS ? "html" : view.form });
$("forms").onchange = (event) => ask({ form: event.target.value });
$("find").oninput = find;
$("choice").onsubmit = (event) => event.preventDefault();
addEventListener("popstate", listen);
addEventListener("resize", () => {
  if (view.sheet !== undefined) markPages();
  if (view.form !== REGIONS) place();
});
listen();
