# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""The named types of the schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from . import runtime as rt

__all__ = [
    "Channel",
    "Provider",
    "ConversationStatus",
    "OutboundStatus",
    "UnconfirmedPolicy",
    "InboundKind",
    "Wish",
    "TurnOutcome",
    "CompanyStatus",
    "Consent",
    "PendingReply",
    "ProjectRef",
]


class Channel(StrEnum):
    """The way a message reaches a person."""

    WHATSAPP = "whatsapp"  # WhatsApp, over Meta's Cloud API or over Twilio.
    SMS = "sms"  # Text messages.
    EMAIL = "email"  # Email.


class Provider(StrEnum):
    """Who carries messages."""

    META = "meta"  # Meta.
    TWILIO = "twilio"  # Twilio.
    SES = "ses"  # Amazon SES.


class ConversationStatus(StrEnum):
    """Who answers in a conversation."""

    OPEN = "open"  # The engine.
    HANDED_OFF = "handed_off"  # People: replies are recorded, and nothing answers until somebody releases it.
    CLOSED = "closed"  # Nobody has to: it is done with. The next reply opens it.
    UNMATCHED = "unmatched"  # Nobody yet: the person wrote without ever having been written to.


class OutboundStatus(StrEnum):
    """Where one outbound message stands."""

    SENDING = "sending"  # A worker holds the lease on it and may be talking to the provider.
    RETRY_WAIT = "retry_wait"  # The provider certainly did not take it; it will be tried again.
    UNCONFIRMED = "unconfirmed"  # Nobody knows whether the provider took it.
    SENT = "sent"  # The provider took it.
    DELIVERED = "delivered"  # It reached the person's device or mailbox.
    READ = "read"  # The person opened it.
    FAILED = "failed"  # It was refused for good.
    SUPPRESSED = "suppressed"  # It was deliberately not sent: opt-out, no consent, expired, paused.


class UnconfirmedPolicy(StrEnum):
    """What is done when nobody knows whether the provider took a message."""

    NEVER_TWICE = "never_twice"  # It is not sent again.
    AT_LEAST_ONCE = "at_least_once"  # It is sent again once the wait for the provider's echo is over.


class InboundKind(StrEnum):
    """What kind of thing a person sent."""

    TEXT = "text"  # text.
    BUTTON = "button"  # button.
    MEDIA = "media"  # media.
    LOCATION = "location"  # location.
    CONTACT = "contact"  # contact.
    REACTION = "reaction"  # reaction.
    ORDER = "order"  # order.
    OTHER = "other"  # other.


class Wish(StrEnum):
    """What a whole message asks for."""

    OPT_OUT = "opt_out"  # To get nothing more.
    OPT_IN = "opt_in"  # To be written to again.
    HELP = "help"  # To know who writes.


class TurnOutcome(StrEnum):
    """What a turn did about a reply."""

    ANSWERED = "answered"  # It was answered.
    SILENT = "silent"  # It was left without an answer on purpose.
    HANDED_OFF = "handed_off"  # People got it.


class CompanyStatus(StrEnum):
    """Whether a company sends."""

    ACTIVE = "active"  # It does.
    PAUSED = "paused"  # Every request is suppressed.


class Consent(StrEnum):
    """What a request without a statement of consent means."""

    REQUIRED = "required"  # That it is suppressed.
    ASSUMED = "assumed"  # That the person agreed.


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingReply:
    """A reply that waits for a turn."""

    id: str
    """The provider's id of it."""
    at: datetime
    """When the person sent it."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> PendingReply:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return PendingReply(
            id=reader.required("id", rt.read_text),
            at=reader.required("at", rt.read_iso_time),
            unknown=reader.unknown(("id", "at",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        map["id"] = rt.of_text(self.id)
        map["at"] = rt.of_iso_time(self.at)
        rt.keep(map, self.unknown)
        return {"M": map}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRef:
    """One project of one company."""

    company_id: str
    """The company."""
    project_id: str
    """The company's project."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> ProjectRef:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return ProjectRef(
            company_id=reader.required("company_id", rt.read_text),
            project_id=reader.required("project_id", rt.read_text),
            unknown=reader.unknown(("company_id", "project_id",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        map["company_id"] = rt.of_text(self.company_id)
        map["project_id"] = rt.of_text(self.project_id)
        rt.keep(map, self.unknown)
        return {"M": map}
