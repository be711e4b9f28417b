// Generated from tables.yaml by `engines schema generate`. Do not edit.
import * as rt from "./runtime.js";
import { Channel, OutboundStatus, Provider, UnconfirmedPolicy } from "./types.js";

const itemKind = "OUT";
const currentVersion = 1;
const conversationIdPattern = ["c_", ""] as const;
const itemIdPattern = ["OUT#", ""] as const;

/** One outbound message and every attempt to hand it to a provider. */
export interface OutItem {
  /** In the key: conversation_id c_{hash}. */
  readonly hash: string;
  /** In the key: item_id OUT#{request_id}. */
  readonly requestId: string;
  /** Where it stands. */
  readonly outboundStatus: OutboundStatus;
  /** Hash of the request; the same request_id with another hash is a conflict. */
  readonly requestHash: string;
  /** The request as JSON: everything needed to send again. Personal data. */
  readonly request: string;
  /** The company. */
  readonly companyId: string;
  /** The company's project. */
  readonly projectId: string;
  /** The channel. */
  readonly channel: Channel;
  /** The template: name/language; absent for free text. */
  readonly template?: string | undefined;
  /** Number of the newest attempt, from 1; 0 when none was made. */
  readonly attempt: bigint;
  /** The newest attempt; the condition of every write about its outcome. */
  readonly attemptId?: string | undefined;
  /** All attempts, so that a late event about an old one is recognised. */
  readonly attemptIds?: ReadonlyArray<string> | undefined;
  /** The delivery that works on the newest attempt. */
  readonly worker?: string | undefined;
  /** Until when that worker may act. */
  readonly leaseUntil?: Date | undefined;
  /** In retry_wait: not before this time. */
  readonly nextAttemptAt?: Date | undefined;
  /** In unconfirmed: end of the wait for the provider's echo. */
  readonly reconcileUntil?: Date | undefined;
  /** The template's policy at the time of the claim. */
  readonly whenUnconfirmed: UnconfirmedPolicy;
  /** Who carries it. */
  readonly provider?: Provider | undefined;
  /** Account and sender of the newest attempt, where the provider can be asked about it afterwards. */
  readonly sentThrough?: string | undefined;
  /** The provider's id of the accepted message. */
  readonly providerMessageId?: string | undefined;
  /** Attempts that the provider accepted; more than one means that the person got it twice. */
  readonly acceptedAttempts?: ReadonlyArray<string> | undefined;
  /** For an answer: the provider's ids of the replies that it answers. */
  readonly answers?: ReadonlyArray<string> | undefined;
  /** What the provider charges by: model/category/type/billable, as its report says. */
  readonly pricing?: string | undefined;
  /** Why it stands where it stands: our reason or the provider's code. */
  readonly reason?: string | undefined;
  /** More for people, without personal data: field, problem and remedy. */
  readonly reasonDetail?: string | undefined;
  /** When the item was first written. */
  readonly createdAt: Date;
  /** When it was last written. */
  readonly updatedAt: Date;
  /** When it was first claimed. */
  readonly sendingAt?: Date | undefined;
  /** When it first had to wait for another attempt. */
  readonly retryWaitAt?: Date | undefined;
  /** When the provider's acceptance was first seen. */
  readonly sentAt?: Date | undefined;
  /** When delivery was first seen. */
  readonly deliveredAt?: Date | undefined;
  /** When reading was first seen. */
  readonly readAt?: Date | undefined;
  /** When the final refusal was first seen. */
  readonly failedAt?: Date | undefined;
  /** When the outcome was first unknown. */
  readonly unconfirmedAt?: Date | undefined;
  /** When it was decided not to send. */
  readonly suppressedAt?: Date | undefined;
  /** When DynamoDB may delete the item; nothing relies on it. */
  readonly ttl: Date;
  /** The version it is written with: the current one unless it was read with a newer one. */
  readonly itemVersion?: number | undefined;
  /** Attributes that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

const known: readonly string[] = ["conversation_id", "item_id", "schema_version", "outbound_status", "request_hash", "request", "company_id", "project_id", "channel", "template", "attempt", "attempt_id", "attempt_ids", "worker", "lease_until", "next_attempt_at", "reconcile_until", "when_unconfirmed", "provider", "sent_through", "provider_message_id", "accepted_attempts", "answers", "pricing", "reason", "reason_detail", "created_at", "updated_at", "sending_at", "retry_wait_at", "sent_at", "delivered_at", "read_at", "failed_at", "unconfirmed_at", "suppressed_at", "ttl"];

export const OutItem = {
  table: "conversations",
  itemKind,
  currentVersion,

  /** The attribute names, for expressions. */
  names: { ConversationId: "conversation_id", ItemId: "item_id", SchemaVersion: "schema_version", OutboundStatus: "outbound_status", RequestHash: "request_hash", Request: "request", CompanyId: "company_id", ProjectId: "project_id", Channel: "channel", Template: "template", Attempt: "attempt", AttemptId: "attempt_id", AttemptIds: "attempt_ids", Worker: "worker", LeaseUntil: "lease_until", NextAttemptAt: "next_attempt_at", ReconcileUntil: "reconcile_until", WhenUnconfirmed: "when_unconfirmed", Provider: "provider", SentThrough: "sent_through", ProviderMessageId: "provider_message_id", AcceptedAttempts: "accepted_attempts", Answers: "answers", Pricing: "pricing", Reason: "reason", ReasonDetail: "reason_detail", CreatedAt: "created_at", UpdatedAt: "updated_at", SendingAt: "sending_at", RetryWaitAt: "retry_wait_at", SentAt: "sent_at", DeliveredAt: "delivered_at", ReadAt: "read_at", FailedAt: "failed_at", UnconfirmedAt: "unconfirmed_at", SuppressedAt: "suppressed_at", Ttl: "ttl" } as const,

  /** The key of such an item. */
  itemKey(hash: string, requestId: string): rt.Item {
    return {
      "conversation_id": rt.ofText(rt.buildKey(conversationIdPattern, hash)),
      "item_id": rt.ofText(rt.buildKey(itemIdPattern, requestId)),
    };
  },

  /** Whether a key may be that of such an item. */
  fits(key: Readonly<rt.Item>): boolean {
    return rt.keyFits(key, "conversation_id", conversationIdPattern) && rt.keyFits(key, "item_id", itemIdPattern);
  },

  /** Reads an item of any released version; throws ItemFormatError for what it cannot read. */
  fromItem(stored: Readonly<rt.Item>): OutItem {
    const version = rt.versionOf(stored, "schema_version", itemKind);
    const reader = new rt.ItemReader(stored, itemKind);
    const conversationIdKey = reader.key("conversation_id", conversationIdPattern);
    const itemIdKey = reader.key("item_id", itemIdPattern);
    return {
      hash: rt.keyPart(conversationIdKey, conversationIdPattern, 0),
      requestId: rt.keyPart(itemIdKey, itemIdPattern, 0),
      outboundStatus: reader.required("outbound_status", OutboundStatus.read),
      requestHash: reader.required("request_hash", rt.readText),
      request: reader.required("request", rt.readText),
      companyId: reader.required("company_id", rt.readText),
      projectId: reader.required("project_id", rt.readText),
      channel: reader.required("channel", Channel.read),
      template: reader.optional("template", rt.readText),
      attempt: reader.required("attempt", rt.readInteger),
      attemptId: reader.optional("attempt_id", rt.readText),
      attemptIds: reader.optional("attempt_ids", rt.setOf(rt.readText)),
      worker: reader.optional("worker", rt.readText),
      leaseUntil: reader.optional("lease_until", rt.readUnixMillis),
      nextAttemptAt: reader.optional("next_attempt_at", rt.readUnixMillis),
      reconcileUntil: reader.optional("reconcile_until", rt.readUnixMillis),
      whenUnconfirmed: reader.required("when_unconfirmed", UnconfirmedPolicy.read),
      provider: reader.optional("provider", Provider.read),
      sentThrough: reader.optional("sent_through", rt.readText),
      providerMessageId: reader.optional("provider_message_id", rt.readText),
      acceptedAttempts: reader.optional("accepted_attempts", rt.setOf(rt.readText)),
      answers: reader.optional("answers", rt.setOf(rt.readText)),
      pricing: reader.optional("pricing", rt.readText),
      reason: reader.optional("reason", rt.readText),
      reasonDetail: reader.optional("reason_detail", rt.readText),
      createdAt: reader.required("created_at", rt.readIsoTime),
      updatedAt: reader.required("updated_at", rt.readIsoTime),
      sendingAt: reader.optional("sending_at", rt.readIsoTime),
      retryWaitAt: reader.optional("retry_wait_at", rt.readIsoTime),
      sentAt: reader.optional("sent_at", rt.readIsoTime),
      deliveredAt: reader.optional("delivered_at", rt.readIsoTime),
      readAt: reader.optional("read_at", rt.readIsoTime),
      failedAt: reader.optional("failed_at", rt.readIsoTime),
      unconfirmedAt: reader.optional("unconfirmed_at", rt.readIsoTime),
      suppressedAt: reader.optional("suppressed_at", rt.readIsoTime),
      ttl: reader.required("ttl", rt.readUnixSeconds),
      itemVersion: Math.max(version, currentVersion),
      unknown: reader.unknown(known),
    };
  },

  /** The item as it is stored: the current version, and whatever else it was read with. */
  toItem(value: OutItem): rt.Item {
    const item: rt.Item = {
      "conversation_id": rt.ofText(rt.buildKey(conversationIdPattern, value.hash)),
      "item_id": rt.ofText(rt.buildKey(itemIdPattern, value.requestId)),
      "schema_version": rt.ofInteger(BigInt(value.itemVersion ?? currentVersion)),
    };
    item["outbound_status"] = rt.ofText(value.outboundStatus);
    item["request_hash"] = rt.ofText(value.requestHash);
    item["request"] = rt.ofText(value.request);
    item["company_id"] = rt.ofText(value.companyId);
    item["project_id"] = rt.ofText(value.projectId);
    item["channel"] = rt.ofText(value.channel);
    if (value.template !== undefined) item["template"] = rt.ofText(value.template);
    item["attempt"] = rt.ofInteger(value.attempt);
    if (value.attemptId !== undefined) item["attempt_id"] = rt.ofText(value.attemptId);
    if (value.attemptIds !== undefined && value.attemptIds.length > 0) item["attempt_ids"] = rt.setWith(rt.ofText)(value.attemptIds);
    if (value.worker !== undefined) item["worker"] = rt.ofText(value.worker);
    if (value.leaseUntil !== undefined) item["lease_until"] = rt.ofUnixMillis(value.leaseUntil);
    if (value.nextAttemptAt !== undefined) item["next_attempt_at"] = rt.ofUnixMillis(value.nextAttemptAt);
    if (value.reconcileUntil !== undefined) item["reconcile_until"] = rt.ofUnixMillis(value.reconcileUntil);
    item["when_unconfirmed"] = rt.ofText(value.whenUnconfirmed);
    if (value.provider !== undefined) item["provider"] = rt.ofText(value.provider);
    if (value.sentThrough !== undefined) item["sent_through"] = rt.ofText(value.sentThrough);
    if (value.providerMessageId !== undefined) item["provider_message_id"] = rt.ofText(value.providerMessageId);
    if (value.acceptedAttempts !== undefined && value.acceptedAttempts.length > 0) item["accepted_attempts"] = rt.setWith(rt.ofText)(value.acceptedAttempts);
    if (value.answers !== undefined && value.answers.length > 0) item["answers"] = rt.setWith(rt.ofText)(value.answers);
    if (value.pricing !== undefined) item["pricing"] = rt.ofText(value.pricing);
    if (value.reason !== undefined) item["reason"] = rt.ofText(value.reason);
    if (value.reasonDetail !== undefined) item["reason_detail"] = rt.ofText(value.reasonDetail);
    item["created_at"] = rt.ofIsoTime(value.createdAt);
    item["updated_at"] = rt.ofIsoTime(value.updatedAt);
    if (value.sendingAt !== undefined) item["sending_at"] = rt.ofIsoTime(value.sendingAt);
    if (value.retryWaitAt !== undefined) item["retry_wait_at"] = rt.ofIsoTime(value.retryWaitAt);
    if (value.sentAt !== undefined) item["sent_at"] = rt.ofIsoTime(value.sentAt);
    if (value.deliveredAt !== undefined) item["delivered_at"] = rt.ofIsoTime(value.deliveredAt);
    if (value.readAt !== undefined) item["read_at"] = rt.ofIsoTime(value.readAt);
    if (value.failedAt !== undefined) item["failed_at"] = rt.ofIsoTime(value.failedAt);
    if (value.unconfirmedAt !== undefined) item["unconfirmed_at"] = rt.ofIsoTime(value.unconfirmedAt);
    if (value.suppressedAt !== undefined) item["suppressed_at"] = rt.ofIsoTime(value.suppressedAt);
    item["ttl"] = rt.ofUnixSeconds(value.ttl);
    return rt.keep(item, value.unknown);
  },
};
