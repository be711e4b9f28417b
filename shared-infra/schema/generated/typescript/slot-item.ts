// Generated from tables.yaml by `engines schema generate`. Do not edit.
import * as rt from "./runtime.js";

const itemKind = "SLOT";
const currentVersion = 1;
const poolPattern = ["", "#", ""] as const;
const slotPattern = ["", ""] as const;

/** One slot of a pool; free when it does not exist or its time is over. */
export interface SlotItem {
  /** In the key: pool {workload}#{name}. */
  readonly workload: string;
  /** In the key: pool {workload}#{name}. */
  readonly name: string;
  /** In the key: slot {number:integer}. */
  readonly number: bigint;
  /** Who holds the slot. */
  readonly holder: string;
  /** Grows with every holder; a write under an older fence is refused. */
  readonly fence: bigint;
  /** End of the lease; part of every condition. */
  readonly expiresAt: Date;
  /** When DynamoDB may delete the item; nothing relies on it. */
  readonly ttl?: Date | undefined;
  /** The version it is written with: the current one unless it was read with a newer one. */
  readonly itemVersion?: number | undefined;
  /** Attributes that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

const known: readonly string[] = ["pool", "slot", "schema_version", "holder", "fence", "expires_at", "ttl"];

export const SlotItem = {
  table: "leases",
  itemKind,
  currentVersion,

  /** The attribute names, for expressions. */
  names: { Pool: "pool", Slot: "slot", SchemaVersion: "schema_version", Holder: "holder", Fence: "fence", ExpiresAt: "expires_at", Ttl: "ttl" } as const,

  /** The key of such an item. */
  itemKey(workload: string, name: string, number: bigint): rt.Item {
    return {
      "pool": rt.ofText(rt.buildKey(poolPattern, workload, name)),
      "slot": rt.ofText(rt.buildKey(slotPattern, rt.pad(rt.ofInteger(number), 0))),
    };
  },

  /** Whether a key may be that of such an item. */
  fits(key: Readonly<rt.Item>): boolean {
    return rt.keyFits(key, "pool", poolPattern) && rt.keyFits(key, "slot", slotPattern);
  },

  /** Reads an item of any released version; throws ItemFormatError for what it cannot read. */
  fromItem(stored: Readonly<rt.Item>): SlotItem {
    const version = rt.versionOf(stored, "schema_version", itemKind);
    const reader = new rt.ItemReader(stored, itemKind);
    const poolKey = reader.key("pool", poolPattern);
    const slotKey = reader.key("slot", slotPattern);
    return {
      workload: rt.keyPart(poolKey, poolPattern, 0),
      name: rt.keyPart(poolKey, poolPattern, 1),
      number: rt.readInteger({ N: rt.keyPart(slotKey, slotPattern, 0) }, `${itemKind}.slot`),
      holder: reader.required("holder", rt.readText),
      fence: reader.required("fence", rt.readInteger),
      expiresAt: reader.required("expires_at", rt.readUnixMillis),
      ttl: reader.optional("ttl", rt.readUnixSeconds),
      itemVersion: Math.max(version, currentVersion),
      unknown: reader.unknown(known),
    };
  },

  /** The item as it is stored: the current version, and whatever else it was read with. */
  toItem(value: SlotItem): rt.Item {
    const item: rt.Item = {
      "pool": rt.ofText(rt.buildKey(poolPattern, value.workload, value.name)),
      "slot": rt.ofText(rt.buildKey(slotPattern, rt.pad(rt.ofInteger(value.number), 0))),
      "schema_version": rt.ofInteger(BigInt(value.itemVersion ?? currentVersion)),
    };
    item["holder"] = rt.ofText(value.holder);
    item["fence"] = rt.ofInteger(value.fence);
    item["expires_at"] = rt.ofUnixMillis(value.expiresAt);
    if (value.ttl !== undefined) item["ttl"] = rt.ofUnixSeconds(value.ttl);
    return rt.keep(item, value.unknown);
  },
};
