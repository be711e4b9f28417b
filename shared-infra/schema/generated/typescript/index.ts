// Generated from tables.yaml by `engines schema generate`. Do not edit.
import { HeadItem } from "./head-item.js";
import { OutItem } from "./out-item.js";
import { InItem } from "./in-item.js";
import { AliasItem } from "./alias-item.js";
import { CompanyItem } from "./company-item.js";
import { RouteItem } from "./route-item.js";
import { SlotItem } from "./slot-item.js";
import type { Item } from "./runtime.js";

export * from "./types.js";
export { ItemFormatError, upcasters } from "./runtime.js";
export type { AttributeValue, DynamoNumber, Item } from "./runtime.js";
export { HeadItem, OutItem, InItem, AliasItem, CompanyItem, RouteItem, SlotItem };

/** What was said between a company and a person. One partition is one conversation; every message is an item of its own. */
export const ConversationsTable = {
  name: "conversations",
  ByCompanyIndex: "by-company",
  /** Which kind of item has a key; undefined for none that the schema knows. */
  kindOf: (key: Readonly<Item>) => [AliasItem, HeadItem, OutItem, InItem].find((kind) => kind.fits(key)),
} as const;

/** One item for each project of each company - all that the engines need to know before they may speak for it. No personal data. */
export const CompaniesTable = {
  name: "companies",
  /** Which kind of item has a key; undefined for none that the schema knows. */
  kindOf: (key: Readonly<Item>) => [RouteItem, CompanyItem].find((kind) => kind.fits(key)),
} as const;

/** The right to use a share of something limited, for a while. One item is one slot. */
export const LeasesTable = {
  name: "leases",
  /** Which kind of item has a key; undefined for none that the schema knows. */
  kindOf: (key: Readonly<Item>) => [SlotItem].find((kind) => kind.fits(key)),
} as const;
