
"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const views = all("[name=view]");
  const causes = all("[name=cause]");
  let current = null; // the change that was gone to last

  const view = () => views.find((radio) => radio.checked).value;
  const changes = () => all(`.${view()} .change:not([hidden])`).filter(
    (change) => !change.closest(".file[hidden]"));

  // The same change in the view that is shown: `inline-1-3` is `sides-1-3`.
  const here = (change) => change &&
    document.getElementById(change.id.replace(/^[a-z]+/, view()));

  const tell = () => {
    const shown = changes();
    const at = shown.indexOf(here(current));
    const inAll = shown.length === 1 ? "1 paragraph" : `${shown.length} paragraphs`;
    one("#position").textContent = at < 0 ? inAll : `${at + 1} of ${shown.length}`;
  };

  const show = (change) => {
    const tall = change.getBoundingClientRect().height > innerHeight * 0.7;
    change.scrollIntoView({ block: tall ? "start" : "center" });
  };

  const goTo = (change) => {
    current = change;
    change.focus({ preventScroll: true });
    show(change);
    tell();
  };

  // The change so many steps on; from none, the first or the last; past an end, round to the other.
  const step = (by) => {
    const shown = changes();
    if (!shown.length) return;
    const at = shown.indexOf(here(current));
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
    goTo(shown[(next + shown.length) % shown.length]);
  };

  const turned = () => {
    current = here(current);
    if (current) show(current);
    tell();
  };

  const turn = () => {
    views.find((radio) => !radio.checked).checked = true;
    turned();
    current?.focus({ preventScroll: true });
  };

  const filter = () => {
    const on = new Set(causes.filter((box) => box.checked).map((box) => box.value));
    causes.forEach((box) => document.body.classList.toggle(`no-${box.value}`, !box.checked));
    all(".change").forEach((change) => {
      const its = change.dataset.causes.split(" ").filter(Boolean);
      change.hidden = its.length > 0 && !its.some((cause) => on.has(cause));
    });
    all(".file").forEach((file) => {
      file.hidden = causes.some((box) => !box.checked) &&
        !file.querySelector(".change:not([hidden])");
    });
    tell();
  };

  // A link to a change may lead into the view that is not shown.
  const follow = () => {
    const change = document.getElementById(location.hash.slice(1))?.closest(".change");
    if (!change) return;
    views.find((radio) => radio.value === change.id.split("-")[0]).checked = true;
    goTo(change);
  };

  const keys = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), u: turn };

  document.addEventListener("keydown", (event) => {
    if (!one("#keys").checked || event.ctrlKey || event.altKey || event.metaKey) return;
    keys[event.key]?.();
  });
  document.addEventListener("focusin", (event) => {
    const change = event.target.closest(".change");
    if (change && change !== current) {
      current = change;
      tell();
    }
  });
  views.forEach((radio) => radio.addEventListener("change", turned));
  causes.forEach((box) => box.addEventListener("change", filter));
  one("#next").addEventListener("click", () => step(1));
  one("#previous").addEventListener("click", () => step(-1));
  addEventListener("hashchange", follow);

  all(".controls [hidden]").forEach((control) => { control.hidden = false; });
  one(".causes").hidden = causes.length < 2;
  filter();
  follow();
})();
