// Generated from tables.yaml by `engines schema generate`. Do not edit.
import * as rt from "./runtime.js";

/** The way a message reaches a person. */
export type Channel = "whatsapp" | "sms" | "email";

export const Channel = {
  values: ["whatsapp", "sms", "email"] as const,
  read: (value: rt.AttributeValue, place: string): Channel => rt.readWord(value, place, Channel.values),
};

/** Who carries messages. */
export type Provider = "meta" | "twilio" | "ses";

export const Provider = {
  values: ["meta", "twilio", "ses"] as const,
  read: (value: rt.AttributeValue, place: string): Provider => rt.readWord(value, place, Provider.values),
};

/** Who answers in a conversation. */
export type ConversationStatus = "open" | "handed_off" | "closed" | "unmatched";

export const ConversationStatus = {
  values: ["open", "handed_off", "closed", "unmatched"] as const,
  read: (value: rt.AttributeValue, place: string): ConversationStatus => rt.readWord(value, place, ConversationStatus.values),
};

/** Where one outbound message stands. */
export type OutboundStatus = "sending" | "retry_wait" | "unconfirmed" | "sent" | "delivered" | "read" | "failed" | "suppressed";

export const OutboundStatus = {
  values: ["sending", "retry_wait", "unconfirmed", "sent", "delivered", "read", "failed", "suppressed"] as const,
  read: (value: rt.AttributeValue, place: string): OutboundStatus => rt.readWord(value, place, OutboundStatus.values),
};

/** What is done when nobody knows whether the provider took a message. */
export type UnconfirmedPolicy = "never_twice" | "at_least_once";

export const UnconfirmedPolicy = {
  values: ["never_twice", "at_least_once"] as const,
  read: (value: rt.AttributeValue, place: string): UnconfirmedPolicy => rt.readWord(value, place, UnconfirmedPolicy.values),
};

/** What kind of thing a person sent. */
export type InboundKind = "text" | "button" | "media" | "location" | "contact" | "reaction" | "order" | "other";

export const InboundKind = {
  values: ["text", "button", "media", "location", "contact", "reaction", "order", "other"] as const,
  read: (value: rt.AttributeValue, place: string): InboundKind => rt.readWord(value, place, InboundKind.values),
};

/** What a whole message asks for. */
export type Wish = "opt_out" | "opt_in" | "help";

export const Wish = {
  values: ["opt_out", "opt_in", "help"] as const,
  read: (value: rt.AttributeValue, place: string): Wish => rt.readWord(value, place, Wish.values),
};

/** What a turn did about a reply. */
export type TurnOutcome = "answered" | "silent" | "handed_off";

export const TurnOutcome = {
  values: ["answered", "silent", "handed_off"] as const,
  read: (value: rt.AttributeValue, place: string): TurnOutcome => rt.readWord(value, place, TurnOutcome.values),
};

/** Whether a company sends. */
export type CompanyStatus = "active" | "paused";

export const CompanyStatus = {
  values: ["active", "paused"] as const,
  read: (value: rt.AttributeValue, place: string): CompanyStatus => rt.readWord(value, place, CompanyStatus.values),
};

/** What a request without a statement of consent means. */
export type Consent = "required" | "assumed";

export const Consent = {
  values: ["required", "assumed"] as const,
  read: (value: rt.AttributeValue, place: string): Consent => rt.readWord(value, place, Consent.values),
};

/** A reply that waits for a turn. */
export interface PendingReply {
  /** The provider's id of it. */
  readonly id: string;
  /** When the person sent it. */
  readonly at: Date;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const PendingReply = {
  read(value: rt.AttributeValue, place: string): PendingReply {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      id: reader.required("id", rt.readText),
      at: reader.required("at", rt.readIsoTime),
      unknown: reader.unknown(["id", "at"]),
    };
  },

  write(value: PendingReply): rt.AttributeValue {
    const map: rt.Item = {};
    map["id"] = rt.ofText(value.id);
    map["at"] = rt.ofIsoTime(value.at);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** One project of one company. */
export interface ProjectRef {
  /** The company. */
  readonly companyId: string;
  /** The company's project. */
  readonly projectId: string;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const ProjectRef = {
  read(value: rt.AttributeValue, place: string): ProjectRef {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      companyId: reader.required("company_id", rt.readText),
      projectId: reader.required("project_id", rt.readText),
      unknown: reader.unknown(["company_id", "project_id"]),
    };
  },

  write(value: ProjectRef): rt.AttributeValue {
    const map: rt.Item = {};
    map["company_id"] = rt.ofText(value.companyId);
    map["project_id"] = rt.ofText(value.projectId);
    return { M: rt.keep(map, value.unknown) };
  },
};
