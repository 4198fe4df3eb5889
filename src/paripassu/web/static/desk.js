// Small comforts; every page works without. Joins the parts of a statement, gives the review its keys, and says what a page
// that took another's place shows. Listens on the document, since htmx puts new pages into the same one.
"use strict";
const numbers = (part) => part.dataset.n.split(" ");
const light = (event) => {
  const here = event.target instanceof Element && event.target.closest(".reading [data-n]");
  const chosen = here && event.type !== "mouseout" && event.type !== "focusout" ? numbers(here) : [];
  for (const part of document.querySelectorAll(".reading [data-n]")) {
    part.classList.toggle("on", numbers(part).some((n) => chosen.includes(n)));
  }
};
for (const type of ["mouseover", "mouseout", "focusin", "focusout"]) document.addEventListener(type, light);

let at = -1;
const asks = () => [...document.querySelectorAll(".asks > li:has(button)")];
const go = (to) => {
  const all = asks();
  for (const one of all) one.classList.remove("on");
  if (!all.length) return;
  at = Math.max(0, Math.min(all.length - 1, to));
  all[at].classList.add("on");
  all[at].scrollIntoView({ block: "nearest" });
  all[at].querySelector("button").focus({ preventScroll: true });
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const here = asks()[at];
  if (event.key === "j") go(at + 1);
  else if (event.key === "k") go(at - 1);
  else if (here && (event.key === "a" || event.key === "r")) {
    here.querySelector(event.key === "a" ? "[value=accept]" : "[value=reject]").click();
  }
});
document.addEventListener("htmx:afterSettle", () => {
  const told = document.getElementById("told");
  const day = document.getElementById("as_of");
  if (told) told.textContent = document.title + (day ? `, as of ${day.value}` : "");
  // The question that was answered is gone, and the next one stands in its place.
  if (at >= 0 && asks().length) go(at);
});
