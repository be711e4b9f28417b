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
    "PauseOrigin",
    "TemplateCategory",
    "TemplateState",
    "ParameterType",
    "ParameterPlace",
    "UnmatchedPolicy",
    "TurnEnding",
    "PendingReply",
    "PendingReplyNames",
    "ProjectRef",
    "ProjectRefNames",
    "CompanySender",
    "CompanySenderNames",
    "CompanyTemplate",
    "CompanyTemplateNames",
    "CompanyParameter",
    "CompanyParameterNames",
    "CompanyReplies",
    "CompanyRepliesNames",
    "CompanyWords",
    "CompanyWordsNames",
    "CompanyRule",
    "CompanyRuleNames",
    "CompanyCondition",
    "CompanyConditionNames",
    "CompanyAction",
    "CompanyActionNames",
    "CompanyTemplateUse",
    "CompanyTemplateUseNames",
    "CompanyAi",
    "CompanyAiNames",
    "CompanyQuietHours",
    "CompanyQuietHoursNames",
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
    """Whether a company, or one of its senders, sends."""

    ACTIVE = "active"  # It does.
    PAUSED = "paused"  # Every request is suppressed.


class Consent(StrEnum):
    """What a request without a statement of consent means."""

    REQUIRED = "required"  # That it is suppressed.
    ASSUMED = "assumed"  # That the person agreed.


class PauseOrigin(StrEnum):
    """Who paused a sender, where it was not people."""

    PROVIDER = "provider"  # A provider's report, and another one may resume it. Where it was people, only people resume it.


class TemplateCategory(StrEnum):
    """What a message is for, in WhatsApp's words."""

    UTILITY = "utility"  # About something the person did or asked for.
    MARKETING = "marketing"  # Advertising; a person can stop it alone.
    AUTHENTICATION = "authentication"  # One-time codes.


class TemplateState(StrEnum):
    """Whether the provider will take a template."""

    APPROVED = "approved"  # Ready.
    PENDING = "pending"  # Not decided yet.
    REJECTED = "rejected"  # Refused by the provider.
    PAUSED = "paused"  # Stopped for a while, for quality.
    DISABLED = "disabled"  # Stopped for good.


class ParameterType(StrEnum):
    """What a variable may hold."""

    TEXT = "text"  # A string.
    CURRENCY = "currency"  # A string that reads as an amount, such as $100.99, with its ISO 4217 code and thousandths.
    DATE_TIME = "date_time"  # A string that reads as a date or time.
    IMAGE = "image"  # The https URL of a picture.
    VIDEO = "video"  # The https URL of a film.
    DOCUMENT = "document"  # The https URL of a document.
    PAYLOAD = "payload"  # What a quick-reply button sends back.
    URL_SUFFIX = "url_suffix"  # What is added to the URL of a button.


class ParameterPlace(StrEnum):
    """Where a variable stands in a WhatsApp template."""

    BODY = "body"  # In the body.
    HEADER = "header"  # In the header.
    BUTTON = "button"  # In a button.


class UnmatchedPolicy(StrEnum):
    """What is done about people whom the company never wrote to."""

    KEEP = "keep"  # What they write is kept for people to read.
    ANSWER = "answer"  # They are answered as others are.


class TurnEnding(StrEnum):
    """How a conversation stands after a turn."""

    OPEN = "open"  # Open: the next reply is answered as well.
    HAND_OFF = "hand_off"  # With people: replies are recorded, and nothing answers until somebody releases it.
    CLOSE = "close"  # Closed: done with; the next reply opens it again.


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


class PendingReplyNames:
    """The attribute names of PendingReply, for expressions."""

    ID = "id"
    AT = "at"


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


class ProjectRefNames:
    """The attribute names of ProjectRef, for expressions."""

    COMPANY_ID = "company_id"
    PROJECT_ID = "project_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanySender:
    """The address that a company speaks from on one channel, and how its provider is reached."""

    provider: Provider
    """Who carries the messages: meta or twilio for whatsapp, twilio for sms, ses for email."""
    address: str
    """The company's own address: an E.164 number, or an email address in lower case."""
    status: CompanyStatus = CompanyStatus.ACTIVE
    """Whether it sends."""
    status_at: datetime | None = None
    """When the provider says that the status became what it is; written by the engines."""
    status_detail: str | None = None
    """Why, in the provider's words; written by the engines."""
    paused_by: PauseOrigin | None = None
    """Who paused it; absent where people did."""
    provider_sender_id: str | None = None
    """The provider's own id of the sender: Meta's phone number id, or a Twilio Messaging Service."""
    account_id: str | None = None
    """The provider's account: Twilio's, or the WhatsApp business account, which news of templates and limits is about."""
    secret: str | None = None
    """Where the credentials are kept, never the credentials: secretsmanager:NAME or ssm:NAME."""
    status_callback: str | None = None
    """The public https URL for Twilio's status callbacks."""
    display_name: str | None = None
    """The name shown before an email address."""
    reply_to: str | None = None
    """Where replies by email go, when not to the address."""
    configuration_set: str | None = None
    """The SES configuration set, without which SES publishes no events."""
    tenant_name: str | None = None
    """The SES tenant that keeps this company's reputation apart from others'."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanySender:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanySender(
            provider=reader.required("provider", rt.word_of(Provider)),
            address=reader.required("address", rt.read_text),
            status=reader.defaulted("status", rt.word_of(CompanyStatus), CompanyStatus.ACTIVE),
            status_at=reader.optional("status_at", rt.read_iso_time),
            status_detail=reader.optional("status_detail", rt.read_text),
            paused_by=reader.optional("paused_by", rt.word_of(PauseOrigin)),
            provider_sender_id=reader.optional("provider_sender_id", rt.read_text),
            account_id=reader.optional("account_id", rt.read_text),
            secret=reader.optional("secret", rt.read_text),
            status_callback=reader.optional("status_callback", rt.read_text),
            display_name=reader.optional("display_name", rt.read_text),
            reply_to=reader.optional("reply_to", rt.read_text),
            configuration_set=reader.optional("configuration_set", rt.read_text),
            tenant_name=reader.optional("tenant_name", rt.read_text),
            unknown=reader.unknown(("provider", "address", "status", "status_at", "status_detail", "paused_by", "provider_sender_id", "account_id", "secret", "status_callback", "display_name", "reply_to", "configuration_set", "tenant_name",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        map["provider"] = rt.of_word(self.provider)
        map["address"] = rt.of_text(self.address)
        map["status"] = rt.of_word(self.status)
        if self.status_at is not None:
            map["status_at"] = rt.of_iso_time(self.status_at)
        if self.status_detail is not None:
            map["status_detail"] = rt.of_text(self.status_detail)
        if self.paused_by is not None:
            map["paused_by"] = rt.of_word(self.paused_by)
        if self.provider_sender_id is not None:
            map["provider_sender_id"] = rt.of_text(self.provider_sender_id)
        if self.account_id is not None:
            map["account_id"] = rt.of_text(self.account_id)
        if self.secret is not None:
            map["secret"] = rt.of_text(self.secret)
        if self.status_callback is not None:
            map["status_callback"] = rt.of_text(self.status_callback)
        if self.display_name is not None:
            map["display_name"] = rt.of_text(self.display_name)
        if self.reply_to is not None:
            map["reply_to"] = rt.of_text(self.reply_to)
        if self.configuration_set is not None:
            map["configuration_set"] = rt.of_text(self.configuration_set)
        if self.tenant_name is not None:
            map["tenant_name"] = rt.of_text(self.tenant_name)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanySenderNames:
    """The attribute names of CompanySender, for expressions."""

    PROVIDER = "provider"
    ADDRESS = "address"
    STATUS = "status"
    STATUS_AT = "status_at"
    STATUS_DETAIL = "status_detail"
    PAUSED_BY = "paused_by"
    PROVIDER_SENDER_ID = "provider_sender_id"
    ACCOUNT_ID = "account_id"
    SECRET = "secret"
    STATUS_CALLBACK = "status_callback"
    DISPLAY_NAME = "display_name"
    REPLY_TO = "reply_to"
    CONFIGURATION_SET = "configuration_set"
    TENANT_NAME = "tenant_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyTemplate:
    """A message that was written and approved beforehand, with places for variables."""

    provider_id: str | None = None
    """Meta's or SES's template name, or Twilio's content id; absent where there is a text."""
    text: str | None = None
    """For SMS without a provider's template: the text, with {{name}} where a variable stands."""
    category: TemplateCategory
    """What the message is for."""
    state: TemplateState
    """Whether the provider will take it."""
    state_at: datetime | None = None
    """When the provider says that the state became what it is; written by the engines."""
    state_detail: str | None = None
    """Why, in the provider's words; written by the engines."""
    when_unconfirmed: UnconfirmedPolicy = UnconfirmedPolicy.NEVER_TWICE
    """What is done when nobody knows whether the provider took a message."""
    parameters: list[CompanyParameter] | None = None
    """The variables, in the provider's order."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyTemplate:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyTemplate(
            provider_id=reader.optional("provider_id", rt.read_text),
            text=reader.optional("text", rt.read_text),
            category=reader.required("category", rt.word_of(TemplateCategory)),
            state=reader.required("state", rt.word_of(TemplateState)),
            state_at=reader.optional("state_at", rt.read_iso_time),
            state_detail=reader.optional("state_detail", rt.read_text),
            when_unconfirmed=reader.defaulted("when_unconfirmed", rt.word_of(UnconfirmedPolicy), UnconfirmedPolicy.NEVER_TWICE),
            parameters=reader.optional("parameters", rt.list_of(CompanyParameter.read)),
            unknown=reader.unknown(("provider_id", "text", "category", "state", "state_at", "state_detail", "when_unconfirmed", "parameters",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        if self.provider_id is not None:
            map["provider_id"] = rt.of_text(self.provider_id)
        if self.text is not None:
            map["text"] = rt.of_text(self.text)
        map["category"] = rt.of_word(self.category)
        map["state"] = rt.of_word(self.state)
        if self.state_at is not None:
            map["state_at"] = rt.of_iso_time(self.state_at)
        if self.state_detail is not None:
            map["state_detail"] = rt.of_text(self.state_detail)
        map["when_unconfirmed"] = rt.of_word(self.when_unconfirmed)
        if self.parameters is not None:
            map["parameters"] = rt.list_with(CompanyParameter.write)(self.parameters)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyTemplateNames:
    """The attribute names of CompanyTemplate, for expressions."""

    PROVIDER_ID = "provider_id"
    TEXT = "text"
    CATEGORY = "category"
    STATE = "state"
    STATE_AT = "state_at"
    STATE_DETAIL = "state_detail"
    WHEN_UNCONFIRMED = "when_unconfirmed"
    PARAMETERS = "parameters"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyParameter:
    """One place for a variable in a template."""

    name: str
    """The name by which requests give the variable."""
    type: ParameterType
    """What it may hold."""
    place: ParameterPlace = ParameterPlace.BODY
    """Where it stands in a WhatsApp template."""
    button_index: int = 0
    """The button that it belongs to, from 0 to 9."""
    named: bool = False
    """Whether the WhatsApp template was made with parameter_format NAMED."""
    length_max: int = 1024
    """The longest text, in characters."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyParameter:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyParameter(
            name=reader.required("name", rt.read_text),
            type=reader.required("type", rt.word_of(ParameterType)),
            place=reader.defaulted("place", rt.word_of(ParameterPlace), ParameterPlace.BODY),
            button_index=reader.defaulted("button_index", rt.read_integer, 0),
            named=reader.defaulted("named", rt.read_boolean, False),
            length_max=reader.defaulted("length_max", rt.read_integer, 1024),
            unknown=reader.unknown(("name", "type", "place", "button_index", "named", "length_max",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        map["name"] = rt.of_text(self.name)
        map["type"] = rt.of_word(self.type)
        map["place"] = rt.of_word(self.place)
        map["button_index"] = rt.of_integer(self.button_index)
        map["named"] = rt.of_boolean(self.named)
        map["length_max"] = rt.of_integer(self.length_max)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyParameterNames:
    """The attribute names of CompanyParameter, for expressions."""

    NAME = "name"
    TYPE = "type"
    PLACE = "place"
    BUTTON_INDEX = "button_index"
    NAMED = "named"
    LENGTH_MAX = "length_max"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyReplies:
    """How people who write are answered."""

    unmatched: UnmatchedPolicy = UnmatchedPolicy.KEEP
    """What is done about people whom the company never wrote to."""
    words: dict[str, CompanyWords] | None = None
    """Words beyond the built-in ones, by language."""
    help_text: str | None = None
    """What is answered to a help word."""
    opt_in_text: str | None = None
    """What is answered to an opt-in word; absent for silence."""
    rules: list[CompanyRule] | None = None
    """The rules, in the order in which they are tried."""
    ai: CompanyAi | None = None
    """The AI that writes answers where no rule fits."""
    hand_off_text: str | None = None
    """What is said when a conversation is handed to people; absent for silence."""
    outside_window: CompanyTemplateUse | None = None
    """The template that takes the place of free text once WhatsApp's 24-hour window is over; handed off when absent."""
    quiet_hours: CompanyQuietHours | None = None
    """When no answer leaves."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyReplies:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyReplies(
            unmatched=reader.defaulted("unmatched", rt.word_of(UnmatchedPolicy), UnmatchedPolicy.KEEP),
            words=reader.optional("words", rt.map_of(CompanyWords.read)),
            help_text=reader.optional("help_text", rt.read_text),
            opt_in_text=reader.optional("opt_in_text", rt.read_text),
            rules=reader.optional("rules", rt.list_of(CompanyRule.read)),
            ai=reader.optional("ai", CompanyAi.read),
            hand_off_text=reader.optional("hand_off_text", rt.read_text),
            outside_window=reader.optional("outside_window", CompanyTemplateUse.read),
            quiet_hours=reader.optional("quiet_hours", CompanyQuietHours.read),
            unknown=reader.unknown(("unmatched", "words", "help_text", "opt_in_text", "rules", "ai", "hand_off_text", "outside_window", "quiet_hours",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        map["unmatched"] = rt.of_word(self.unmatched)
        if self.words is not None:
            map["words"] = rt.map_with(CompanyWords.write)(self.words)
        if self.help_text is not None:
            map["help_text"] = rt.of_text(self.help_text)
        if self.opt_in_text is not None:
            map["opt_in_text"] = rt.of_text(self.opt_in_text)
        if self.rules is not None:
            map["rules"] = rt.list_with(CompanyRule.write)(self.rules)
        if self.ai is not None:
            map["ai"] = CompanyAi.write(self.ai)
        if self.hand_off_text is not None:
            map["hand_off_text"] = rt.of_text(self.hand_off_text)
        if self.outside_window is not None:
            map["outside_window"] = CompanyTemplateUse.write(self.outside_window)
        if self.quiet_hours is not None:
            map["quiet_hours"] = CompanyQuietHours.write(self.quiet_hours)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyRepliesNames:
    """The attribute names of CompanyReplies, for expressions."""

    UNMATCHED = "unmatched"
    WORDS = "words"
    HELP_TEXT = "help_text"
    OPT_IN_TEXT = "opt_in_text"
    RULES = "rules"
    AI = "ai"
    HAND_OFF_TEXT = "hand_off_text"
    OUTSIDE_WINDOW = "outside_window"
    QUIET_HOURS = "quiet_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyWords:
    """The words by which people of one language say what they want."""

    stop: list[str] | None = None
    """No more messages."""
    start: list[str] | None = None
    """Messages again."""
    help: list[str] | None = None
    """Who is this."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyWords:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyWords(
            stop=reader.optional("stop", rt.list_of(rt.read_text)),
            start=reader.optional("start", rt.list_of(rt.read_text)),
            help=reader.optional("help", rt.list_of(rt.read_text)),
            unknown=reader.unknown(("stop", "start", "help",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        if self.stop is not None:
            map["stop"] = rt.list_with(rt.of_text)(self.stop)
        if self.start is not None:
            map["start"] = rt.list_with(rt.of_text)(self.start)
        if self.help is not None:
            map["help"] = rt.list_with(rt.of_text)(self.help)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyWordsNames:
    """The attribute names of CompanyWords, for expressions."""

    STOP = "stop"
    START = "start"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRule:
    """One rule: if something is so, do something."""

    name: str
    """What people call it; stands in items and metrics."""
    when: CompanyCondition
    """What has to be so."""
    then: CompanyAction
    """What is done."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyRule:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyRule(
            name=reader.required("name", rt.read_text),
            when=reader.required("when", CompanyCondition.read),
            then=reader.required("then", CompanyAction.read),
            unknown=reader.unknown(("name", "when", "then",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        map["name"] = rt.of_text(self.name)
        map["when"] = CompanyCondition.write(self.when)
        map["then"] = CompanyAction.write(self.then)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyRuleNames:
    """The attribute names of CompanyRule, for expressions."""

    NAME = "name"
    WHEN = "when"
    THEN = "then"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyCondition:
    """What has to be so for a rule to fit: exactly one of words, pattern, payload, kind and always."""

    words: list[str] | None = None
    """The reply contains one of these words or phrases."""
    whole: bool | None = None
    """Beside words: the reply is nothing but the word; false when absent."""
    pattern: str | None = None
    """The reply fits this regular expression, without case."""
    payload: list[str] | None = None
    """The reply's button or list entry carries one of these payloads."""
    kind: list[InboundKind] | None = None
    """The reply is of one of these kinds."""
    always: bool | None = None
    """Always; true and nothing else."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyCondition:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyCondition(
            words=reader.optional("words", rt.list_of(rt.read_text)),
            whole=reader.optional("whole", rt.read_boolean),
            pattern=reader.optional("pattern", rt.read_text),
            payload=reader.optional("payload", rt.list_of(rt.read_text)),
            kind=reader.optional("kind", rt.list_of(rt.word_of(InboundKind))),
            always=reader.optional("always", rt.read_boolean),
            unknown=reader.unknown(("words", "whole", "pattern", "payload", "kind", "always",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        if self.words is not None:
            map["words"] = rt.list_with(rt.of_text)(self.words)
        if self.whole is not None:
            map["whole"] = rt.of_boolean(self.whole)
        if self.pattern is not None:
            map["pattern"] = rt.of_text(self.pattern)
        if self.payload is not None:
            map["payload"] = rt.list_with(rt.of_text)(self.payload)
        if self.kind is not None:
            map["kind"] = rt.list_with(rt.of_word)(self.kind)
        if self.always is not None:
            map["always"] = rt.of_boolean(self.always)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyConditionNames:
    """The attribute names of CompanyCondition, for expressions."""

    WORDS = "words"
    WHOLE = "whole"
    PATTERN = "pattern"
    PAYLOAD = "payload"
    KIND = "kind"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyAction:
    """What a rule does."""

    text: str | None = None
    """Free text to answer."""
    template: CompanyTemplateUse | None = None
    """A template to answer with; beside a text, what is sent where free text is not allowed."""
    ending: TurnEnding = TurnEnding.OPEN
    """How the conversation stands afterwards."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyAction:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyAction(
            text=reader.optional("text", rt.read_text),
            template=reader.optional("template", CompanyTemplateUse.read),
            ending=reader.defaulted("ending", rt.word_of(TurnEnding), TurnEnding.OPEN),
            unknown=reader.unknown(("text", "template", "ending",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        if self.text is not None:
            map["text"] = rt.of_text(self.text)
        if self.template is not None:
            map["template"] = CompanyTemplateUse.write(self.template)
        map["ending"] = rt.of_word(self.ending)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyActionNames:
    """The attribute names of CompanyAction, for expressions."""

    TEXT = "text"
    TEMPLATE = "template"
    ENDING = "ending"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyTemplateUse:
    """A template with values for its variables."""

    name: str
    """The company's name for it."""
    language: str
    """Its language."""
    variables: dict[str, str] | None = None
    """A value for each parameter, by name."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyTemplateUse:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyTemplateUse(
            name=reader.required("name", rt.read_text),
            language=reader.required("language", rt.read_text),
            variables=reader.optional("variables", rt.map_of(rt.read_text)),
            unknown=reader.unknown(("name", "language", "variables",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        map["name"] = rt.of_text(self.name)
        map["language"] = rt.of_text(self.language)
        if self.variables is not None:
            map["variables"] = rt.map_with(rt.of_text)(self.variables)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyTemplateUseNames:
    """The attribute names of CompanyTemplateUse, for expressions."""

    NAME = "name"
    LANGUAGE = "language"
    VARIABLES = "variables"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyAi:
    """An endpoint that speaks OpenAI's Responses API, and what it is told."""

    endpoint: str
    """The https URL up to and including its version."""
    model: str
    """The model."""
    secret: str
    """Where the key is kept, never the key: secretsmanager:NAME or ssm:NAME."""
    instructions: str
    """Who it is and what it may say."""
    output_tokens_max: int = 400
    """The longest answer, in tokens: from 16 to 4,000."""
    history_max: int = 20
    """How many earlier messages it sees, from 0 to 100."""
    time_limit_seconds: int = 8
    """How long an answer may take, from 1 to 15 seconds."""
    otherwise: CompanyAction | None = None
    """What is done when it gives no usable answer; handed off when absent."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyAi:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyAi(
            endpoint=reader.required("endpoint", rt.read_text),
            model=reader.required("model", rt.read_text),
            secret=reader.required("secret", rt.read_text),
            instructions=reader.required("instructions", rt.read_text),
            output_tokens_max=reader.defaulted("output_tokens_max", rt.read_integer, 400),
            history_max=reader.defaulted("history_max", rt.read_integer, 20),
            time_limit_seconds=reader.defaulted("time_limit_seconds", rt.read_integer, 8),
            otherwise=reader.optional("otherwise", CompanyAction.read),
            unknown=reader.unknown(("endpoint", "model", "secret", "instructions", "output_tokens_max", "history_max", "time_limit_seconds", "otherwise",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        map["endpoint"] = rt.of_text(self.endpoint)
        map["model"] = rt.of_text(self.model)
        map["secret"] = rt.of_text(self.secret)
        map["instructions"] = rt.of_text(self.instructions)
        map["output_tokens_max"] = rt.of_integer(self.output_tokens_max)
        map["history_max"] = rt.of_integer(self.history_max)
        map["time_limit_seconds"] = rt.of_integer(self.time_limit_seconds)
        if self.otherwise is not None:
            map["otherwise"] = CompanyAction.write(self.otherwise)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyAiNames:
    """The attribute names of CompanyAi, for expressions."""

    ENDPOINT = "endpoint"
    MODEL = "model"
    SECRET = "secret"
    INSTRUCTIONS = "instructions"
    OUTPUT_TOKENS_MAX = "output_tokens_max"
    HISTORY_MAX = "history_max"
    TIME_LIMIT_SECONDS = "time_limit_seconds"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyQuietHours:
    """Hours in which no answer leaves."""

    from_: str
    """When they begin, local time, HH:mm."""
    to: str
    """When they end, local time, HH:mm; before from when they last over midnight."""
    time_zone: str
    """Where: an IANA name."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Entries that this version does not know; they are written back as they are."""

    @staticmethod
    def read(value: rt.AttributeValue, place: str) -> CompanyQuietHours:
        reader = rt.ItemReader(rt.read_structure(value, place), place)
        return CompanyQuietHours(
            from_=reader.required("from", rt.read_text),
            to=reader.required("to", rt.read_text),
            time_zone=reader.required("time_zone", rt.read_text),
            unknown=reader.unknown(("from", "to", "time_zone",)),
        )

    def write(self) -> rt.AttributeValue:
        map: dict[str, rt.AttributeValue] = {}
        map["from"] = rt.of_text(self.from_)
        map["to"] = rt.of_text(self.to)
        map["time_zone"] = rt.of_text(self.time_zone)
        rt.keep(map, self.unknown)
        return {"M": map}


class CompanyQuietHoursNames:
    """The attribute names of CompanyQuietHours, for expressions."""

    FROM = "from"
    TO = "to"
    TIME_ZONE = "time_zone"
