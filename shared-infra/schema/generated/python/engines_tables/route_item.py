# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""Leads from what a provider names - a number, an account, an address - to the projects that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from . import runtime as rt
from .types import ProjectRef

__all__ = ["RouteItem"]

TABLE = "companies"
ITEM_KIND = "ROUTE"
CURRENT_VERSION = 1
COMPANY_ID_PATTERN = ("route#", "#", "",)
PROJECT_ID_PATTERN = ("ROUTE",)

COMPANY_ID = "company_id"
PROJECT_ID = "project_id"
SCHEMA_VERSION = "schema_version"
PROJECTS = "projects"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteItem:
    """Leads from what a provider names - a number, an account, an address - to the projects that it belongs to."""

    kind: str
    """In the key: company_id route#{kind}#{id}."""
    id: str
    """In the key: company_id route#{kind}#{id}."""
    projects: list[ProjectRef]
    """The projects, the first one first asked."""
    item_version: int = CURRENT_VERSION
    """The version it is written with: the current one, or a newer one that it was read with."""
    unknown: Mapping[str, rt.AttributeValue] = field(default_factory=dict)
    """Attributes that this version does not know; they are written back as they are."""

    @staticmethod
    def item_key(kind: str, id: str) -> rt.Item:
        """The key of such an item."""
        return {
            "company_id": rt.of_text(rt.build_key(COMPANY_ID_PATTERN, kind, id)),
            "project_id": rt.of_text(rt.build_key(PROJECT_ID_PATTERN)),
        }

    @staticmethod
    def fits(key: Mapping[str, rt.AttributeValue]) -> bool:
        """Whether a key may be that of such an item."""
        return rt.key_fits(key, "company_id", COMPANY_ID_PATTERN) and rt.key_fits(key, "project_id", PROJECT_ID_PATTERN)

    @staticmethod
    def from_item(item: Mapping[str, rt.AttributeValue]) -> RouteItem:
        """Reads an item of any released version; raises ItemFormatError for what it cannot read."""
        version = rt.version_of(item, "schema_version", ITEM_KIND)
        reader = rt.ItemReader(item, ITEM_KIND)
        company_id_key = reader.key("company_id", COMPANY_ID_PATTERN)
        reader.key("project_id", PROJECT_ID_PATTERN)
        return RouteItem(
            kind=rt.key_part(company_id_key, COMPANY_ID_PATTERN, 0),
            id=rt.key_part(company_id_key, COMPANY_ID_PATTERN, 1),
            projects=reader.required("projects", rt.list_of(ProjectRef.read)),
            item_version=max(version, CURRENT_VERSION),
            unknown=reader.unknown(_KNOWN),
        )

    def to_item(self) -> rt.Item:
        """The item as it is stored: the current version, and whatever else it was read with."""
        item: rt.Item = {
            "company_id": rt.of_text(rt.build_key(COMPANY_ID_PATTERN, self.kind, self.id)),
            "project_id": rt.of_text(rt.build_key(PROJECT_ID_PATTERN)),
            "schema_version": rt.of_integer(self.item_version),
        }
        item["projects"] = rt.list_with(ProjectRef.write)(self.projects)
        rt.keep(item, self.unknown)
        return item


_KNOWN = frozenset((COMPANY_ID, PROJECT_ID, SCHEMA_VERSION, PROJECTS, ))
