// Generated from tables.yaml by `engines schema generate`. Do not edit.
import * as rt from "./runtime.js";
import { ProjectRef } from "./types.js";

const itemKind = "ROUTE";
const currentVersion = 1;
const companyIdPattern = ["route#", "#", ""] as const;
const projectIdPattern = ["ROUTE"] as const;

/** Leads from what a provider names - a number, an account, an address - to the projects that it belongs to. */
export interface RouteItem {
  /** In the key: company_id route#{kind}#{id}. */
  readonly kind: string;
  /** In the key: company_id route#{kind}#{id}. */
  readonly id: string;
  /** The projects, the first one first asked. */
  readonly projects: ReadonlyArray<ProjectRef>;
  /** The version it is written with: the current one unless it was read with a newer one. */
  readonly itemVersion?: number | undefined;
  /** Attributes that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

const known: readonly string[] = ["company_id", "project_id", "schema_version", "projects"];

export const RouteItem = {
  table: "companies",
  itemKind,
  currentVersion,

  /** The attribute names, for expressions. */
  names: { CompanyId: "company_id", ProjectId: "project_id", SchemaVersion: "schema_version", Projects: "projects" } as const,

  /** The key of such an item. */
  itemKey(kind: string, id: string): rt.Item {
    return {
      "company_id": rt.ofText(rt.buildKey(companyIdPattern, kind, id)),
      "project_id": rt.ofText(rt.buildKey(projectIdPattern)),
    };
  },

  /** Whether a key may be that of such an item. */
  fits(key: Readonly<rt.Item>): boolean {
    return rt.keyFits(key, "company_id", companyIdPattern) && rt.keyFits(key, "project_id", projectIdPattern);
  },

  /** Reads an item of any released version; throws ItemFormatError for what it cannot read. */
  fromItem(stored: Readonly<rt.Item>): RouteItem {
    const version = rt.versionOf(stored, "schema_version", itemKind);
    const reader = new rt.ItemReader(stored, itemKind);
    const companyIdKey = reader.key("company_id", companyIdPattern);
    reader.key("project_id", projectIdPattern);
    return {
      kind: rt.keyPart(companyIdKey, companyIdPattern, 0),
      id: rt.keyPart(companyIdKey, companyIdPattern, 1),
      projects: reader.required("projects", rt.listOf(ProjectRef.read)),
      itemVersion: Math.max(version, currentVersion),
      unknown: reader.unknown(known),
    };
  },

  /** The item as it is stored: the current version, and whatever else it was read with. */
  toItem(value: RouteItem): rt.Item {
    const item: rt.Item = {
      "company_id": rt.ofText(rt.buildKey(companyIdPattern, value.kind, value.id)),
      "project_id": rt.ofText(rt.buildKey(projectIdPattern)),
      "schema_version": rt.ofInteger(BigInt(value.itemVersion ?? currentVersion)),
    };
    item["projects"] = rt.listWith(ProjectRef.write)(value.projects);
    return rt.keep(item, value.unknown);
  },
};
