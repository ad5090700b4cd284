// Parts of a question that are a step of their own: "which first?", each set of three.

import { apart, chosen } from "./answers.js";

const many = (question) => chosen(question).filter((input) => !apart(input)).length > 1;
const allParts = (question) => [...question.querySelectorAll(".part")];

export const ownerOf = (step) => (step.classList.contains("part") ? step.closest(".step") : step);

/** The parts to show now; "which first?" only after at least two were chosen. */
export function partsOf(question) {
  return allParts(question).filter((part) => !part.classList.contains("first") || many(question));
}

export function nameOf(step) {
  const owner = ownerOf(step);
  return step === owner ? step.id : `${owner.id}/${allParts(owner).indexOf(step)}`;
}

/** Shows the question itself, or one of its parts alone. */
export function showPart(owner, step) {
  owner.classList.toggle("at-part", step !== owner);
  for (const part of allParts(owner)) part.classList.toggle("now", part === step);
}

/** Only what was chosen can come first; with fewer than two there is nothing to ask. */
export function offerFirst(question) {
  const part = question.querySelector(".first");
  if (!part) return;
  const codes = many(question) ? chosen(question).map((input) => input.value) : [];
  for (const input of part.querySelectorAll("input")) {
    input.closest("label").hidden = !codes.includes(input.value);
    if (!codes.includes(input.value)) input.checked = false;
  }
}

/** The same thing cannot matter most and least; "don't know" and a choice do not go together. */
export function settleSets(question, input) {
  const inSets = [...question.querySelectorAll(".set input:checked")];
  const set = input.closest(".set");
  if (!input.checked) return;
  if (!set) inSets.forEach((other) => (other.checked = false));
  else chosen(question).forEach((mark) => (mark.checked = false));
  for (const other of set ? inSets : []) {
    const same = set.contains(other) && other.value === input.value;
    if (same && other !== input) other.checked = false;
  }
}
