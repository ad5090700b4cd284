// The builder with script: keeps what is written by itself, refreshes the preview, drags.

import { keepByItself } from "./team_keeping.js";
import { offerDragging } from "./team_dragging.js";

const sheet = document.getElementById("sheet");

/** Shows the newest version in the frames that are to be seen. */
function refresh(version, at) {
  for (const frame of document.querySelectorAll(".look iframe")) {
    const address = new URL(frame.src);
    address.searchParams.set("v", version);
    if (at && frame.closest(".phone")) frame.dataset.at = at;
    frame.src = address;
  }
}

/** Brings the question that is being changed into the phone's view, and leaves the page alone. */
function find(frame) {
  const inside = frame.contentDocument;
  const question = frame.dataset.at && inside && inside.getElementById(frame.dataset.at);
  if (question) inside.scrollingElement.scrollTop = question.offsetTop - 8;
}

for (const frame of document.querySelectorAll(".look.phone iframe")) {
  frame.addEventListener("load", () => find(frame));
  find(frame);
}

for (const link of document.querySelectorAll("[data-look]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const look = link.dataset.look;
    link.closest(".looks").dataset.show = look;
    if (look === "phone") find(link.closest(".looks").querySelector(".phone iframe"));
    for (const each of link.closest("ul").querySelectorAll("a")) each.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
  });
}
if (sheet) {
  keepByItself(sheet, refresh);
  offerDragging(sheet);
}
