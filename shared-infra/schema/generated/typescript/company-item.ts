// Generated from tables.yaml by `engines schema generate`. Do not edit.
import * as rt from "./runtime.js";
import { CompanyReplies, CompanySender, CompanyStatus, CompanyTemplate, Consent } from "./types.js";

const itemKind = "COMPANY";
const currentVersion = 1;
const companyIdPattern = ["", ""] as const;
const projectIdPattern = ["", ""] as const;

/** Everything that the engines need to know before they may speak for one project of a company. company.schema.json beside this file adds what texts and numbers may be. */
export interface CompanyItem {
  /** In the key: company_id {company_id}. */
  readonly companyId: string;
  /** In the key: project_id {project_id}. */
  readonly projectId: string;
  /** What people call the company. */
  readonly name: string;
  /** Whether it sends. */
  readonly status?: CompanyStatus | undefined;
  /** What a request without a statement of consent means. */
  readonly consent?: Consent | undefined;
  /** The sender of each channel, by the channel's name. */
  readonly channels: Readonly<Record<string, CompanySender>>;
  /** The templates, by channel/name/language. */
  readonly templates: Readonly<Record<string, CompanyTemplate>>;
  /** How people who write are answered; absent where everything is handed to people. */
  readonly replies?: CompanyReplies | undefined;
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
      status: reader.optional("status", CompanyStatus.read) ?? "active",
      consent: reader.optional("consent", Consent.read) ?? "required",
      channels: reader.required("channels", rt.mapOf(CompanySender.read)),
      templates: reader.required("templates", rt.mapOf(CompanyTemplate.read)),
      replies: reader.optional("replies", CompanyReplies.read),
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
    item["status"] = rt.ofText(value.status ?? "active");
    item["consent"] = rt.ofText(value.consent ?? "required");
    item["channels"] = rt.mapWith(CompanySender.write)(value.channels);
    item["templates"] = rt.mapWith(CompanyTemplate.write)(value.templates);
    if (value.replies !== undefined) item["replies"] = CompanyReplies.write(value.replies);
    return rt.keep(item, value.unknown);
  },
};
