// Choosing: answers that stand alone, at most so many, "2 van 3 gekozen"; and what to put right.

import { alone, chosen, fill, isMark, marks, words, written } from "./answers.js";
import { save } from "./draft.js";
import { settleSets } from "./parts.js";

/** Settles what a person just did; typing comes as `input`, marking as `change`. */
export function changed(event) {
  const input = event.target;
  const question = input.closest(".question");
  if (!question || isMark(input) !== (event.type === "change")) return;
  complain(question, "");
  if (isMark(input)) settle(question, input);
  if (isMark(input)) settleSets(question, input);
  else if (input.value) marks(question).forEach((mark) => (mark.checked = false));
  if (isMark(input) && written(question)) setAside(written(question), input.checked);
  count(question);
  save();
}

function settle(question, input) {
  if (input.type !== "checkbox" || !input.checked) return;
  for (const other of chosen(question)) {
    if (other !== input && (alone(input) || alone(other))) other.checked = false;
  }
  const most = Number(question.dataset.max);
  if (most && question.querySelector(".limit") && chosen(question).length > most) {
    input.checked = false;
    complain(question, fill(words.full, { total: most }), input.closest("label"));
  }
}

/** "Don't know" takes what was written away; unmarking it gives that back. */
function setAside(text, away) {
  if (away) text.dataset.was = text.value;
  text.value = away ? "" : text.value || text.dataset.was || "";
}

/** Says how many are chosen, to the eye and to a screen reader. */
export function count(question) {
  const limit = question.querySelector(".limit");
  if (!limit || !question.dataset.max) return;
  const marked = chosen(question).filter((input) => !alone(input));
  const placed = [...question.querySelectorAll(".ranked input")].filter((field) => field.value);
  const n = marked.length + placed.length;
  const told = fill(words.chosen, { n, total: question.dataset.max });
  let counter = question.querySelector(".count");
  if (!counter) {
    counter = document.createElement("p");
    counter.className = "count";
    counter.setAttribute("role", "status");
    limit.after(counter);
  }
  if (counter.textContent !== told) counter.textContent = told;
}

/** Says what is wrong, below the question or what was tapped; an empty message takes it away. */
export function complain(question, message, below = question.querySelector("legend")) {
  const id = `${question.id}-error`;
  const old = question.querySelector(".error");
  if (old) old.remove();
  const about = new Set((question.getAttribute("aria-describedby") || "").split(" "));
  about.delete("");
  about.delete(id);
  if (message) {
    below.after(note(id, message));
    about.add(id);
  }
  if (about.size) question.setAttribute("aria-describedby", [...about].join(" "));
  else question.removeAttribute("aria-describedby");
  const text = written(question);
  if (!text) return;
  if (message) {
    text.setAttribute("aria-invalid", "true");
    text.setAttribute("aria-describedby", id);
    text.focus();
  } else {
    text.removeAttribute("aria-invalid");
    text.removeAttribute("aria-describedby");
  }
}

function note(id, message) {
  const error = document.createElement("p");
  const mark = document.createElement("strong");
  error.className = "error";
  error.id = id;
  error.setAttribute("role", "alert");
  mark.textContent = `${words.error}:`;
  error.append(mark, ` ${message}`);
  return error;
}
