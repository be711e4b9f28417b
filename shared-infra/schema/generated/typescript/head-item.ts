// Generated from tables.yaml by `engines schema generate`. Do not edit.
import * as rt from "./runtime.js";
import { Channel, ConversationStatus, PendingReply } from "./types.js";

const itemKind = "HEAD";
const currentVersion = 1;
const conversationIdPattern = ["c_", ""] as const;
const itemIdPattern = ["HEAD"] as const;

/** The conversation itself - who talks to whom, what the person agreed to, and how long free text is allowed. */
export interface HeadItem {
  /** In the key: conversation_id c_{hash}. */
  readonly hash: string;
  /** The company. */
  readonly companyId: string;
  /** The company's project. */
  readonly projectId: string;
  /** company_id, # and project_id: partition key of by-company. */
  readonly companyProject: string;
  /** The channel. */
  readonly channel: Channel;
  /** When the person first wrote. */
  readonly createdAt?: Date | undefined;
  /** When the person last agreed to be written to; counts if it is later than opted_out_at. */
  readonly optedInAt?: Date | undefined;
  /** When the person last refused every message; counts unless opted_in_at is later. */
  readonly optedOutAt?: Date | undefined;
  /** When the person last agreed to advertising; counts if it is later than marketing_opted_out_at. */
  readonly marketingOptedInAt?: Date | undefined;
  /** When the person last refused advertising; counts unless marketing_opted_in_at is later. */
  readonly marketingOptedOutAt?: Date | undefined;
  /** Who answers; absent while the person has not written. */
  readonly conversationStatus?: ConversationStatus | undefined;
  /** What handed it off or closed it: a rule's name, ai, by_people or one of the reasons. */
  readonly statusReason?: string | undefined;
  /** When people got it. */
  readonly handedOffAt?: Date | undefined;
  /** The request_id of the answer whose failure last handed it off: one failure does so once. */
  readonly handedOffFor?: string | undefined;
  /** The replies that wait for a turn, in the order of recording. */
  readonly pending?: ReadonlyArray<PendingReply> | undefined;
  /** Who holds the turn: the queue's message id, / and a word for the delivery. */
  readonly turnOwner?: string | undefined;
  /** Until when; part of every condition. */
  readonly turnUntil?: Date | undefined;
  /** Grows with every holder; a write under an older fence is refused. */
  readonly turnFence?: bigint | undefined;
  /** The items of the last turns, oldest first; at most 24. */
  readonly recent?: ReadonlyArray<string> | undefined;
  /** When either side last wrote; sort key of by-company. */
  readonly lastActivityAt: Date;
  /** End of WhatsApp's 24-hour window. */
  readonly windowUntil?: Date | undefined;
  /** The version it is written with: the current one unless it was read with a newer one. */
  readonly itemVersion?: number | undefined;
  /** Attributes that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

const known: readonly string[] = ["conversation_id", "item_id", "schema_version", "company_id", "project_id", "company_project", "channel", "created_at", "opted_in_at", "opted_out_at", "marketing_opted_in_at", "marketing_opted_out_at", "conversation_status", "status_reason", "handed_off_at", "handed_off_for", "pending", "turn_owner", "turn_until", "turn_fence", "recent", "last_activity_at", "window_until"];

export const HeadItem = {
  table: "conversations",
  itemKind,
  currentVersion,

  /** The attribute names, for expressions. */
  names: { ConversationId: "conversation_id", ItemId: "item_id", SchemaVersion: "schema_version", CompanyId: "company_id", ProjectId: "project_id", CompanyProject: "company_project", Channel: "channel", CreatedAt: "created_at", OptedInAt: "opted_in_at", OptedOutAt: "opted_out_at", MarketingOptedInAt: "marketing_opted_in_at", MarketingOptedOutAt: "marketing_opted_out_at", ConversationStatus: "conversation_status", StatusReason: "status_reason", HandedOffAt: "handed_off_at", HandedOffFor: "handed_off_for", Pending: "pending", TurnOwner: "turn_owner", TurnUntil: "turn_until", TurnFence: "turn_fence", Recent: "recent", LastActivityAt: "last_activity_at", WindowUntil: "window_until" } as const,

  /** The key of such an item. */
  itemKey(hash: string): rt.Item {
    return {
      "conversation_id": rt.ofText(rt.buildKey(conversationIdPattern, hash)),
      "item_id": rt.ofText(rt.buildKey(itemIdPattern)),
    };
  },

  /** Whether a key may be that of such an item. */
  fits(key: Readonly<rt.Item>): boolean {
    return rt.keyFits(key, "conversation_id", conversationIdPattern) && rt.keyFits(key, "item_id", itemIdPattern);
  },

  /** Reads an item of any released version; throws ItemFormatError for what it cannot read. */
  fromItem(stored: Readonly<rt.Item>): HeadItem {
    const version = rt.versionOf(stored, "schema_version", itemKind);
    const reader = new rt.ItemReader(stored, itemKind);
    const conversationIdKey = reader.key("conversation_id", conversationIdPattern);
    reader.key("item_id", itemIdPattern);
    return {
      hash: rt.keyPart(conversationIdKey, conversationIdPattern, 0),
      companyId: reader.required("company_id", rt.readText),
      projectId: reader.required("project_id", rt.readText),
      companyProject: reader.required("company_project", rt.readText),
      channel: reader.required("channel", Channel.read),
      createdAt: reader.optional("created_at", rt.readIsoTime),
      optedInAt: reader.optional("opted_in_at", rt.readIsoTime),
      optedOutAt: reader.optional("opted_out_at", rt.readIsoTime),
      marketingOptedInAt: reader.optional("marketing_opted_in_at", rt.readIsoTime),
      marketingOptedOutAt: reader.optional("marketing_opted_out_at", rt.readIsoTime),
      conversationStatus: reader.optional("conversation_status", ConversationStatus.read),
      statusReason: reader.optional("status_reason", rt.readText),
      handedOffAt: reader.optional("handed_off_at", rt.readIsoTime),
      handedOffFor: reader.optional("handed_off_for", rt.readText),
      pending: reader.optional("pending", rt.listOf(PendingReply.read)),
      turnOwner: reader.optional("turn_owner", rt.readText),
      turnUntil: reader.optional("turn_until", rt.readUnixMillis),
      turnFence: reader.optional("turn_fence", rt.readInteger),
      recent: reader.optional("recent", rt.listOf(rt.readText)),
      lastActivityAt: reader.required("last_activity_at", rt.readIsoTime),
      windowUntil: reader.optional("window_until", rt.readUnixMillis),
      itemVersion: Math.max(version, currentVersion),
      unknown: reader.unknown(known),
    };
  },

  /** The item as it is stored: the current version, and whatever else it was read with. */
  toItem(value: HeadItem): rt.Item {
    const item: rt.Item = {
      "conversation_id": rt.ofText(rt.buildKey(conversationIdPattern, value.hash)),
      "item_id": rt.ofText(rt.buildKey(itemIdPattern)),
      "schema_version": rt.ofInteger(BigInt(value.itemVersion ?? currentVersion)),
    };
    item["company_id"] = rt.ofText(value.companyId);
    item["project_id"] = rt.ofText(value.projectId);
    item["company_project"] = rt.ofText(value.companyProject);
    item["channel"] = rt.ofText(value.channel);
    if (value.createdAt !== undefined) item["created_at"] = rt.ofIsoTime(value.createdAt);
    if (value.optedInAt !== undefined) item["opted_in_at"] = rt.ofIsoTime(value.optedInAt);
    if (value.optedOutAt !== undefined) item["opted_out_at"] = rt.ofIsoTime(value.optedOutAt);
    if (value.marketingOptedInAt !== undefined) item["marketing_opted_in_at"] = rt.ofIsoTime(value.marketingOptedInAt);
    if (value.marketingOptedOutAt !== undefined) item["marketing_opted_out_at"] = rt.ofIsoTime(value.marketingOptedOutAt);
    if (value.conversationStatus !== undefined) item["conversation_status"] = rt.ofText(value.conversationStatus);
    if (value.statusReason !== undefined) item["status_reason"] = rt.ofText(value.statusReason);
    if (value.handedOffAt !== undefined) item["handed_off_at"] = rt.ofIsoTime(value.handedOffAt);
    if (value.handedOffFor !== undefined) item["handed_off_for"] = rt.ofText(value.handedOffFor);
    if (value.pending !== undefined) item["pending"] = rt.listWith(PendingReply.write)(value.pending);
    if (value.turnOwner !== undefined) item["turn_owner"] = rt.ofText(value.turnOwner);
    if (value.turnUntil !== undefined) item["turn_until"] = rt.ofUnixMillis(value.turnUntil);
    if (value.turnFence !== undefined) item["turn_fence"] = rt.ofInteger(value.turnFence);
    if (value.recent !== undefined) item["recent"] = rt.listWith(rt.ofText)(value.recent);
    item["last_activity_at"] = rt.ofIsoTime(value.lastActivityAt);
    if (value.windowUntil !== undefined) item["window_until"] = rt.ofUnixMillis(value.windowUntil);
    return rt.keep(item, value.unknown);
  },
};
