# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""Everything that the engines need to know before they may speak for one project of a company. company.schema.json beside this file adds what texts and numbers may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from . import runtime as rt
from .types import CompanyReplies, CompanySender, CompanyStatus, CompanyTemplate, Consent

__all__ = ["CompanyItem"]

TABLE = "companies"
ITEM_KIND = "COMPANY"
CURRENT_VERSION = 1
COMPANY_ID_PATTERN = ("", "",)
PROJECT_ID_PATTERN = ("", "",)

COMPANY_ID = "company_id"
PROJECT_ID = "project_id"
SCHEMA_VERSION = "schema_version"
NAME = "name"
STATUS = "status"
CONSENT = "consent"
CHANNELS = "channels"
TEMPLATES = "templates"
REPLIES = "replies"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyItem:
    """Everything that the engines need to know before they may speak for one project of a company. company.schema.json beside this file adds what texts and numbers may be."""

    company_id: str
    """In the key: company_id {company_id}."""
    project_id: str
    """In the key: project_id {project_id}."""
    name: str
    """What people call the company."""
    status: CompanyStatus = CompanyStatus.ACTIVE
    """Whether it sends."""
    consent: Consent = Consent.REQUIRED
    """What a request without a statement of consent means."""
    channels: dict[str, CompanySender]
    """The sender of each channel, by the channel's name."""
    templates: dict[str, CompanyTemplate]
    """The templates, by channel/name/language."""
    replies: CompanyReplies | None = None
    """How people who write are answered; absent where everything is handed to people."""
    item_version: int = CURRENT_VERSION
    """The version it is written with: the current one, or a newer one that it was read with."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Attributes that this version does not know; they are written back as they are."""

    @staticmethod
    def item_key(company_id: str, project_id: str) -> rt.Item:
        """The key of such an item."""
        return {
            "company_id": rt.of_text(rt.build_key(COMPANY_ID_PATTERN, company_id)),
            "project_id": rt.of_text(rt.build_key(PROJECT_ID_PATTERN, project_id)),
        }

    @staticmethod
    def fits(key: Mapping[str, rt.AttributeValue]) -> bool:
        """Whether a key may be that of such an item."""
        return rt.key_fits(key, "company_id", COMPANY_ID_PATTERN) and rt.key_fits(key, "project_id", PROJECT_ID_PATTERN)

    @staticmethod
    def from_item(item: Mapping[str, rt.AttributeValue]) -> CompanyItem:
        """Reads an item of any released version; raises ItemFormatError for what it cannot read."""
        version = rt.version_of(item, "schema_version", ITEM_KIND)
        reader = rt.ItemReader(item, ITEM_KIND)
        company_id_key = reader.key("company_id", COMPANY_ID_PATTERN)
        project_id_key = reader.key("project_id", PROJECT_ID_PATTERN)
        return CompanyItem(
            company_id=rt.key_part(company_id_key, COMPANY_ID_PATTERN, 0),
            project_id=rt.key_part(project_id_key, PROJECT_ID_PATTERN, 0),
            name=reader.required("name", rt.read_text),
            status=reader.defaulted("status", rt.word_of(CompanyStatus), CompanyStatus.ACTIVE),
            consent=reader.defaulted("consent", rt.word_of(Consent), Consent.REQUIRED),
            channels=reader.required("channels", rt.map_of(CompanySender.read)),
            templates=reader.required("templates", rt.map_of(CompanyTemplate.read)),
            replies=reader.optional("replies", CompanyReplies.read),
            item_version=max(version, CURRENT_VERSION),
            unknown=reader.unknown(_KNOWN),
        )

    def to_item(self) -> rt.Item:
        """The item as it is stored: the current version, and whatever else it was read with."""
        item: rt.Item = {
            "company_id": rt.of_text(rt.build_key(COMPANY_ID_PATTERN, self.company_id)),
            "project_id": rt.of_text(rt.build_key(PROJECT_ID_PATTERN, self.project_id)),
            "schema_version": rt.of_integer(self.item_version),
        }
        item["name"] = rt.of_text(self.name)
        item["status"] = rt.of_word(self.status)
        item["consent"] = rt.of_word(self.consent)
        item["channels"] = rt.map_with(CompanySender.write)(self.channels)
        item["templates"] = rt.map_with(CompanyTemplate.write)(self.templates)
        if self.replies is not None:
            item["replies"] = CompanyReplies.write(self.replies)
        rt.keep(item, self.unknown)
        return item


_KNOWN = frozenset((COMPANY_ID, PROJECT_ID, SCHEMA_VERSION, NAME, STATUS, CONSENT, CHANNELS, TEMPLATES, REPLIES, ))
