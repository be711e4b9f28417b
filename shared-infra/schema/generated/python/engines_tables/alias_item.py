# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""Ties a second address of the same person, such as a WhatsApp user id, to the first conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from . import runtime as rt

__all__ = ["AliasItem"]

TABLE = "conversations"
ITEM_KIND = "ALIAS"
CURRENT_VERSION = 1
CONVERSATION_ID_PATTERN = ("c_", "",)
ITEM_ID_PATTERN = ("ALIAS",)

CONVERSATION_ID = "conversation_id"
ITEM_ID = "item_id"
SCHEMA_VERSION = "schema_version"
ALIAS_OF = "alias_of"
CREATED_AT = "created_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasItem:
    """Ties a second address of the same person, such as a WhatsApp user id, to the first conversation."""

    hash: str
    """In the key: conversation_id c_{hash}."""
    alias_of: str
    """The conversation_id that stands for both."""
    created_at: datetime
    """When the tie was made."""
    item_version: int = CURRENT_VERSION
    """The version it is written with: the current one, or a newer one that it was read with."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Attributes that this version does not know; they are written back as they are."""

    @staticmethod
    def item_key(hash: str) -> rt.Item:
        """The key of such an item."""
        return {
            "conversation_id": rt.of_text(rt.build_key(CONVERSATION_ID_PATTERN, hash)),
            "item_id": rt.of_text(rt.build_key(ITEM_ID_PATTERN)),
        }

    @staticmethod
    def fits(key: Mapping[str, rt.AttributeValue]) -> bool:
        """Whether a key may be that of such an item."""
        return rt.key_fits(key, "conversation_id", CONVERSATION_ID_PATTERN) and rt.key_fits(key, "item_id", ITEM_ID_PATTERN)

    @staticmethod
    def from_item(item: Mapping[str, rt.AttributeValue]) -> AliasItem:
        """Reads an item of any released version; raises ItemFormatError for what it cannot read."""
        version = rt.version_of(item, "schema_version", ITEM_KIND)
        reader = rt.ItemReader(item, ITEM_KIND)
        conversation_id_key = reader.key("conversation_id", CONVERSATION_ID_PATTERN)
        reader.key("item_id", ITEM_ID_PATTERN)
        return AliasItem(
            hash=rt.key_part(conversation_id_key, CONVERSATION_ID_PATTERN, 0),
            alias_of=reader.required("alias_of", rt.read_text),
            created_at=reader.required("created_at", rt.read_iso_time),
            item_version=max(version, CURRENT_VERSION),
            unknown=reader.unknown(_KNOWN),
        )

    def to_item(self) -> rt.Item:
        """The item as it is stored: the current version, and whatever else it was read with."""
        item: rt.Item = {
            "conversation_id": rt.of_text(rt.build_key(CONVERSATION_ID_PATTERN, self.hash)),
            "item_id": rt.of_text(rt.build_key(ITEM_ID_PATTERN)),
            "schema_version": rt.of_integer(self.item_version),
        }
        item["alias_of"] = rt.of_text(self.alias_of)
        item["created_at"] = rt.of_iso_time(self.created_at)
        rt.keep(item, self.unknown)
        return item


_KNOWN = frozenset((CONVERSATION_ID, ITEM_ID, SCHEMA_VERSION, ALIAS_OF, CREATED_AT, ))
