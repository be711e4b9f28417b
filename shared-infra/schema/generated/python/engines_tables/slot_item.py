# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""One slot of a pool; free when it does not exist or its time is over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from . import runtime as rt

__all__ = ["SlotItem"]

TABLE = "leases"
ITEM_KIND = "SLOT"
CURRENT_VERSION = 1
POOL_PATTERN = ("", "#", "",)
SLOT_PATTERN = ("", "",)

POOL = "pool"
SLOT = "slot"
SCHEMA_VERSION = "schema_version"
HOLDER = "holder"
FENCE = "fence"
EXPIRES_AT = "expires_at"
TTL = "ttl"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotItem:
    """One slot of a pool; free when it does not exist or its time is over."""

    workload: str
    """In the key: pool {workload}#{name}."""
    name: str
    """In the key: pool {workload}#{name}."""
    number: int
    """In the key: slot {number:integer}."""
    holder: str
    """Who holds the slot."""
    fence: int
    """Grows with every holder; a write under an older fence is refused."""
    expires_at: datetime
    """End of the lease; part of every condition."""
    ttl: datetime | None = None
    """When DynamoDB may delete the item; nothing relies on it."""
    item_version: int = CURRENT_VERSION
    """The version it is written with: the current one, or a newer one that it was read with."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Attributes that this version does not know; they are written back as they are."""

    @staticmethod
    def item_key(workload: str, name: str, number: int) -> rt.Item:
        """The key of such an item."""
        return {
            "pool": rt.of_text(rt.build_key(POOL_PATTERN, workload, name)),
            "slot": rt.of_text(rt.build_key(SLOT_PATTERN, rt.pad(rt.of_integer(number)["N"], 0))),
        }

    @staticmethod
    def fits(key: Mapping[str, rt.AttributeValue]) -> bool:
        """Whether a key may be that of such an item."""
        return rt.key_fits(key, "pool", POOL_PATTERN) and rt.key_fits(key, "slot", SLOT_PATTERN)

    @staticmethod
    def from_item(item: Mapping[str, rt.AttributeValue]) -> SlotItem:
        """Reads an item of any released version; raises ItemFormatError for what it cannot read."""
        version = rt.version_of(item, "schema_version", ITEM_KIND)
        reader = rt.ItemReader(item, ITEM_KIND)
        pool_key = reader.key("pool", POOL_PATTERN)
        slot_key = reader.key("slot", SLOT_PATTERN)
        return SlotItem(
            workload=rt.key_part(pool_key, POOL_PATTERN, 0),
            name=rt.key_part(pool_key, POOL_PATTERN, 1),
            number=rt.read_integer({"N": rt.key_part(slot_key, SLOT_PATTERN, 0)}, f"{ITEM_KIND}.slot"),
            holder=reader.required("holder", rt.read_text),
            fence=reader.required("fence", rt.read_integer),
            expires_at=reader.required("expires_at", rt.read_unix_millis),
            ttl=reader.optional("ttl", rt.read_unix_seconds),
            item_version=max(version, CURRENT_VERSION),
            unknown=reader.unknown(_KNOWN),
        )

    def to_item(self) -> rt.Item:
        """The item as it is stored: the current version, and whatever else it was read with."""
        item: rt.Item = {
            "pool": rt.of_text(rt.build_key(POOL_PATTERN, self.workload, self.name)),
            "slot": rt.of_text(rt.build_key(SLOT_PATTERN, rt.pad(rt.of_integer(self.number)["N"], 0))),
            "schema_version": rt.of_integer(self.item_version),
        }
        item["holder"] = rt.of_text(self.holder)
        item["fence"] = rt.of_integer(self.fence)
        item["expires_at"] = rt.of_unix_millis(self.expires_at)
        if self.ttl is not None:
            item["ttl"] = rt.of_unix_seconds(self.ttl)
        rt.keep(item, self.unknown)
        return item


_KNOWN = frozenset((POOL, SLOT, SCHEMA_VERSION, HOLDER, FENCE, EXPIRES_AT, TTL, ))
