# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""One inbound message, recorded before anything is done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from . import runtime as rt
from .types import InboundKind, Provider, TurnOutcome, Wish

__all__ = ["InItem"]

TABLE = "conversations"
ITEM_KIND = "IN"
CURRENT_VERSION = 1
CONVERSATION_ID_PATTERN = ("c_", "",)
ITEM_ID_PATTERN = ("IN#", "",)

CONVERSATION_ID = "conversation_id"
ITEM_ID = "item_id"
SCHEMA_VERSION = "schema_version"
COMPANY_ID = "company_id"
PROJECT_ID = "project_id"
PROVIDER = "provider"
KIND = "kind"
CONTENT = "content"
WISH = "wish"
TURN = "turn"
TURN_BY = "turn_by"
ANSWER_ID = "answer_id"
RECEIVED_AT = "received_at"
CREATED_AT = "created_at"
TTL = "ttl"


@dataclass(frozen=True, slots=True, kw_only=True)
class InItem:
    """One inbound message, recorded before anything is done about it."""

    hash: str
    """In the key: conversation_id c_{hash}."""
    provider_message_id: str
    """In the key: item_id IN#{provider_message_id}."""
    company_id: str
    """The company."""
    project_id: str
    """The company's project."""
    provider: Provider
    """Who carries it."""
    kind: InboundKind
    """What kind of thing it is."""
    content: str
    """What the person sent, as JSON. Personal data."""
    wish: Wish | None = None
    """What the whole message asks for."""
    turn: TurnOutcome | None = None
    """What a turn did about it; absent before, and where people had the conversation."""
    turn_by: str | None = None
    """What decided that: a rule's name, ai, help, opt_in, opted_out or one of the reasons."""
    answer_id: str | None = None
    """The request_id of the answer."""
    received_at: datetime
    """The provider's time of the message."""
    created_at: datetime
    """When the item was written."""
    ttl: datetime
    """When DynamoDB may delete the item; nothing relies on it."""
    item_version: int = CURRENT_VERSION
    """The version it is written with: the current one, or a newer one that it was read with."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Attributes that this version does not know; they are written back as they are."""

    @staticmethod
    def item_key(hash: str, provider_message_id: str) -> rt.Item:
        """The key of such an item."""
        return {
            "conversation_id": rt.of_text(rt.build_key(CONVERSATION_ID_PATTERN, hash)),
            "item_id": rt.of_text(rt.build_key(ITEM_ID_PATTERN, provider_message_id)),
        }

    @staticmethod
    def fits(key: Mapping[str, rt.AttributeValue]) -> bool:
        """Whether a key may be that of such an item."""
        return rt.key_fits(key, "conversation_id", CONVERSATION_ID_PATTERN) and rt.key_fits(key, "item_id", ITEM_ID_PATTERN)

    @staticmethod
    def from_item(item: Mapping[str, rt.AttributeValue]) -> InItem:
        """Reads an item of any released version; raises ItemFormatError for what it cannot read."""
        version = rt.version_of(item, "schema_version", ITEM_KIND)
        reader = rt.ItemReader(item, ITEM_KIND)
        conversation_id_key = reader.key("conversation_id", CONVERSATION_ID_PATTERN)
        item_id_key = reader.key("item_id", ITEM_ID_PATTERN)
        return InItem(
            hash=rt.key_part(conversation_id_key, CONVERSATION_ID_PATTERN, 0),
            provider_message_id=rt.key_part(item_id_key, ITEM_ID_PATTERN, 0),
            company_id=reader.required("company_id", rt.read_text),
            project_id=reader.required("project_id", rt.read_text),
            provider=reader.required("provider", rt.word_of(Provider)),
            kind=reader.required("kind", rt.word_of(InboundKind)),
            content=reader.required("content", rt.read_text),
            wish=reader.optional("wish", rt.word_of(Wish)),
            turn=reader.optional("turn", rt.word_of(TurnOutcome)),
            turn_by=reader.optional("turn_by", rt.read_text),
            answer_id=reader.optional("answer_id", rt.read_text),
            received_at=reader.required("received_at", rt.read_iso_time),
            created_at=reader.required("created_at", rt.read_iso_time),
            ttl=reader.required("ttl", rt.read_unix_seconds),
            item_version=max(version, CURRENT_VERSION),
            unknown=reader.unknown(_KNOWN),
        )

    def to_item(self) -> rt.Item:
        """The item as it is stored: the current version, and whatever else it was read with."""
        item: rt.Item = {
            "conversation_id": rt.of_text(rt.build_key(CONVERSATION_ID_PATTERN, self.hash)),
            "item_id": rt.of_text(rt.build_key(ITEM_ID_PATTERN, self.provider_message_id)),
            "schema_version": rt.of_integer(self.item_version),
        }
        item["company_id"] = rt.of_text(self.company_id)
        item["project_id"] = rt.of_text(self.project_id)
        item["provider"] = rt.of_word(self.provider)
        item["kind"] = rt.of_word(self.kind)
        item["content"] = rt.of_text(self.content)
        if self.wish is not None:
            item["wish"] = rt.of_word(self.wish)
        if self.turn is not None:
            item["turn"] = rt.of_word(self.turn)
        if self.turn_by is not None:
            item["turn_by"] = rt.of_text(self.turn_by)
        if self.answer_id is not None:
            item["answer_id"] = rt.of_text(self.answer_id)
        item["received_at"] = rt.of_iso_time(self.received_at)
        item["created_at"] = rt.of_iso_time(self.created_at)
        item["ttl"] = rt.of_unix_seconds(self.ttl)
        rt.keep(item, self.unknown)
        return item


_KNOWN = frozenset((CONVERSATION_ID, ITEM_ID, SCHEMA_VERSION, COMPANY_ID, PROJECT_ID, PROVIDER, KIND, CONTENT, WISH, TURN, TURN_BY, ANSWER_ID, RECEIVED_AT, CREATED_AT, TTL, ))
