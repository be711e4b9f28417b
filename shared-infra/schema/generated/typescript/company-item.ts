// Generated from tables.yaml by `engines schema generate`. Do not edit.
import * as rt from "./runtime.js";
import { CompanyStatus, Consent } from "./types.js";

const itemKind = "COMPANY";
const currentVersion = 1;
const companyIdPattern = ["", ""] as const;
const projectIdPattern = ["", ""] as const;

/** The full shape, down to template parameters, is company.schema.json beside this file. */
export interface CompanyItem {
  /** In the key: company_id {company_id}. */
  readonly companyId: string;
  /** In the key: project_id {project_id}. */
  readonly projectId: string;
  /** What people call the company. */
  readonly name: string;
  /** Whether it sends. */
  readonly status: CompanyStatus;
  /** What a request without a statement of consent means. */
  readonly consent: Consent;
  /** The sender of each channel: provider, address, reference to its secret (never the secret). */
  readonly channels: Readonly<Record<string, rt.AttributeValue>>;
  /** The approved templates, by channel/name/language. */
  readonly templates: Readonly<Record<string, rt.AttributeValue>>;
  /** How people who write are answered; absent where everything is handed to people. */
  readonly replies?: Readonly<Record<string, rt.AttributeValue>> | undefined;
  /** The version it is written with: the current one unless it was read with a newer one. */
  readonly itemVersion?: number | undefined;
  /** Attributes that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

const known: readonly string[] = ["company_id", "project_id", "schema_version", "name", "status", "consent", "channels", "templates", "replies"];

export const CompanyItem = {
  table: "companies",
  itemKind,
  currentVersion,

  /** The attribute names, for expressions. */
  names: { CompanyId: "company_id", ProjectId: "project_id", SchemaVersion: "schema_version", Name: "name", Status: "status", Consent: "consent", Channels: "channels", Templates: "templates", Replies: "replies" } as const,

  /** The key of such an item. */
  itemKey(companyId: string, projectId: string): rt.Item {
    return {
      "company_id": rt.ofText(rt.buildKey(companyIdPattern, companyId)),
      "project_id": rt.ofText(rt.buildKey(projectIdPattern, projectId)),
    };
  },

  /** Whether a key may be that of such an item. */
  fits(key: Readonly<rt.Item>): boolean {
    return rt.keyFits(key, "company_id", companyIdPattern) && rt.keyFits(key, "project_id", projectIdPattern);
  },

  /** Reads an item of any released version; throws ItemFormatError for what it cannot read. */
  fromItem(stored: Readonly<rt.Item>): CompanyItem {
    const version = rt.versionOf(stored, "schema_version", itemKind);
    const reader = new rt.ItemReader(stored, itemKind);
    const companyIdKey = reader.key("company_id", companyIdPattern);
    const projectIdKey = reader.key("project_id", projectIdPattern);
    return {
      companyId: rt.keyPart(companyIdKey, companyIdPattern, 0),
      projectId: rt.keyPart(projectIdKey, projectIdPattern, 0),
      name: reader.required("name", rt.readText),
      status: reader.required("status", CompanyStatus.read),
      consent: reader.required("consent", Consent.read),
      channels: reader.required("channels", rt.mapOf(rt.readAny)),
      templates: reader.required("templates", rt.mapOf(rt.readAny)),
      replies: reader.optional("replies", rt.mapOf(rt.readAny)),
      itemVersion: Math.max(version, currentVersion),
      unknown: reader.unknown(known),
    };
  },

  /** The item as it is stored: the current version, and whatever else it was read with. */
  toItem(value: CompanyItem): rt.Item {
    const item: rt.Item = {
      "company_id": rt.ofText(rt.buildKey(companyIdPattern, value.companyId)),
      "project_id": rt.ofText(rt.buildKey(projectIdPattern, value.projectId)),
      "schema_version": rt.ofInteger(BigInt(value.itemVersion ?? currentVersion)),
    };
    item["name"] = rt.ofText(value.name);
    item["status"] = rt.ofText(value.status);
    item["consent"] = rt.ofText(value.consent);
    item["channels"] = rt.mapWith(rt.ofAny)(value.channels);
    item["templates"] = rt.mapWith(rt.ofAny)(value.templates);
    if (value.replies !== undefined) item["replies"] = rt.mapWith(rt.ofAny)(value.replies);
    return rt.keep(item, value.unknown);
  },
};
