// Small comforts; every page works without. Joins the parts of a statement, and gives the review its keys.
"use strict";
for (const box of document.querySelectorAll(".reading")) {
  const all = [...box.querySelectorAll("[data-n]")];
  const light = (event) => {
    const here = event.target.closest("[data-n]");
    const numbers = here && event.type !== "mouseout" && event.type !== "focusout" ? here.dataset.n.split(" ") : [];
    for (const part of all) part.classList.toggle("on", part.dataset.n.split(" ").some((n) => numbers.includes(n)));
  };
  for (const type of ["mouseover", "mouseout", "focusin", "focusout"]) box.addEventListener(type, light);
}
const asks = [...document.querySelectorAll(".asks > li")];
if (asks.length) {
  let at = -1;
  const go = (to) => {
    if (at >= 0) asks[at].classList.remove("on");
    at = Math.max(0, Math.min(asks.length - 1, to));
    asks[at].classList.add("on");
    asks[at].scrollIntoView({ block: "nearest" });
    asks[at].querySelector("button").focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (at >= 0 && (event.key === "a" || event.key === "r")) {
      asks[at].querySelector(event.key === "a" ? "[value=accept]" : "[value=reject]").click();
    }
  });
}
