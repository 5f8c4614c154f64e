"use strict";
const root = document.documentElement.dataset.root;

// Light or dark: as the system is, or as was chosen.
document.querySelector("button.scheme").addEventListener("click", () => {
  const html = document.documentElement;
  const isDark = html.dataset.scheme ? html.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  html.dataset.scheme = isDark ? "light" : "dark";
  try { localStorage.setItem("scheme", html.dataset.scheme); } catch { /* then the choice is for this page */ }
});

// The pages, where the screen is narrow.
const menu = document.querySelector("button.menu"), pages = document.querySelector("#pages");
function showPages(shown) {
  menu.setAttribute("aria-expanded", shown);
  document.body.classList.toggle("showing-pages", shown);
}
menu.addEventListener("click", () => showPages(menu.getAttribute("aria-expanded") !== "true"));
document.addEventListener("keydown", event => { if (event.key === "Escape") showPages(false); });
const current = pages.querySelector("[aria-current]");
if (current && current.offsetTop > pages.clientHeight * 0.8) pages.scrollTop = current.offsetTop - pages.clientHeight / 2;

// The search: every word must be in the text; whole words and beginnings of words come first, short texts before long ones.
const input = document.querySelector(".search input"), list = document.querySelector("#found");
let chosen = -1;
function score(text, words) {
  const lower = text.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at < 0) return 0;
    const begins = at === 0 || /[^a-z0-9]/.test(lower[at - 1]) || text[at] !== lower[at];
    sum += 1 + (begins ? 2 : 0) + (at === 0 ? 2 : 0) + (lower === word ? 4 : 0);
  }
  // A member comes behind what bears the name itself.
  const member = lower.slice(lower.lastIndexOf(".") + 1);
  if (lower.includes(".") && !words.some(word => member.includes(word))) sum -= 2.5;
  return Math.max(sum, 0.1) + 1 / (1 + text.length);
}
function find() {
  const words = input.value.toLowerCase().split(/\s+/).filter(word => word);
  const found = words.length === 0 ? [] : searchIndex
    .map(entry => [score(entry[0], words), entry]).filter(([value]) => value > 0).sort(([a], [b]) => b - a).slice(0, 12);
  list.replaceChildren(...found.map(([, [text, address, place]], i) => {
    const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
    item.role = "option";
    item.id = "found-" + i;
    link.href = root + address;
    link.tabIndex = -1;
    link.textContent = text;
    small.textContent = place;
    link.append(small);
    item.append(link);
    return item;
  }));
  if (words.length > 0 && found.length === 0) {
    const none = document.createElement("li");
    none.className = "none";
    none.textContent = "Nothing has this in its name";
    list.append(none);
  }
  list.hidden = words.length === 0;
  input.setAttribute("aria-expanded", !list.hidden);
  choose(found.length > 0 ? 0 : -1);
}
function choose(i) {
  const items = list.querySelectorAll("[role=option]");
  chosen = items.length === 0 ? -1 : (i + items.length) % items.length;
  items.forEach((item, j) => item.setAttribute("aria-selected", j === chosen));
  if (chosen >= 0) {
    items[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[chosen].id);
  } else input.removeAttribute("aria-activedescendant");
}
input.addEventListener("input", find);
input.addEventListener("focus", find);
input.addEventListener("keydown", event => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    event.preventDefault();
  } else if (event.key === "Enter" && chosen >= 0) list.querySelectorAll("a")[chosen].click();
  else if (event.key === "Escape") { input.value = ""; find(); input.blur(); }
});
document.addEventListener("click", event => {
  if (event.target.closest(".search") && !event.target.closest("#found a")) return;
  list.hidden = true;
  input.setAttribute("aria-expanded", false);
});
document.addEventListener("keydown", event => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName) && !event.ctrlKey && !event.metaKey) {
    input.focus();
    event.preventDefault();
  }
});

// A page can be opened with a search: ?search=MaxPool.
const asked = new URLSearchParams(location.search).get("search");
if (asked) {
  input.value = asked;
  find();
}

// Code to take along.
for (const block of document.querySelectorAll(".code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector("code").textContent);
    button.textContent = "Copied";
    setTimeout(() => button.textContent = "Copy", 1500);
  });
  block.append(button);
}

// Which heading is being read.
const entries = new Map([...document.querySelectorAll(".contents a")].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
if (entries.size > 0) {
  const headings = [...entries.keys()].map(id => document.getElementById(id));
  const mark = () => {
    const passed = headings.filter(heading => heading.getBoundingClientRect().top < 120);
    const now = (passed.at(-1) ?? headings[0]).id;
    for (const [id, link] of entries) link.classList.toggle("now", id === now);
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}
