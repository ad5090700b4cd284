// Fetches the page every twenty seconds and takes its numbers; whoever reads can stop that.
const EVERY = 20_000;
const pause = document.querySelector("[data-pause]");
let timer;

async function renew() {
  try {
    const reply = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!reply.ok || reply.redirected) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    const numbers = fresh.querySelector("[data-numbers]");
    const shown = document.querySelector("[data-numbers]");
    if (numbers && !shown.contains(document.activeElement)) shown.replaceWith(numbers);
  } catch {
    // No connection now: the numbers stay, with the time that they are of.
  }
}

function wait() {
  timer = setInterval(() => document.hidden || renew(), EVERY);
}

document.querySelector("[data-refresh]").addEventListener("click", (event) => {
  event.preventDefault();
  renew();
});
document.addEventListener("visibilitychange", () => document.hidden || !timer || renew());
pause.hidden = false;
pause.addEventListener("click", () => {
  const stopped = pause.getAttribute("aria-pressed") !== "true";
  pause.setAttribute("aria-pressed", String(stopped));
  clearInterval(timer);
  timer = undefined;
  if (!stopped) wait();
});
wait();
