// What the person gave so far, read from the document; knows no question by name.

import { holds, wholeNumber } from "./routing.js";

export const byId = (id) => document.getElementById(id);
export const form = byId("_questionnaire");
export const words = JSON.parse(byId("_words").textContent);
export const fill = (template, facts) => template.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

export const questions = [...form.querySelectorAll(".question")];
export const inputs = (question) => [...question.querySelectorAll("input, textarea")];
export const marks = (question) => inputs(question).filter((input) => input.name === question.id);
export const chosen = (question) => marks(question).filter((input) => input.checked);
export const written = (question) => question.querySelector(`[name="${question.id}-text"]`);
export const isMark = (input) => input.type === "checkbox" || input.type === "radio";
export const apart = (input) => input.value === "dont_know" || input.value === "rather_not";
export const alone = (input) => apart(input) || input.dataset.alone !== undefined;

/** The questions that this person is asked now, in order. */
export function asked() {
  const known = {};
  return questions.filter((question) => {
    const condition = question.dataset.askIf;
    if (condition && !holds(JSON.parse(condition), known)) return false;
    if (!fault(question)) known[question.id] = seen(question);
    return true;
  });
}

function seen(question) {
  const text = written(question);
  const number = text && question.dataset.kind === "number" ? wholeNumber(text.value) : null;
  return { codes: chosen(question).map((input) => input.value), number };
}

/** What this screen can see is not right yet, or an empty string. */
export function fault(question) {
  const text = written(question);
  if (question.dataset.kind !== "number" || !text || !text.value.trim()) return "";
  const { min, max } = question.dataset;
  const number = wholeNumber(text.value);
  if (number !== null && number >= Number(min) && number <= Number(max)) return "";
  return fill(words.number, { minimum: min, maximum: max });
}

/** The answer in words, as the person reads it back; empty when skipped. */
export function answerOf(question) {
  const text = written(question);
  const first = question.querySelector(".first input:checked");
  const parts = [...chosen(question).map(wordsOf), ...placed(question), ...sets(question)];
  if (text && text.value.trim()) parts.push(text.value.trim());
  if (first) parts.push(`${words.first}: ${wordsOf(first)}`);
  return parts.join("\n");
}

/** What has a place in a ranking, the first place first. */
function placed(question) {
  const fields = [...question.querySelectorAll(".ranked input")].filter((field) => field.value);
  fields.sort((one, other) => Number(one.value) - Number(other.value));
  return fields.map((field) => `${field.value}. ${wordsOf(field)}`);
}

/** Per set of three what matters most and least. */
function sets(question) {
  const marked = [...question.querySelectorAll(".set input:checked")];
  const side = (input) => (input.name.includes("-best-") ? words.first : words.least);
  return marked.map((input) => `${side(input)}: ${wordsOf(input)}`);
}

function wordsOf(input) {
  const label = input.closest(".option").querySelector("span:not(.place)").cloneNode(true);
  label.querySelectorAll("small, .reader-only").forEach((part) => part.remove());
  return label.textContent.trim();
}
