// The keyboard as a reader without a pointer uses it.
import type { Locator, Page } from "playwright-core";

/** Presses Tab from the top of a figure until what has the focus is called `name`. */
export async function tabTo(page: Page, id: string, name: RegExp): Promise<void> {
  await atTop(page, id);
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const called = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
    });
    if (name.test(called.trim())) return;
  }
  throw new Error(`Tab never comes to ${name}`);
}

/** Presses Tab from the top of a figure until this has the focus. */
export async function tabUntil(page: Page, id: string, target: Locator): Promise<void> {
  await atTop(page, id);
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never comes to ${target}`);
}

async function atTop(page: Page, id: string): Promise<void> {
  await page.locator(`#figure-${id}`).evaluate((element: HTMLElement) => {
    element.tabIndex = -1;
    element.focus();
  });
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
