// Generated from tables.yaml by `engines schema generate`. Do not edit.
import * as rt from "./runtime.js";

const itemKind = "ALIAS";
const currentVersion = 1;
const conversationIdPattern = ["c_", ""] as const;
const itemIdPattern = ["ALIAS"] as const;

/** Ties a second address of the same person, such as a WhatsApp user id, to the first conversation. */
export interface AliasItem {
  /** In the key: conversation_id c_{hash}. */
  readonly hash: string;
  /** The conversation_id that stands for both. */
  readonly aliasOf: string;
  /** When the tie was made. */
  readonly createdAt: Date;
  /** The version it is written with: the current one unless it was read with a newer one. */
  readonly itemVersion?: number | undefined;
  /** Attributes that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

const known: readonly string[] = ["conversation_id", "item_id", "schema_version", "alias_of", "created_at"];

export const AliasItem = {
  table: "conversations",
  itemKind,
  currentVersion,

  /** The attribute names, for expressions. */
  names: { ConversationId: "conversation_id", ItemId: "item_id", SchemaVersion: "schema_version", AliasOf: "alias_of", CreatedAt: "created_at" } as const,

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
  fromItem(stored: Readonly<rt.Item>): AliasItem {
    const version = rt.versionOf(stored, "schema_version", itemKind);
    const reader = new rt.ItemReader(stored, itemKind);
    const conversationIdKey = reader.key("conversation_id", conversationIdPattern);
    reader.key("item_id", itemIdPattern);
    return {
      hash: rt.keyPart(conversationIdKey, conversationIdPattern, 0),
      aliasOf: reader.required("alias_of", rt.readText),
      createdAt: reader.required("created_at", rt.readIsoTime),
      itemVersion: Math.max(version, currentVersion),
      unknown: reader.unknown(known),
    };
  },

  /** The item as it is stored: the current version, and whatever else it was read with. */
  toItem(value: AliasItem): rt.Item {
    const item: rt.Item = {
      "conversation_id": rt.ofText(rt.buildKey(conversationIdPattern, value.hash)),
      "item_id": rt.ofText(rt.buildKey(itemIdPattern)),
      "schema_version": rt.ofInteger(BigInt(value.itemVersion ?? currentVersion)),
    };
    item["alias_of"] = rt.ofText(value.aliasOf);
    item["created_at"] = rt.ofIsoTime(value.createdAt);
    return rt.keep(item, value.unknown);
  },
};
