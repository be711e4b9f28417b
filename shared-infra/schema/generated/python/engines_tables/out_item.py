# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""One outbound message and every attempt to hand it to a provider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from . import runtime as rt
from .types import Channel, OutboundStatus, Provider, UnconfirmedPolicy

__all__ = ["OutItem"]

TABLE = "conversations"
ITEM_KIND = "OUT"
CURRENT_VERSION = 1
CONVERSATION_ID_PATTERN = ("c_", "",)
ITEM_ID_PATTERN = ("OUT#", "",)

CONVERSATION_ID = "conversation_id"
ITEM_ID = "item_id"
SCHEMA_VERSION = "schema_version"
OUTBOUND_STATUS = "outbound_status"
REQUEST_HASH = "request_hash"
REQUEST = "request"
COMPANY_ID = "company_id"
PROJECT_ID = "project_id"
CHANNEL = "channel"
TEMPLATE = "template"
ATTEMPT = "attempt"
ATTEMPT_ID = "attempt_id"
ATTEMPT_IDS = "attempt_ids"
WORKER = "worker"
LEASE_UNTIL = "lease_until"
NEXT_ATTEMPT_AT = "next_attempt_at"
RECONCILE_UNTIL = "reconcile_until"
WHEN_UNCONFIRMED = "when_unconfirmed"
PROVIDER = "provider"
SENT_THROUGH = "sent_through"
PROVIDER_MESSAGE_ID = "provider_message_id"
ACCEPTED_ATTEMPTS = "accepted_attempts"
ANSWERS = "answers"
PRICING = "pricing"
REASON = "reason"
REASON_DETAIL = "reason_detail"
CREATED_AT = "created_at"
UPDATED_AT = "updated_at"
SENDING_AT = "sending_at"
RETRY_WAIT_AT = "retry_wait_at"
SENT_AT = "sent_at"
DELIVERED_AT = "delivered_at"
READ_AT = "read_at"
FAILED_AT = "failed_at"
UNCONFIRMED_AT = "unconfirmed_at"
SUPPRESSED_AT = "suppressed_at"
TTL = "ttl"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutItem:
    """One outbound message and every attempt to hand it to a provider."""

    hash: str
    """In the key: conversation_id c_{hash}."""
    request_id: str
    """In the key: item_id OUT#{request_id}."""
    outbound_status: OutboundStatus
    """Where it stands."""
    request_hash: str
    """Hash of the request; the same request_id with another hash is a conflict."""
    request: str
    """The request as JSON: everything needed to send again. Personal data."""
    company_id: str
    """The company."""
    project_id: str
    """The company's project."""
    channel: Channel
    """The channel."""
    template: str | None = None
    """The template: name/language; absent for free text."""
    attempt: int
    """Number of the newest attempt, from 1; 0 when none was made."""
    attempt_id: str | None = None
    """The newest attempt; the condition of every write about its outcome."""
    attempt_ids: frozenset[str] | None = None
    """All attempts, so that a late event about an old one is recognised."""
    worker: str | None = None
    """The delivery that works on the newest attempt."""
    lease_until: datetime | None = None
    """Until when that worker may act."""
    next_attempt_at: datetime | None = None
    """In retry_wait: not before this time."""
    reconcile_until: datetime | None = None
    """In unconfirmed: end of the wait for the provider's echo."""
    when_unconfirmed: UnconfirmedPolicy
    """The template's policy at the time of the claim."""
    provider: Provider | None = None
    """Who carries it."""
    sent_through: str | None = None
    """Account and sender of the newest attempt, where the provider can be asked about it afterwards."""
    provider_message_id: str | None = None
    """The provider's id of the accepted message."""
    accepted_attempts: frozenset[str] | None = None
    """Attempts that the provider accepted; more than one means that the person got it twice."""
    answers: frozenset[str] | None = None
    """For an answer: the provider's ids of the replies that it answers."""
    pricing: str | None = None
    """What the provider charges by: model/category/type/billable, as its report says."""
    reason: str | None = None
    """Why it stands where it stands: our reason or the provider's code."""
    reason_detail: str | None = None
    """More for people, without personal data: field, problem and remedy."""
    created_at: datetime
    """When the item was first written."""
    updated_at: datetime
    """When it was last written."""
    sending_at: datetime | None = None
    """When it was first claimed."""
    retry_wait_at: datetime | None = None
    """When it first had to wait for another attempt."""
    sent_at: datetime | None = None
    """When the provider's acceptance was first seen."""
    delivered_at: datetime | None = None
    """When delivery was first seen."""
    read_at: datetime | None = None
    """When reading was first seen."""
    failed_at: datetime | None = None
    """When the final refusal was first seen."""
    unconfirmed_at: datetime | None = None
    """When the outcome was first unknown."""
    suppressed_at: datetime | None = None
    """When it was decided not to send."""
    ttl: datetime
    """When DynamoDB may delete the item; nothing relies on it."""
    item_version: int = CURRENT_VERSION
    """The version it is written with: the current one, or a newer one that it was read with."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Attributes that this version does not know; they are written back as they are."""

    @staticmethod
    def item_key(hash: str, request_id: str) -> rt.Item:
        """The key of such an item."""
        return {
            "conversation_id": rt.of_text(rt.build_key(CONVERSATION_ID_PATTERN, hash)),
            "item_id": rt.of_text(rt.build_key(ITEM_ID_PATTERN, request_id)),
        }

    @staticmethod
    def fits(key: Mapping[str, rt.AttributeValue]) -> bool:
        """Whether a key may be that of such an item."""
        return rt.key_fits(key, "conversation_id", CONVERSATION_ID_PATTERN) and rt.key_fits(key, "item_id", ITEM_ID_PATTERN)

    @staticmethod
    def from_item(item: Mapping[str, rt.AttributeValue]) -> OutItem:
        """Reads an item of any released version; raises ItemFormatError for what it cannot read."""
        version = rt.version_of(item, "schema_version", ITEM_KIND)
        reader = rt.ItemReader(item, ITEM_KIND)
        conversation_id_key = reader.key("conversation_id", CONVERSATION_ID_PATTERN)
        item_id_key = reader.key("item_id", ITEM_ID_PATTERN)
        return OutItem(
            hash=rt.key_part(conversation_id_key, CONVERSATION_ID_PATTERN, 0),
            request_id=rt.key_part(item_id_key, ITEM_ID_PATTERN, 0),
            outbound_status=reader.required("outbound_status", rt.word_of(OutboundStatus)),
            request_hash=reader.required("request_hash", rt.read_text),
            request=reader.required("request", rt.read_text),
            company_id=reader.required("company_id", rt.read_text),
            project_id=reader.required("project_id", rt.read_text),
            channel=reader.required("channel", rt.word_of(Channel)),
            template=reader.optional("template", rt.read_text),
            attempt=reader.required("attempt", rt.read_integer),
            attempt_id=reader.optional("attempt_id", rt.read_text),
            attempt_ids=reader.optional("attempt_ids", rt.set_of(rt.read_text)),
            worker=reader.optional("worker", rt.read_text),
            lease_until=reader.optional("lease_until", rt.read_unix_millis),
            next_attempt_at=reader.optional("next_attempt_at", rt.read_unix_millis),
            reconcile_until=reader.optional("reconcile_until", rt.read_unix_millis),
            when_unconfirmed=reader.required("when_unconfirmed", rt.word_of(UnconfirmedPolicy)),
            provider=reader.optional("provider", rt.word_of(Provider)),
            sent_through=reader.optional("sent_through", rt.read_text),
            provider_message_id=reader.optional("provider_message_id", rt.read_text),
            accepted_attempts=reader.optional("accepted_attempts", rt.set_of(rt.read_text)),
            answers=reader.optional("answers", rt.set_of(rt.read_text)),
            pricing=reader.optional("pricing", rt.read_text),
            reason=reader.optional("reason", rt.read_text),
            reason_detail=reader.optional("reason_detail", rt.read_text),
            created_at=reader.required("created_at", rt.read_iso_time),
            updated_at=reader.required("updated_at", rt.read_iso_time),
            sending_at=reader.optional("sending_at", rt.read_iso_time),
            retry_wait_at=reader.optional("retry_wait_at", rt.read_iso_time),
            sent_at=reader.optional("sent_at", rt.read_iso_time),
            delivered_at=reader.optional("delivered_at", rt.read_iso_time),
            read_at=reader.optional("read_at", rt.read_iso_time),
            failed_at=reader.optional("failed_at", rt.read_iso_time),
            unconfirmed_at=reader.optional("unconfirmed_at", rt.read_iso_time),
            suppressed_at=reader.optional("suppressed_at", rt.read_iso_time),
            ttl=reader.required("ttl", rt.read_unix_seconds),
            item_version=max(version, CURRENT_VERSION),
            unknown=reader.unknown(_KNOWN),
        )

    def to_item(self) -> rt.Item:
        """The item as it is stored: the current version, and whatever else it was read with."""
        item: rt.Item = {
            "conversation_id": rt.of_text(rt.build_key(CONVERSATION_ID_PATTERN, self.hash)),
            "item_id": rt.of_text(rt.build_key(ITEM_ID_PATTERN, self.request_id)),
            "schema_version": rt.of_integer(self.item_version),
        }
        item["outbound_status"] = rt.of_word(self.outbound_status)
        item["request_hash"] = rt.of_text(self.request_hash)
        item["request"] = rt.of_text(self.request)
        item["company_id"] = rt.of_text(self.company_id)
        item["project_id"] = rt.of_text(self.project_id)
        item["channel"] = rt.of_word(self.channel)
        if self.template is not None:
            item["template"] = rt.of_text(self.template)
        item["attempt"] = rt.of_integer(self.attempt)
        if self.attempt_id is not None:
            item["attempt_id"] = rt.of_text(self.attempt_id)
        if self.attempt_ids:
            item["attempt_ids"] = rt.set_with(rt.of_text)(self.attempt_ids)
        if self.worker is not None:
            item["worker"] = rt.of_text(self.worker)
        if self.lease_until is not None:
            item["lease_until"] = rt.of_unix_millis(self.lease_until)
        if self.next_attempt_at is not None:
            item["next_attempt_at"] = rt.of_unix_millis(self.next_attempt_at)
        if self.reconcile_until is not None:
            item["reconcile_until"] = rt.of_unix_millis(self.reconcile_until)
        item["when_unconfirmed"] = rt.of_word(self.when_unconfirmed)
        if self.provider is not None:
            item["provider"] = rt.of_word(self.provider)
        if self.sent_through is not None:
            item["sent_through"] = rt.of_text(self.sent_through)
        if self.provider_message_id is not None:
            item["provider_message_id"] = rt.of_text(self.provider_message_id)
        if self.accepted_attempts:
            item["accepted_attempts"] = rt.set_with(rt.of_text)(self.accepted_attempts)
        if self.answers:
            item["answers"] = rt.set_with(rt.of_text)(self.answers)
        if self.pricing is not None:
            item["pricing"] = rt.of_text(self.pricing)
        if self.reason is not None:
            item["reason"] = rt.of_text(self.reason)
        if self.reason_detail is not None:
            item["reason_detail"] = rt.of_text(self.reason_detail)
        item["created_at"] = rt.of_iso_time(self.created_at)
        item["updated_at"] = rt.of_iso_time(self.updated_at)
        if self.sending_at is not None:
            item["sending_at"] = rt.of_iso_time(self.sending_at)
        if self.retry_wait_at is not None:
            item["retry_wait_at"] = rt.of_iso_time(self.retry_wait_at)
        if self.sent_at is not None:
            item["sent_at"] = rt.of_iso_time(self.sent_at)
        if self.delivered_at is not None:
            item["delivered_at"] = rt.of_iso_time(self.delivered_at)
        if self.read_at is not None:
            item["read_at"] = rt.of_iso_time(self.read_at)
        if self.failed_at is not None:
            item["failed_at"] = rt.of_iso_time(self.failed_at)
        if self.unconfirmed_at is not None:
            item["unconfirmed_at"] = rt.of_iso_time(self.unconfirmed_at)
        if self.suppressed_at is not None:
            item["suppressed_at"] = rt.of_iso_time(self.suppressed_at)
        item["ttl"] = rt.of_unix_seconds(self.ttl)
        rt.keep(item, self.unknown)
        return item


_KNOWN = frozenset((CONVERSATION_ID, ITEM_ID, SCHEMA_VERSION, OUTBOUND_STATUS, REQUEST_HASH, REQUEST, COMPANY_ID, PROJECT_ID, CHANNEL, TEMPLATE, ATTEMPT, ATTEMPT_ID, ATTEMPT_IDS, WORKER, LEASE_UNTIL, NEXT_ATTEMPT_AT, RECONCILE_UNTIL, WHEN_UNCONFIRMED, PROVIDER, SENT_THROUGH, PROVIDER_MESSAGE_ID, ACCEPTED_ATTEMPTS, ANSWERS, PRICING, REASON, REASON_DETAIL, CREATED_AT, UPDATED_AT, SENDING_AT, RETRY_WAIT_AT, SENT_AT, DELIVERED_AT, READ_AT, FAILED_AT, UNCONFIRMED_AT, SUPPRESSED_AT, TTL, ))
