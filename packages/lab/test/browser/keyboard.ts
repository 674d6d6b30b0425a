// The keyboard as a reader without a pointer uses it.
import type { Page } from "playwright-core";

/** Presses Tab from the top of a figure until what has the focus is called `name`. */
export async function tabTo(page: Page, id: string, name: RegExp): Promise<void> {
  await page.locator(`#figure-${id}`).evaluate((element: HTMLElement) => {
    element.tabIndex = -1;
    element.focus();
  });
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

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
