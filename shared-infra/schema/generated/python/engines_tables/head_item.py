# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""The conversation itself - who talks to whom, what the person agreed to, and how long free text is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from . import runtime as rt
from .types import Channel, ConversationStatus, PendingReply

__all__ = ["HeadItem"]

TABLE = "conversations"
ITEM_KIND = "HEAD"
CURRENT_VERSION = 1
CONVERSATION_ID_PATTERN = ("c_", "",)
ITEM_ID_PATTERN = ("HEAD",)

CONVERSATION_ID = "conversation_id"
ITEM_ID = "item_id"
SCHEMA_VERSION = "schema_version"
COMPANY_ID = "company_id"
PROJECT_ID = "project_id"
COMPANY_PROJECT = "company_project"
CHANNEL = "channel"
CREATED_AT = "created_at"
OPTED_IN_AT = "opted_in_at"
OPTED_OUT_AT = "opted_out_at"
MARKETING_OPTED_IN_AT = "marketing_opted_in_at"
MARKETING_OPTED_OUT_AT = "marketing_opted_out_at"
CONVERSATION_STATUS = "conversation_status"
STATUS_REASON = "status_reason"
HANDED_OFF_AT = "handed_off_at"
HANDED_OFF_FOR = "handed_off_for"
PENDING = "pending"
TURN_OWNER = "turn_owner"
TURN_UNTIL = "turn_until"
TURN_FENCE = "turn_fence"
RECENT = "recent"
LAST_ACTIVITY_AT = "last_activity_at"
WINDOW_UNTIL = "window_until"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadItem:
    """The conversation itself - who talks to whom, what the person agreed to, and how long free text is allowed."""

    hash: str
    """In the key: conversation_id c_{hash}."""
    company_id: str
    """The company."""
    project_id: str
    """The company's project."""
    company_project: str
    """company_id, # and project_id: partition key of by-company."""
    channel: Channel
    """The channel."""
    created_at: datetime | None = None
    """When the person first wrote."""
    opted_in_at: datetime | None = None
    """When the person last agreed to be written to; counts if it is later than opted_out_at."""
    opted_out_at: datetime | None = None
    """When the person last refused every message; counts unless opted_in_at is later."""
    marketing_opted_in_at: datetime | None = None
    """When the person last agreed to advertising; counts if it is later than marketing_opted_out_at."""
    marketing_opted_out_at: datetime | None = None
    """When the person last refused advertising; counts unless marketing_opted_in_at is later."""
    conversation_status: ConversationStatus | None = None
    """Who answers; absent while the person has not written."""
    status_reason: str | None = None
    """What handed it off or closed it: a rule's name, ai, by_people or one of the reasons."""
    handed_off_at: datetime | None = None
    """When people got it."""
    handed_off_for: str | None = None
    """The request_id of the answer whose failure last handed it off: one failure does so once."""
    pending: list[PendingReply] | None = None
    """The replies that wait for a turn, in the order of recording."""
    turn_owner: str | None = None
    """Who holds the turn: the queue's message id, / and a word for the delivery."""
    turn_until: datetime | None = None
    """Until when; part of every condition."""
    turn_fence: int | None = None
    """Grows with every holder; a write under an older fence is refused."""
    recent: list[str] | None = None
    """The items of the last turns, oldest first; at most 24."""
    last_activity_at: datetime
    """When either side last wrote; sort key of by-company."""
    window_until: datetime | None = None
    """End of WhatsApp's 24-hour window."""
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
    def from_item(item: Mapping[str, rt.AttributeValue]) -> HeadItem:
        """Reads an item of any released version; raises ItemFormatError for what it cannot read."""
        version = rt.version_of(item, "schema_version", ITEM_KIND)
        reader = rt.ItemReader(item, ITEM_KIND)
        conversation_id_key = reader.key("conversation_id", CONVERSATION_ID_PATTERN)
        reader.key("item_id", ITEM_ID_PATTERN)
        return HeadItem(
            hash=rt.key_part(conversation_id_key, CONVERSATION_ID_PATTERN, 0),
            company_id=reader.required("company_id", rt.read_text),
            project_id=reader.required("project_id", rt.read_text),
            company_project=reader.required("company_project", rt.read_text),
            channel=reader.required("channel", rt.word_of(Channel)),
            created_at=reader.optional("created_at", rt.read_iso_time),
            opted_in_at=reader.optional("opted_in_at", rt.read_iso_time),
            opted_out_at=reader.optional("opted_out_at", rt.read_iso_time),
            marketing_opted_in_at=reader.optional("marketing_opted_in_at", rt.read_iso_time),
            marketing_opted_out_at=reader.optional("marketing_opted_out_at", rt.read_iso_time),
            conversation_status=reader.optional("conversation_status", rt.word_of(ConversationStatus)),
            status_reason=reader.optional("status_reason", rt.read_text),
            handed_off_at=reader.optional("handed_off_at", rt.read_iso_time),
            handed_off_for=reader.optional("handed_off_for", rt.read_text),
            pending=reader.optional("pending", rt.list_of(PendingReply.read)),
            turn_owner=reader.optional("turn_owner", rt.read_text),
            turn_until=reader.optional("turn_until", rt.read_unix_millis),
            turn_fence=reader.optional("turn_fence", rt.read_integer),
            recent=reader.optional("recent", rt.list_of(rt.read_text)),
            last_activity_at=reader.required("last_activity_at", rt.read_iso_time),
            window_until=reader.optional("window_until", rt.read_unix_millis),
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
        item["company_id"] = rt.of_text(self.company_id)
        item["project_id"] = rt.of_text(self.project_id)
        item["company_project"] = rt.of_text(self.company_project)
        item["channel"] = rt.of_word(self.channel)
        if self.created_at is not None:
            item["created_at"] = rt.of_iso_time(self.created_at)
        if self.opted_in_at is not None:
            item["opted_in_at"] = rt.of_iso_time(self.opted_in_at)
        if self.opted_out_at is not None:
            item["opted_out_at"] = rt.of_iso_time(self.opted_out_at)
        if self.marketing_opted_in_at is not None:
            item["marketing_opted_in_at"] = rt.of_iso_time(self.marketing_opted_in_at)
        if self.marketing_opted_out_at is not None:
            item["marketing_opted_out_at"] = rt.of_iso_time(self.marketing_opted_out_at)
        if self.conversation_status is not None:
            item["conversation_status"] = rt.of_word(self.conversation_status)
        if self.status_reason is not None:
            item["status_reason"] = rt.of_text(self.status_reason)
        if self.handed_off_at is not None:
            item["handed_off_at"] = rt.of_iso_time(self.handed_off_at)
        if self.handed_off_for is not None:
            item["handed_off_for"] = rt.of_text(self.handed_off_for)
        if self.pending is not None:
            item["pending"] = rt.list_with(PendingReply.write)(self.pending)
        if self.turn_owner is not None:
            item["turn_owner"] = rt.of_text(self.turn_owner)
        if self.turn_until is not None:
            item["turn_until"] = rt.of_unix_millis(self.turn_until)
        if self.turn_fence is not None:
            item["turn_fence"] = rt.of_integer(self.turn_fence)
        if self.recent is not None:
            item["recent"] = rt.list_with(rt.of_text)(self.recent)
        item["last_activity_at"] = rt.of_iso_time(self.last_activity_at)
        if self.window_until is not None:
            item["window_until"] = rt.of_unix_millis(self.window_until)
        rt.keep(item, self.unknown)
        return item


_KNOWN = frozenset((CONVERSATION_ID, ITEM_ID, SCHEMA_VERSION, COMPANY_ID, PROJECT_ID, COMPANY_PROJECT, CHANNEL, CREATED_AT, OPTED_IN_AT, OPTED_OUT_AT, MARKETING_OPTED_IN_AT, MARKETING_OPTED_OUT_AT, CONVERSATION_STATUS, STATUS_REASON, HANDED_OFF_AT, HANDED_OFF_FOR, PENDING, TURN_OWNER, TURN_UNTIL, TURN_FENCE, RECENT, LAST_ACTIVITY_AT, WINDOW_UNTIL, ))
