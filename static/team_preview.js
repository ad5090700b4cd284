// The preview beside the questionnaire: the newest version, one question at a time or all of them.

const KEPT = "wijkstem-preview";
const frames = () => [...document.querySelectorAll(".look.phone iframe")];
let at = "";

/** Shows the newest version in the frames that are to be seen. */
export function refresh(version, key) {
  if (key) at = key;
  for (const frame of document.querySelectorAll(".look iframe")) {
    const address = new URL(frame.src);
    address.searchParams.set("v", version);
    frame.src = address;
  }
}

/** Brings a question into the phone's view. */
export function follow(key) {
  if (!key || key === at) return;
  at = key;
  frames().forEach(show);
}

export function offerPreview() {
  for (const look of document.querySelectorAll(".look.phone")) {
    const frame = look.querySelector("iframe");
    at = at || frame.dataset.at || "";
    frame.addEventListener("load", () => show(frame));
    const walking = look.querySelector(".one-by-one");
    walking.hidden = false;
    walking.querySelector("input").checked = alone();
    walking.querySelector("input").addEventListener("change", (event) => {
      sessionStorage.setItem(KEPT, event.target.checked ? "one" : "all");
      show(frame);
    });
    for (const button of walking.querySelectorAll("button")) {
      button.addEventListener("click", () => step(frame, Number(button.value)));
    }
    show(frame);
  }
  for (const link of document.querySelectorAll("[data-look]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const looks = link.closest(".looks");
      looks.dataset.show = link.dataset.look;
      if (link.dataset.look === "phone") show(looks.querySelector(".phone iframe"));
      for (const each of link.closest("ul").querySelectorAll("a")) each.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
    });
  }
}

const alone = () => sessionStorage.getItem(KEPT) !== "all";
const stepsOf = (inside) => [...inside.querySelectorAll(".step:not(#_review)")];

/** As a resident's phone shows it: the document can run nothing here, so its steps are set aside. */
function show(frame) {
  const inside = frame.contentDocument;
  const steps = inside ? stepsOf(inside) : [];
  if (!steps.length) return;
  const now = steps.find((each) => each.id === at) || steps[0];
  const one = alone();
  inside.body.classList.toggle("stepwise", one);
  for (const each of steps) each.hidden = one && each !== now;
  for (const each of inside.querySelectorAll("#_send, .languages, footer")) each.hidden = one;
  for (const each of inside.querySelectorAll(".walk, .back")) each.hidden = !one;
  number(inside, steps);
  const [back, on] = frame.closest(".look").querySelectorAll(".one-by-one button");
  for (const button of [back, on]) button.hidden = !one;
  back.disabled = now === steps[0];
  on.disabled = now === steps.at(-1);
  inside.querySelector(".back").hidden ||= now === steps[0];
  inside.scrollingElement.scrollTop = one ? 0 : now.offsetTop - 8;
}

/** "Vraag 3 van 12", as the script of the document itself would say it. */
function number(inside, steps) {
  const words = JSON.parse(inside.getElementById("_words").textContent);
  const counted = steps.filter((each) => each.dataset.kind && each.dataset.kind !== "statement");
  counted.forEach((each, n) => {
    const told = words.progress.replace("{n}", n + 1).replace("{total}", counted.length);
    each.querySelector(".progress").textContent = told;
  });
}

function step(frame, by) {
  const steps = stepsOf(frame.contentDocument);
  const now = Math.max(0, steps.findIndex((each) => each.id === at));
  at = steps[Math.min(steps.length - 1, Math.max(0, now + by))].id;
  show(frame);
}
