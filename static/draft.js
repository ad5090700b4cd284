// The answers so far: in this tab, or on this device when the person asks for that.

import { byId, form, inputs, isMark, questions } from "./answers.js";

export const place = location.pathname.split("/")[2].toUpperCase();
const KEY = `wijkstem:${place}`;
const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;

export const found = read();
export const draft = found || {
  variant: form.dataset.variant,
  language: document.documentElement.lang,
  entries: [],
  step: "_start",
  seen: [], // the steps that were shown: once looked back, only new ones still come
  started: form.elements._started.value,
  kept: false,
  aloud: false,
  spoken: "",
  outbox: [], // frozen, not yet known to have arrived
  delivered: null,
};

function read() {
  for (const kept of [false, true]) {
    try {
      const where = kept ? localStorage : sessionStorage;
      const draft = JSON.parse(where.getItem(KEY));
      if (draft && draft.until > Date.now()) return draft;
      where.removeItem(KEY);
    } catch {
      // A browser that keeps nothing: the page itself holds everything.
    }
  }
  return null;
}

/** Keeps the answers; says whether the browser could. */
export function save() {
  const given = ([name, value]) => value && !name.startsWith("_");
  draft.entries = [...new FormData(form)].filter(given);
  draft.until = Date.now() + (draft.kept ? WEEK : DAY);
  try {
    (draft.kept ? localStorage : sessionStorage).setItem(KEY, JSON.stringify(draft));
    (draft.kept ? sessionStorage : localStorage).removeItem(KEY);
    return true;
  } catch {
    return false; // Full or forbidden: the page itself still holds everything.
  }
}

export function restore() {
  const given = new Set(draft.entries.map(([name, value]) => `${name}=${value}`));
  for (const input of questions.flatMap(inputs)) {
    const entry = draft.entries.find(([name]) => name === input.name);
    if (isMark(input)) input.checked = given.has(`${input.name}=${input.value}`);
    else if (entry) input.value = entry[1];
    const area = input.closest("details");
    if (area && input.checked) area.open = true;
  }
}

/** Leaves nothing of this person in the page, the tab or the device. */
export function forget() {
  try {
    sessionStorage.removeItem(KEY);
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
  for (const input of questions.flatMap(inputs)) {
    if (isMark(input)) input.checked = false;
    else input.value = "";
    delete input.dataset.was;
  }
  byId("_answers").textContent = "";
  for (const area of form.querySelectorAll(".area")) area.open = false;
  Object.assign(draft, { entries: [], step: "_start", seen: [], kept: false, outbox: [] });
  draft.delivered = null;
}
