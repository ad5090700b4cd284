// One question at a time, on the document that is a plain long form without this script.

import { answerOf, apart, asked, byId, chosen, fault, fill, form, questions, words } from "./answers.js";
import { draft, forget, found, place, restore, save } from "./draft.js";
import { changed, complain, count } from "./choosing.js";
import { address, calm, send, tell, waiting } from "./sending.js";
import { offerAloud, readAloud, silence, toggleAloud } from "./aloud.js";

const walk = form.querySelector(".walk");
const next = walk.querySelector(".next");
const back = form.querySelector(".back");
const start = byId("start");
const review = byId("review");
const title = document.title;
let current = start;
let reviewed = false; // once looked at, every change returns there
let thanked = false;

// "Which first?" is a step of its own, after at least two were chosen.
const firstPart = (question) => question.querySelector(".first");
const many = (question) => chosen(question).filter((input) => !apart(input)).length > 1;
const ownerOf = (step) => (step.classList.contains("first") ? step.closest(".step") : step);
const nameOf = (step) => (step === ownerOf(step) ? step.id : `${ownerOf(step).id}/first`);
const named = (name) => steps().find((step) => nameOf(step) === name);

function steps() {
  const parts = (question) =>
    firstPart(question) && many(question) ? [question, firstPart(question)] : [question];
  return [start, ...asked().flatMap(parts), review];
}

function show(step, focus = true) {
  current = step;
  const owner = ownerOf(step);
  for (const each of form.querySelectorAll(".step")) each.hidden = each !== owner;
  owner.classList.toggle("at-first", step !== owner);
  if (step !== owner) offerFirst(owner);
  if (step === review) listAnswers();
  reviewed = reviewed || step === review;
  byId("send").hidden = step !== review;
  next.hidden = step === review;
  back.hidden = step === start;
  next.textContent = step === start ? words.start : reviewed ? words.return : words.next;
  entitle(owner);
  draft.step = nameOf(step);
  save();
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

/** Only what was chosen can come first. */
function offerFirst(question) {
  const codes = chosen(question).map((input) => input.value);
  for (const input of firstPart(question).querySelectorAll("input")) {
    input.closest("label").hidden = !codes.includes(input.value);
    if (!codes.includes(input.value)) input.checked = false;
  }
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
    if (firstPart(owner)) offerFirst(owner);
    if (firstPart(owner) && !many(owner)) uncheck(firstPart(owner));
  }
  const list = steps();
  const following = list[list.indexOf(current) + 1];
  go(reviewed && ownerOf(following) !== owner ? review : following);
}

function uncheck(part) {
  for (const input of part.querySelectorAll("input")) input.checked = false;
}

function backward() {
  const list = steps();
  if (history.state && history.state.deep) history.back();
  else show(list[Math.max(0, list.indexOf(current) - 1)]);
}

function listAnswers() {
  const rows = byId("answers");
  rows.textContent = "";
  for (const question of asked()) {
    if (question.dataset.kind === "statement") continue;
    const term = document.createElement("dt");
    const answer = document.createElement("dd");
    const change = document.createElement("button");
    term.textContent = question.querySelector(".asked").textContent;
    answer.textContent = answerOf(question) || words.skipped;
    change.type = "button";
    change.className = "quiet";
    change.textContent = words.change;
    change.setAttribute("aria-label", `${words.change}: ${term.textContent}`);
    change.addEventListener("click", () => go(question));
    answer.append(change);
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
  for (const part of [form, byId("keep"), document.querySelector(".languages")]) {
    if (part) part.hidden = true;
  }
  byId("aloud").hidden = true;
  byId("thanks").hidden = false;
  byId("another").href = `/q/${place}`;
  const heading = byId("thanks").querySelector("h1");
  document.title = `${heading.textContent} – ${title}`;
  history.replaceState(null, "", address);
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function erase() {
  forget();
  calm();
  byId("keep-here").checked = false;
  reviewed = false;
  questions.forEach((question) => {
    complain(question, "");
    count(question);
  });
  show(start);
  byId("said").textContent = words.erased;
}

function speakIn(event) {
  event.preventDefault();
  save();
  location.assign(`/q/${place}/${event.currentTarget.value}?v=${draft.variant}`);
}

function listen() {
  form.addEventListener("change", changed);
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (current === review) send(thank, putRight);
    else forward();
  });
  for (const button of document.querySelectorAll("button[name=_language]")) {
    button.addEventListener("click", speakIn);
  }
  next.addEventListener("click", forward);
  back.addEventListener("click", backward);
  addEventListener("popstate", (event) => {
    const step = event.state && named(event.state.step);
    if (!thanked) show(step || start);
  });
  addEventListener("online", () => waiting() && draft.outbox && send(thank, putRight));
  addEventListener("beforeunload", (event) => {
    if (waiting() && !thanked && !draft.kept) event.preventDefault();
  });
  byId("erase").addEventListener("click", erase);
  byId("aloud").addEventListener("click", () => toggleAloud(current));
  byId("keep-here").addEventListener("change", (event) => {
    draft.kept = event.target.checked;
    save();
  });
}

/** The address tells language and order, so that a reload or a shared tab keeps both. */
function begin() {
  if (draft.variant !== form.dataset.variant) {
    location.replace(`${location.pathname}?v=${draft.variant}`);
    return;
  }
  history.replaceState(history.state, "", `${address}?v=${draft.variant}`);
  if (found) restore();
  document.body.classList.add("stepwise");
  walk.hidden = byId("keep").hidden = false;
  byId("keep-here").checked = draft.kept;
  questions.forEach(count);
  offerAloud();
  listen();
  reviewed = draft.step === "review";
  const wrong = form.querySelector(".question .error");
  show((wrong && wrong.closest(".question")) || named(draft.step) || start, Boolean(wrong || found));
  if (found && draft.outbox && current === review) send(thank, putRight);
}

begin();
