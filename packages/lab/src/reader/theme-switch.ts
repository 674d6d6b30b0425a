// The switch between light and dark paper. Until it is used, the system decides.
import { remember } from "./storage.js";

type Theme = "light" | "dark";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

function currentTheme(): Theme {
  const chosen = root.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return system.matches ? "dark" : "light";
}

/** The button names the paper that it leads to. */
export function wireThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
  if (!button) return;
  const label = () => {
    button.textContent = (currentTheme() === "dark" ? button.dataset.light : button.dataset.dark) ?? "";
  };
  button.addEventListener("click", () => {
    root.dataset.theme = currentTheme() === "dark" ? "light" : "dark";
    remember("theme", root.dataset.theme);
    label();
  });
  system.addEventListener("change", label);
  label();
}
