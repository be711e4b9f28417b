# Generated from tables.yaml by `engines schema generate`. Do not edit.
"""The items of the tables, with nothing but the standard library: from_item and to_item speak boto3's low-level form."""

from collections.abc import Mapping

from . import runtime
from .head_item import HeadItem
from .out_item import OutItem
from .in_item import InItem
from .alias_item import AliasItem
from .company_item import CompanyItem
from .route_item import RouteItem
from .slot_item import SlotItem
from .runtime import ItemFormatError
from .types import Channel, CompanyAction, CompanyActionNames, CompanyAi, CompanyAiNames, CompanyCondition, CompanyConditionNames, CompanyParameter, CompanyParameterNames, CompanyQuietHours, CompanyQuietHoursNames, CompanyReplies, CompanyRepliesNames, CompanyRule, CompanyRuleNames, CompanySender, CompanySenderNames, CompanyStatus, CompanyTemplate, CompanyTemplateNames, CompanyTemplateUse, CompanyTemplateUseNames, CompanyWords, CompanyWordsNames, Consent, ConversationStatus, InboundKind, OutboundStatus, ParameterPlace, ParameterType, PauseOrigin, PendingReply, PendingReplyNames, ProjectRef, ProjectRefNames, Provider, TemplateCategory, TemplateState, TurnEnding, TurnOutcome, UnconfirmedPolicy, UnmatchedPolicy, Wish

__all__ = [
    "AliasItem",
    "Channel",
    "CompanyAction",
    "CompanyActionNames",
    "CompanyAi",
    "CompanyAiNames",
    "CompanyCondition",
    "CompanyConditionNames",
    "CompanyItem",
    "CompanyParameter",
    "CompanyParameterNames",
    "CompanyQuietHours",
    "CompanyQuietHoursNames",
    "CompanyReplies",
    "CompanyRepliesNames",
    "CompanyRule",
    "CompanyRuleNames",
    "CompanySender",
    "CompanySenderNames",
    "CompanyStatus",
    "CompanyTemplate",
    "CompanyTemplateNames",
    "CompanyTemplateUse",
    "CompanyTemplateUseNames",
    "CompanyWords",
    "CompanyWordsNames",
    "Consent",
    "ConversationStatus",
    "HeadItem",
    "InItem",
    "InboundKind",
    "OutItem",
    "OutboundStatus",
    "ParameterPlace",
    "ParameterType",
    "PauseOrigin",
    "PendingReply",
    "PendingReplyNames",
    "ProjectRef",
    "ProjectRefNames",
    "Provider",
    "RouteItem",
    "SlotItem",
    "TemplateCategory",
    "TemplateState",
    "TurnEnding",
    "TurnOutcome",
    "UnconfirmedPolicy",
    "UnmatchedPolicy",
    "Wish",
    "ItemFormatError",
    "kind_of",
    "runtime",
]

_KINDS: dict[str, tuple[type, ...]] = {
    "conversations": (AliasItem, HeadItem, OutItem, InItem, ),
    "companies": (RouteItem, CompanyItem, ),
    "leases": (SlotItem, ),
}


def kind_of(table: str, key: Mapping[str, runtime.AttributeValue]) -> type | None:
    """The class of the item that has a key; None for one that the schema does not know."""
    for kind in _KINDS[table]:
        if kind.fits(key):  # type: ignore[attr-defined]
            return kind
    return None
