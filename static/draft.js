// The answers so far: in this tab, or on this device when the person asks for that.

import { form, inputs, isMark, questions } from "./answers.js";

export const place = location.pathname.split("/")[2].toUpperCase();
const KEY = `wijkstem:${place}`;
const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;

export const found = read();
export const draft = found || {
  variant: form.dataset.variant,
  entries: [],
  step: "start",
  started: form.elements._started.value,
  kept: false,
  aloud: false,
  outbox: null,
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

export function save() {
  draft.entries = [...new FormData(form)].filter(([name]) => !name.startsWith("_"));
  draft.until = Date.now() + (draft.kept ? WEEK : DAY);
  try {
    (draft.kept ? localStorage : sessionStorage).setItem(KEY, JSON.stringify(draft));
    (draft.kept ? sessionStorage : localStorage).removeItem(KEY);
  } catch {
    // Full or forbidden: the page itself still holds everything.
  }
}

export function restore() {
  const given = new Set(draft.entries.map(([name, value]) => `${name}=${value}`));
  for (const input of questions.flatMap(inputs)) {
    const entry = draft.entries.find(([name]) => name === input.name);
    if (isMark(input)) input.checked = given.has(`${input.name}=${input.value}`);
    else if (entry) input.value = entry[1];
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
  }
  Object.assign(draft, { entries: [], step: "start", kept: false, outbox: null });
}
