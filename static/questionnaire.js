// One question at a time, on the document that is a plain long form without this script.

import { answerOf, asked, byId, fault, fill, form, questions, words } from "./answers.js";
import { draft, forget, found, place, restore, save } from "./draft.js";
import { changed, complain, count } from "./choosing.js";
import { address, calm, send, tell, waiting } from "./sending.js";
import { nameOf, offerFirst, ownerOf, partsOf, showPart } from "./parts.js";
import { offerRankings, shown } from "./ranking.js";
import { offerAloud, readAloud, silence, toggleAloud } from "./aloud.js";

const walk = form.querySelector(".walk");
const next = walk.querySelector(".next");
const back = form.querySelector(".back");
const start = byId("_start");
const review = byId("_review");
const title = document.title;
let current = start;
let thanked = false;

const named = (name) => steps().find((step) => nameOf(step) === name);
const steps = () => [start, ...asked().flatMap((each) => [each, ...partsOf(each)]), review];

function show(step, focus = true) {
  current = step;
  const owner = ownerOf(step);
  const reviewed = draft.seen.includes("_review"); // once looked back, every change returns there
  for (const each of form.querySelectorAll(".step")) each.hidden = each !== owner;
  showPart(owner, step);
  if (step === review) listAnswers();
  else if (waiting()) calm();
  byId("_send").hidden = step !== review;
  next.hidden = step === review;
  back.hidden = step === start;
  next.textContent = step === start ? words.start : reviewed ? words.return : words.next;
  entitle(owner);
  draft.step = nameOf(step);
  if (!draft.seen.includes(draft.step)) draft.seen.push(draft.step);
  if (found || step !== start) save();
  if (focus) {
    const heading = step === owner ? owner.querySelector("h1, h2") : step.querySelector(".asked");
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
    readAloud(step);
  }
}

/** "Vraag 3 van 12", counting the questions that this person is asked, in page and title. */
function entitle(owner) {
  const counted = asked().filter((question) => question.dataset.kind !== "statement");
  counted.forEach((question, at) => {
    const told = fill(words.progress, { n: at + 1, total: counted.length });
    question.querySelector(".progress").textContent = told;
  });
  const heading = owner.querySelector(".asked") || owner.querySelector("h1, h2");
  const parts = [owner.querySelector(".progress"), heading];
  const told = parts.filter(Boolean).map((part) => part.textContent);
  document.title = [...new Set([...told, title])].join(" – ");
}

function go(step) {
  history.pushState({ step: nameOf(step), deep: true }, "");
  show(step);
}

function forward() {
  const owner = ownerOf(current);
  if (owner.classList.contains("question")) {
    complain(owner, fault(owner));
    if (fault(owner)) return;
    offerFirst(owner);
  }
  const list = steps();
  const rest = list.slice(list.indexOf(current) + 1);
  const fresh = (step) => ownerOf(step) === owner || !draft.seen.includes(nameOf(step));
  go(draft.seen.includes("_review") ? rest.find(fresh) || review : rest[0]);
}

function backward() {
  const list = steps();
  if (history.state && history.state.deep) return history.back();
  show(list[Math.max(0, list.indexOf(current) - 1)]);
  history.replaceState({ step: draft.step }, "");
}

function listAnswers() {
  const rows = byId("_answers");
  rows.textContent = "";
  for (const question of asked()) {
    if (question.dataset.kind === "statement") continue;
    const term = document.createElement("dt");
    const answer = document.createElement("dd");
    const change = document.createElement("button");
    term.textContent = question.querySelector(".asked").textContent;
    const given = document.createElement("span");
    given.textContent = answerOf(question) || words.skipped;
    change.type = "button";
    change.className = "quiet";
    change.textContent = words.change;
    change.setAttribute("aria-label", `${words.change}: ${term.textContent}`);
    change.addEventListener("click", () => go(question));
    answer.append(given, change);
    rows.append(term, answer);
  }
}

function putRight(problems) {
  calm();
  for (const problem of problems) {
    const question = byId(problem.question);
    if (question) complain(question, problem.message);
  }
  const first = problems.find((problem) => byId(problem.question));
  if (first) go(byId(first.question));
  else tell(problems[0].message, true);
}

function thank() {
  thanked = true;
  forget();
  silence();
  for (const part of [form, byId("_keep"), document.querySelector(".languages")]) {
    if (part) part.hidden = true;
  }
  byId("_aloud").hidden = true;
  byId("_thanks").hidden = false;
  byId("_another").href = `/q/${place}`;
  const heading = byId("_thanks").querySelector("h1");
  document.title = `${heading.textContent} – ${title}`;
  history.replaceState(null, "", address);
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function erase() {
  calm();
  show(start);
  forget();
  byId("_keep-here").checked = false;
  questions.forEach((question) => {
    complain(question, "");
    count(question);
    shown(question);
  });
  byId("_said").textContent = words.erased;
}

/** The same step in another language; where nothing can be kept, the office hands it all back. */
function speakIn(event) {
  draft.language = event.currentTarget.value;
  if (!save()) return;
  event.preventDefault();
  location.assign(inLanguage(draft.language));
}

const inLanguage = (language) => `/q/${place}/${language}?v=${draft.variant}`;

function listen() {
  form.addEventListener("change", changed);
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    const { submitter } = event;
    if (submitter && submitter.name && submitter !== byId("_enter")) return;
    event.preventDefault();
    if (current === review) send(thank, putRight);
    else forward();
  });
  for (const button of document.querySelectorAll("button[name=_language]:not(#_enter)")) {
    button.addEventListener("click", speakIn);
  }
  const menu = document.querySelector(".languages");
  addEventListener("click", (event) => menu && !menu.contains(event.target) && menu.removeAttribute("open"));
  addEventListener("keydown", (event) => menu && event.key === "Escape" && menu.removeAttribute("open"));
  next.addEventListener("click", forward);
  back.addEventListener("click", backward);
  addEventListener("popstate", (event) => {
    if (thanked) location.replace(`/q/${place}`);
    else show((event.state && named(event.state.step)) || current);
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  addEventListener("online", () => waiting() && send(thank, putRight));
  addEventListener("beforeunload", (event) => {
    if (waiting() && !thanked && !draft.kept) event.preventDefault();
  });
  byId("_erase").addEventListener("click", erase);
  byId("_aloud").addEventListener("click", () => toggleAloud(current));
  byId("_keep-here").addEventListener("change", (event) => {
    draft.kept = event.target.checked;
    save();
  });
}

/** The address tells language and order, so that a reload or a shared tab keeps both. */
function begin() {
  if (elsewhere()) return location.replace(elsewhere());
  draft.variant = form.dataset.variant;
  draft.language = document.documentElement.lang;
  if (found) restore();
  document.body.classList.add("stepwise");
  walk.hidden = byId("_keep").hidden = false;
  byId("_keep-here").checked = draft.kept;
  for (const heading of form.querySelectorAll(".step h2")) {
    heading.setAttribute("role", "heading"); // each step is a page of its own
    heading.setAttribute("aria-level", "1");
  }
  offerRankings();
  questions.forEach(count);
  questions.forEach(offerFirst);
  offerAloud(() => current);
  listen();
  const wrong = form.querySelector(".question .error");
  show((wrong && wrong.closest(".question")) || named(draft.step) || start, Boolean(wrong || found));
  history.replaceState({ ...history.state, step: draft.step }, "", inLanguage(draft.language));
  if (found && draft.outbox.length && current === review) send(thank, putRight);
}

/** Where a draft belongs that was made in another order, or in a language that somebody chose. */
function elsewhere() {
  const [, , , asked] = location.pathname.split("/");
  const offered = document.querySelector(`[name=_language][value="${draft.language}"]`);
  const language = asked || (offered ? draft.language : document.documentElement.lang);
  const there = inLanguage(language);
  const same = draft.variant === form.dataset.variant && language === document.documentElement.lang;
  return found && !same && there !== location.pathname + location.search ? there : "";
}

begin();
