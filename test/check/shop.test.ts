// The reference package, part by part.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { modelOf } from "./checking.js";

const shop = readFileSync(new URL("../golden/shop/shop.ffi", import.meta.url), "utf8");

it("checks the shop", () => {
  const { main } = modelOf(shop);
  expect(main.name).toBe("acme.shop");
  expect(main.prefix).toBe("acme_shop");
  expect(main.version).toEqual({ major: 1, minor: 1, patch: 0 });
  expect(main.docs).toBe("A small shop: the hand-written reference of what the compiler generates.");
  expect(main.items.map((item) => `${item.kind} ${item.name}`)).toEqual([
    "enum Kind", "struct Point", "record Line", "variant Delivery", "record Order", "error ShopError", "callback Visit",
    "resource Basket", "resource Shop", "function distance", "function shout",
  ]);
});
