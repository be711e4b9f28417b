// Generated from tables.yaml by `engines schema generate`. Do not edit.
import * as rt from "./runtime.js";
import { InboundKind, Provider, TurnOutcome, Wish } from "./types.js";

const itemKind = "IN";
const currentVersion = 1;
const conversationIdPattern = ["c_", ""] as const;
const itemIdPattern = ["IN#", ""] as const;

/** One inbound message, recorded before anything is done about it. */
export interface InItem {
  /** In the key: conversation_id c_{hash}. */
  readonly hash: string;
  /** In the key: item_id IN#{provider_message_id}. */
  readonly providerMessageId: string;
  /** The company. */
  readonly companyId: string;
  /** The company's project. */
  readonly projectId: string;
  /** Who carries it. */
  readonly provider: Provider;
  /** What kind of thing it is. */
  readonly kind: InboundKind;
  /** What the person sent, as JSON. Personal data. */
  readonly content: string;
  /** What the whole message asks for. */
  readonly wish?: Wish | undefined;
  /** What a turn did about it; absent before, and where people had the conversation. */
  readonly turn?: TurnOutcome | undefined;
  /** What decided that: a rule's name, ai, help, opt_in, opted_out or one of the reasons. */
  readonly turnBy?: string | undefined;
  /** The request_id of the answer. */
  readonly answerId?: string | undefined;
  /** The provider's time of the message. */
  readonly receivedAt: Date;
  /** When the item was written. */
  readonly createdAt: Date;
  /** When DynamoDB may delete the item; nothing relies on it. */
  readonly ttl: Date;
  /** The version it is written with: the current one unless it was read with a newer one. */
  readonly itemVersion?: number | undefined;
  /** Attributes that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

const known: readonly string[] = ["conversation_id", "item_id", "schema_version", "company_id", "project_id", "provider", "kind", "content", "wish", "turn", "turn_by", "answer_id", "received_at", "created_at", "ttl"];

export const InItem = {
  table: "conversations",
  itemKind,
  currentVersion,

  /** The attribute names, for expressions. */
  names: { ConversationId: "conversation_id", ItemId: "item_id", SchemaVersion: "schema_version", CompanyId: "company_id", ProjectId: "project_id", Provider: "provider", Kind: "kind", Content: "content", Wish: "wish", Turn: "turn", TurnBy: "turn_by", AnswerId: "answer_id", ReceivedAt: "received_at", CreatedAt: "created_at", Ttl: "ttl" } as const,

  /** The key of such an item. */
  itemKey(hash: string, providerMessageId: string): rt.Item {
    return {
      "conversation_id": rt.ofText(rt.buildKey(conversationIdPattern, hash)),
      "item_id": rt.ofText(rt.buildKey(itemIdPattern, providerMessageId)),
    };
  },

  /** Whether a key may be that of such an item. */
  fits(key: Readonly<rt.Item>): boolean {
    return rt.keyFits(key, "conversation_id", conversationIdPattern) && rt.keyFits(key, "item_id", itemIdPattern);
  },

  /** Reads an item of any released version; throws ItemFormatError for what it cannot read. */
  fromItem(stored: Readonly<rt.Item>): InItem {
    const version = rt.versionOf(stored, "schema_version", itemKind);
    const reader = new rt.ItemReader(stored, itemKind);
    const conversationIdKey = reader.key("conversation_id", conversationIdPattern);
    const itemIdKey = reader.key("item_id", itemIdPattern);
    return {
      hash: rt.keyPart(conversationIdKey, conversationIdPattern, 0),
      providerMessageId: rt.keyPart(itemIdKey, itemIdPattern, 0),
      companyId: reader.required("company_id", rt.readText),
      projectId: reader.required("project_id", rt.readText),
      provider: reader.required("provider", Provider.read),
      kind: reader.required("kind", InboundKind.read),
      content: reader.required("content", rt.readText),
      wish: reader.optional("wish", Wish.read),
      turn: reader.optional("turn", TurnOutcome.read),
      turnBy: reader.optional("turn_by", rt.readText),
      answerId: reader.optional("answer_id", rt.readText),
      receivedAt: reader.required("received_at", rt.readIsoTime),
      createdAt: reader.required("created_at", rt.readIsoTime),
      ttl: reader.required("ttl", rt.readUnixSeconds),
      itemVersion: Math.max(version, currentVersion),
      unknown: reader.unknown(known),
    };
  },

  /** The item as it is stored: the current version, and whatever else it was read with. */
  toItem(value: InItem): rt.Item {
    const item: rt.Item = {
      "conversation_id": rt.ofText(rt.buildKey(conversationIdPattern, value.hash)),
      "item_id": rt.ofText(rt.buildKey(itemIdPattern, value.providerMessageId)),
      "schema_version": rt.ofInteger(BigInt(value.itemVersion ?? currentVersion)),
    };
    item["company_id"] = rt.ofText(value.companyId);
    item["project_id"] = rt.ofText(value.projectId);
    item["provider"] = rt.ofText(value.provider);
    item["kind"] = rt.ofText(value.kind);
    item["content"] = rt.ofText(value.content);
    if (value.wish !== undefined) item["wish"] = rt.ofText(value.wish);
    if (value.turn !== undefined) item["turn"] = rt.ofText(value.turn);
    if (value.turnBy !== undefined) item["turn_by"] = rt.ofText(value.turnBy);
    if (value.answerId !== undefined) item["answer_id"] = rt.ofText(value.answerId);
    item["received_at"] = rt.ofIsoTime(value.receivedAt);
    item["created_at"] = rt.ofIsoTime(value.createdAt);
    item["ttl"] = rt.ofUnixSeconds(value.ttl);
    return rt.keep(item, value.unknown);
  },
};
