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

/** Whether a company, or one of its senders, sends. */
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

/** Who paused a sender, where it was not people. */
export type PauseOrigin = "provider";

export const PauseOrigin = {
  values: ["provider"] as const,
  read: (value: rt.AttributeValue, place: string): PauseOrigin => rt.readWord(value, place, PauseOrigin.values),
};

/** What a message is for, in WhatsApp's words. */
export type TemplateCategory = "utility" | "marketing" | "authentication";

export const TemplateCategory = {
  values: ["utility", "marketing", "authentication"] as const,
  read: (value: rt.AttributeValue, place: string): TemplateCategory => rt.readWord(value, place, TemplateCategory.values),
};

/** Whether the provider will take a template. */
export type TemplateState = "approved" | "pending" | "rejected" | "paused" | "disabled";

export const TemplateState = {
  values: ["approved", "pending", "rejected", "paused", "disabled"] as const,
  read: (value: rt.AttributeValue, place: string): TemplateState => rt.readWord(value, place, TemplateState.values),
};

/** What a variable may hold. */
export type ParameterType = "text" | "currency" | "date_time" | "image" | "video" | "document" | "payload" | "url_suffix";

export const ParameterType = {
  values: ["text", "currency", "date_time", "image", "video", "document", "payload", "url_suffix"] as const,
  read: (value: rt.AttributeValue, place: string): ParameterType => rt.readWord(value, place, ParameterType.values),
};

/** Where a variable stands in a WhatsApp template. */
export type ParameterPlace = "body" | "header" | "button";

export const ParameterPlace = {
  values: ["body", "header", "button"] as const,
  read: (value: rt.AttributeValue, place: string): ParameterPlace => rt.readWord(value, place, ParameterPlace.values),
};

/** What is done about people whom the company never wrote to. */
export type UnmatchedPolicy = "keep" | "answer";

export const UnmatchedPolicy = {
  values: ["keep", "answer"] as const,
  read: (value: rt.AttributeValue, place: string): UnmatchedPolicy => rt.readWord(value, place, UnmatchedPolicy.values),
};

/** How a conversation stands after a turn. */
export type TurnEnding = "open" | "hand_off" | "close";

export const TurnEnding = {
  values: ["open", "hand_off", "close"] as const,
  read: (value: rt.AttributeValue, place: string): TurnEnding => rt.readWord(value, place, TurnEnding.values),
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
  /** The attribute names, for expressions. */
  names: { Id: "id", At: "at" } as const,

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
  /** The attribute names, for expressions. */
  names: { CompanyId: "company_id", ProjectId: "project_id" } as const,

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

/** The address that a company speaks from on one channel, and how its provider is reached. */
export interface CompanySender {
  /** Who carries the messages: meta or twilio for whatsapp, twilio for sms, ses for email. */
  readonly provider: Provider;
  /** The company's own address: an E.164 number, or an email address in lower case. */
  readonly address: string;
  /** Whether it sends. */
  readonly status?: CompanyStatus | undefined;
  /** When the provider says that the status became what it is; written by the engines. */
  readonly statusAt?: Date | undefined;
  /** Why, in the provider's words; written by the engines. */
  readonly statusDetail?: string | undefined;
  /** Who paused it; absent where people did. */
  readonly pausedBy?: PauseOrigin | undefined;
  /** The provider's own id of the sender: Meta's phone number id, or a Twilio Messaging Service. */
  readonly providerSenderId?: string | undefined;
  /** The provider's account: Twilio's, or the WhatsApp business account, which news of templates and limits is about. */
  readonly accountId?: string | undefined;
  /** Where the credentials are kept, never the credentials: secretsmanager:NAME or ssm:NAME. */
  readonly secret?: string | undefined;
  /** The public https URL for Twilio's status callbacks. */
  readonly statusCallback?: string | undefined;
  /** The name shown before an email address. */
  readonly displayName?: string | undefined;
  /** Where replies by email go, when not to the address. */
  readonly replyTo?: string | undefined;
  /** The SES configuration set, without which SES publishes no events. */
  readonly configurationSet?: string | undefined;
  /** The SES tenant that keeps this company's reputation apart from others'. */
  readonly tenantName?: string | undefined;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanySender = {
  /** The attribute names, for expressions. */
  names: { Provider: "provider", Address: "address", Status: "status", StatusAt: "status_at", StatusDetail: "status_detail", PausedBy: "paused_by", ProviderSenderId: "provider_sender_id", AccountId: "account_id", Secret: "secret", StatusCallback: "status_callback", DisplayName: "display_name", ReplyTo: "reply_to", ConfigurationSet: "configuration_set", TenantName: "tenant_name" } as const,

  read(value: rt.AttributeValue, place: string): CompanySender {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      provider: reader.required("provider", Provider.read),
      address: reader.required("address", rt.readText),
      status: reader.optional("status", CompanyStatus.read) ?? "active",
      statusAt: reader.optional("status_at", rt.readIsoTime),
      statusDetail: reader.optional("status_detail", rt.readText),
      pausedBy: reader.optional("paused_by", PauseOrigin.read),
      providerSenderId: reader.optional("provider_sender_id", rt.readText),
      accountId: reader.optional("account_id", rt.readText),
      secret: reader.optional("secret", rt.readText),
      statusCallback: reader.optional("status_callback", rt.readText),
      displayName: reader.optional("display_name", rt.readText),
      replyTo: reader.optional("reply_to", rt.readText),
      configurationSet: reader.optional("configuration_set", rt.readText),
      tenantName: reader.optional("tenant_name", rt.readText),
      unknown: reader.unknown(["provider", "address", "status", "status_at", "status_detail", "paused_by", "provider_sender_id", "account_id", "secret", "status_callback", "display_name", "reply_to", "configuration_set", "tenant_name"]),
    };
  },

  write(value: CompanySender): rt.AttributeValue {
    const map: rt.Item = {};
    map["provider"] = rt.ofText(value.provider);
    map["address"] = rt.ofText(value.address);
    map["status"] = rt.ofText(value.status ?? "active");
    if (value.statusAt !== undefined) map["status_at"] = rt.ofIsoTime(value.statusAt);
    if (value.statusDetail !== undefined) map["status_detail"] = rt.ofText(value.statusDetail);
    if (value.pausedBy !== undefined) map["paused_by"] = rt.ofText(value.pausedBy);
    if (value.providerSenderId !== undefined) map["provider_sender_id"] = rt.ofText(value.providerSenderId);
    if (value.accountId !== undefined) map["account_id"] = rt.ofText(value.accountId);
    if (value.secret !== undefined) map["secret"] = rt.ofText(value.secret);
    if (value.statusCallback !== undefined) map["status_callback"] = rt.ofText(value.statusCallback);
    if (value.displayName !== undefined) map["display_name"] = rt.ofText(value.displayName);
    if (value.replyTo !== undefined) map["reply_to"] = rt.ofText(value.replyTo);
    if (value.configurationSet !== undefined) map["configuration_set"] = rt.ofText(value.configurationSet);
    if (value.tenantName !== undefined) map["tenant_name"] = rt.ofText(value.tenantName);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** A message that was written and approved beforehand, with places for variables. */
export interface CompanyTemplate {
  /** Meta's or SES's template name, or Twilio's content id; absent where there is a text. */
  readonly providerId?: string | undefined;
  /** For SMS without a provider's template: the text, with {{name}} where a variable stands. */
  readonly text?: string | undefined;
  /** What the message is for. */
  readonly category: TemplateCategory;
  /** Whether the provider will take it. */
  readonly state: TemplateState;
  /** When the provider says that the state became what it is; written by the engines. */
  readonly stateAt?: Date | undefined;
  /** Why, in the provider's words; written by the engines. */
  readonly stateDetail?: string | undefined;
  /** What is done when nobody knows whether the provider took a message. */
  readonly whenUnconfirmed?: UnconfirmedPolicy | undefined;
  /** The variables, in the provider's order. */
  readonly parameters?: ReadonlyArray<CompanyParameter> | undefined;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyTemplate = {
  /** The attribute names, for expressions. */
  names: { ProviderId: "provider_id", Text: "text", Category: "category", State: "state", StateAt: "state_at", StateDetail: "state_detail", WhenUnconfirmed: "when_unconfirmed", Parameters: "parameters" } as const,

  read(value: rt.AttributeValue, place: string): CompanyTemplate {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      providerId: reader.optional("provider_id", rt.readText),
      text: reader.optional("text", rt.readText),
      category: reader.required("category", TemplateCategory.read),
      state: reader.required("state", TemplateState.read),
      stateAt: reader.optional("state_at", rt.readIsoTime),
      stateDetail: reader.optional("state_detail", rt.readText),
      whenUnconfirmed: reader.optional("when_unconfirmed", UnconfirmedPolicy.read) ?? "never_twice",
      parameters: reader.optional("parameters", rt.listOf(CompanyParameter.read)),
      unknown: reader.unknown(["provider_id", "text", "category", "state", "state_at", "state_detail", "when_unconfirmed", "parameters"]),
    };
  },

  write(value: CompanyTemplate): rt.AttributeValue {
    const map: rt.Item = {};
    if (value.providerId !== undefined) map["provider_id"] = rt.ofText(value.providerId);
    if (value.text !== undefined) map["text"] = rt.ofText(value.text);
    map["category"] = rt.ofText(value.category);
    map["state"] = rt.ofText(value.state);
    if (value.stateAt !== undefined) map["state_at"] = rt.ofIsoTime(value.stateAt);
    if (value.stateDetail !== undefined) map["state_detail"] = rt.ofText(value.stateDetail);
    map["when_unconfirmed"] = rt.ofText(value.whenUnconfirmed ?? "never_twice");
    if (value.parameters !== undefined) map["parameters"] = rt.listWith(CompanyParameter.write)(value.parameters);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** One place for a variable in a template. */
export interface CompanyParameter {
  /** The name by which requests give the variable. */
  readonly name: string;
  /** What it may hold. */
  readonly type: ParameterType;
  /** Where it stands in a WhatsApp template. */
  readonly place?: ParameterPlace | undefined;
  /** The button that it belongs to, from 0 to 9. */
  readonly buttonIndex?: bigint | undefined;
  /** Whether the WhatsApp template was made with parameter_format NAMED. */
  readonly named?: boolean | undefined;
  /** The longest text, in characters. */
  readonly lengthMax?: bigint | undefined;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyParameter = {
  /** The attribute names, for expressions. */
  names: { Name: "name", Type: "type", Place: "place", ButtonIndex: "button_index", Named: "named", LengthMax: "length_max" } as const,

  read(value: rt.AttributeValue, place: string): CompanyParameter {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      name: reader.required("name", rt.readText),
      type: reader.required("type", ParameterType.read),
      place: reader.optional("place", ParameterPlace.read) ?? "body",
      buttonIndex: reader.optional("button_index", rt.readInteger) ?? 0n,
      named: reader.optional("named", rt.readBoolean) ?? false,
      lengthMax: reader.optional("length_max", rt.readInteger) ?? 1024n,
      unknown: reader.unknown(["name", "type", "place", "button_index", "named", "length_max"]),
    };
  },

  write(value: CompanyParameter): rt.AttributeValue {
    const map: rt.Item = {};
    map["name"] = rt.ofText(value.name);
    map["type"] = rt.ofText(value.type);
    map["place"] = rt.ofText(value.place ?? "body");
    map["button_index"] = rt.ofInteger(value.buttonIndex ?? 0n);
    map["named"] = rt.ofBoolean(value.named ?? false);
    map["length_max"] = rt.ofInteger(value.lengthMax ?? 1024n);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** How people who write are answered. */
export interface CompanyReplies {
  /** What is done about people whom the company never wrote to. */
  readonly unmatched?: UnmatchedPolicy | undefined;
  /** Words beyond the built-in ones, by language. */
  readonly words?: Readonly<Record<string, CompanyWords>> | undefined;
  /** What is answered to a help word. */
  readonly helpText?: string | undefined;
  /** What is answered to an opt-in word; absent for silence. */
  readonly optInText?: string | undefined;
  /** The rules, in the order in which they are tried. */
  readonly rules?: ReadonlyArray<CompanyRule> | undefined;
  /** The AI that writes answers where no rule fits. */
  readonly ai?: CompanyAi | undefined;
  /** What is said when a conversation is handed to people; absent for silence. */
  readonly handOffText?: string | undefined;
  /** The template that takes the place of free text once WhatsApp's 24-hour window is over; handed off when absent. */
  readonly outsideWindow?: CompanyTemplateUse | undefined;
  /** When no answer leaves. */
  readonly quietHours?: CompanyQuietHours | undefined;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyReplies = {
  /** The attribute names, for expressions. */
  names: { Unmatched: "unmatched", Words: "words", HelpText: "help_text", OptInText: "opt_in_text", Rules: "rules", Ai: "ai", HandOffText: "hand_off_text", OutsideWindow: "outside_window", QuietHours: "quiet_hours" } as const,

  read(value: rt.AttributeValue, place: string): CompanyReplies {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      unmatched: reader.optional("unmatched", UnmatchedPolicy.read) ?? "keep",
      words: reader.optional("words", rt.mapOf(CompanyWords.read)),
      helpText: reader.optional("help_text", rt.readText),
      optInText: reader.optional("opt_in_text", rt.readText),
      rules: reader.optional("rules", rt.listOf(CompanyRule.read)),
      ai: reader.optional("ai", CompanyAi.read),
      handOffText: reader.optional("hand_off_text", rt.readText),
      outsideWindow: reader.optional("outside_window", CompanyTemplateUse.read),
      quietHours: reader.optional("quiet_hours", CompanyQuietHours.read),
      unknown: reader.unknown(["unmatched", "words", "help_text", "opt_in_text", "rules", "ai", "hand_off_text", "outside_window", "quiet_hours"]),
    };
  },

  write(value: CompanyReplies): rt.AttributeValue {
    const map: rt.Item = {};
    map["unmatched"] = rt.ofText(value.unmatched ?? "keep");
    if (value.words !== undefined) map["words"] = rt.mapWith(CompanyWords.write)(value.words);
    if (value.helpText !== undefined) map["help_text"] = rt.ofText(value.helpText);
    if (value.optInText !== undefined) map["opt_in_text"] = rt.ofText(value.optInText);
    if (value.rules !== undefined) map["rules"] = rt.listWith(CompanyRule.write)(value.rules);
    if (value.ai !== undefined) map["ai"] = CompanyAi.write(value.ai);
    if (value.handOffText !== undefined) map["hand_off_text"] = rt.ofText(value.handOffText);
    if (value.outsideWindow !== undefined) map["outside_window"] = CompanyTemplateUse.write(value.outsideWindow);
    if (value.quietHours !== undefined) map["quiet_hours"] = CompanyQuietHours.write(value.quietHours);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** The words by which people of one language say what they want. */
export interface CompanyWords {
  /** No more messages. */
  readonly stop?: ReadonlyArray<string> | undefined;
  /** Messages again. */
  readonly start?: ReadonlyArray<string> | undefined;
  /** Who is this. */
  readonly help?: ReadonlyArray<string> | undefined;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyWords = {
  /** The attribute names, for expressions. */
  names: { Stop: "stop", Start: "start", Help: "help" } as const,

  read(value: rt.AttributeValue, place: string): CompanyWords {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      stop: reader.optional("stop", rt.listOf(rt.readText)),
      start: reader.optional("start", rt.listOf(rt.readText)),
      help: reader.optional("help", rt.listOf(rt.readText)),
      unknown: reader.unknown(["stop", "start", "help"]),
    };
  },

  write(value: CompanyWords): rt.AttributeValue {
    const map: rt.Item = {};
    if (value.stop !== undefined) map["stop"] = rt.listWith(rt.ofText)(value.stop);
    if (value.start !== undefined) map["start"] = rt.listWith(rt.ofText)(value.start);
    if (value.help !== undefined) map["help"] = rt.listWith(rt.ofText)(value.help);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** One rule: if something is so, do something. */
export interface CompanyRule {
  /** What people call it; stands in items and metrics. */
  readonly name: string;
  /** What has to be so. */
  readonly when: CompanyCondition;
  /** What is done. */
  readonly then: CompanyAction;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyRule = {
  /** The attribute names, for expressions. */
  names: { Name: "name", When: "when", Then: "then" } as const,

  read(value: rt.AttributeValue, place: string): CompanyRule {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      name: reader.required("name", rt.readText),
      when: reader.required("when", CompanyCondition.read),
      then: reader.required("then", CompanyAction.read),
      unknown: reader.unknown(["name", "when", "then"]),
    };
  },

  write(value: CompanyRule): rt.AttributeValue {
    const map: rt.Item = {};
    map["name"] = rt.ofText(value.name);
    map["when"] = CompanyCondition.write(value.when);
    map["then"] = CompanyAction.write(value.then);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** What has to be so for a rule to fit: exactly one of words, pattern, payload, kind and always. */
export interface CompanyCondition {
  /** The reply contains one of these words or phrases. */
  readonly words?: ReadonlyArray<string> | undefined;
  /** Beside words: the reply is nothing but the word; false when absent. */
  readonly whole?: boolean | undefined;
  /** The reply fits this regular expression, without case. */
  readonly pattern?: string | undefined;
  /** The reply's button or list entry carries one of these payloads. */
  readonly payload?: ReadonlyArray<string> | undefined;
  /** The reply is of one of these kinds. */
  readonly kind?: ReadonlyArray<InboundKind> | undefined;
  /** Always; true and nothing else. */
  readonly always?: boolean | undefined;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyCondition = {
  /** The attribute names, for expressions. */
  names: { Words: "words", Whole: "whole", Pattern: "pattern", Payload: "payload", Kind: "kind", Always: "always" } as const,

  read(value: rt.AttributeValue, place: string): CompanyCondition {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      words: reader.optional("words", rt.listOf(rt.readText)),
      whole: reader.optional("whole", rt.readBoolean),
      pattern: reader.optional("pattern", rt.readText),
      payload: reader.optional("payload", rt.listOf(rt.readText)),
      kind: reader.optional("kind", rt.listOf(InboundKind.read)),
      always: reader.optional("always", rt.readBoolean),
      unknown: reader.unknown(["words", "whole", "pattern", "payload", "kind", "always"]),
    };
  },

  write(value: CompanyCondition): rt.AttributeValue {
    const map: rt.Item = {};
    if (value.words !== undefined) map["words"] = rt.listWith(rt.ofText)(value.words);
    if (value.whole !== undefined) map["whole"] = rt.ofBoolean(value.whole);
    if (value.pattern !== undefined) map["pattern"] = rt.ofText(value.pattern);
    if (value.payload !== undefined) map["payload"] = rt.listWith(rt.ofText)(value.payload);
    if (value.kind !== undefined) map["kind"] = rt.listWith(rt.ofText)(value.kind);
    if (value.always !== undefined) map["always"] = rt.ofBoolean(value.always);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** What a rule does. */
export interface CompanyAction {
  /** Free text to answer. */
  readonly text?: string | undefined;
  /** A template to answer with; beside a text, what is sent where free text is not allowed. */
  readonly template?: CompanyTemplateUse | undefined;
  /** How the conversation stands afterwards. */
  readonly ending?: TurnEnding | undefined;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyAction = {
  /** The attribute names, for expressions. */
  names: { Text: "text", Template: "template", Ending: "ending" } as const,

  read(value: rt.AttributeValue, place: string): CompanyAction {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      text: reader.optional("text", rt.readText),
      template: reader.optional("template", CompanyTemplateUse.read),
      ending: reader.optional("ending", TurnEnding.read) ?? "open",
      unknown: reader.unknown(["text", "template", "ending"]),
    };
  },

  write(value: CompanyAction): rt.AttributeValue {
    const map: rt.Item = {};
    if (value.text !== undefined) map["text"] = rt.ofText(value.text);
    if (value.template !== undefined) map["template"] = CompanyTemplateUse.write(value.template);
    map["ending"] = rt.ofText(value.ending ?? "open");
    return { M: rt.keep(map, value.unknown) };
  },
};

/** A template with values for its variables. */
export interface CompanyTemplateUse {
  /** The company's name for it. */
  readonly name: string;
  /** Its language. */
  readonly language: string;
  /** A value for each parameter, by name. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyTemplateUse = {
  /** The attribute names, for expressions. */
  names: { Name: "name", Language: "language", Variables: "variables" } as const,

  read(value: rt.AttributeValue, place: string): CompanyTemplateUse {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      name: reader.required("name", rt.readText),
      language: reader.required("language", rt.readText),
      variables: reader.optional("variables", rt.mapOf(rt.readText)),
      unknown: reader.unknown(["name", "language", "variables"]),
    };
  },

  write(value: CompanyTemplateUse): rt.AttributeValue {
    const map: rt.Item = {};
    map["name"] = rt.ofText(value.name);
    map["language"] = rt.ofText(value.language);
    if (value.variables !== undefined) map["variables"] = rt.mapWith(rt.ofText)(value.variables);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** An endpoint that speaks OpenAI's Responses API, and what it is told. */
export interface CompanyAi {
  /** The https URL up to and including its version. */
  readonly endpoint: string;
  /** The model. */
  readonly model: string;
  /** Where the key is kept, never the key: secretsmanager:NAME or ssm:NAME. */
  readonly secret: string;
  /** Who it is and what it may say. */
  readonly instructions: string;
  /** The longest answer, in tokens: from 16 to 4,000. */
  readonly outputTokensMax?: bigint | undefined;
  /** How many earlier messages it sees, from 0 to 100. */
  readonly historyMax?: bigint | undefined;
  /** How long an answer may take, from 1 to 15 seconds. */
  readonly timeLimitSeconds?: bigint | undefined;
  /** What is done when it gives no usable answer; handed off when absent. */
  readonly otherwise?: CompanyAction | undefined;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyAi = {
  /** The attribute names, for expressions. */
  names: { Endpoint: "endpoint", Model: "model", Secret: "secret", Instructions: "instructions", OutputTokensMax: "output_tokens_max", HistoryMax: "history_max", TimeLimitSeconds: "time_limit_seconds", Otherwise: "otherwise" } as const,

  read(value: rt.AttributeValue, place: string): CompanyAi {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      endpoint: reader.required("endpoint", rt.readText),
      model: reader.required("model", rt.readText),
      secret: reader.required("secret", rt.readText),
      instructions: reader.required("instructions", rt.readText),
      outputTokensMax: reader.optional("output_tokens_max", rt.readInteger) ?? 400n,
      historyMax: reader.optional("history_max", rt.readInteger) ?? 20n,
      timeLimitSeconds: reader.optional("time_limit_seconds", rt.readInteger) ?? 8n,
      otherwise: reader.optional("otherwise", CompanyAction.read),
      unknown: reader.unknown(["endpoint", "model", "secret", "instructions", "output_tokens_max", "history_max", "time_limit_seconds", "otherwise"]),
    };
  },

  write(value: CompanyAi): rt.AttributeValue {
    const map: rt.Item = {};
    map["endpoint"] = rt.ofText(value.endpoint);
    map["model"] = rt.ofText(value.model);
    map["secret"] = rt.ofText(value.secret);
    map["instructions"] = rt.ofText(value.instructions);
    map["output_tokens_max"] = rt.ofInteger(value.outputTokensMax ?? 400n);
    map["history_max"] = rt.ofInteger(value.historyMax ?? 20n);
    map["time_limit_seconds"] = rt.ofInteger(value.timeLimitSeconds ?? 8n);
    if (value.otherwise !== undefined) map["otherwise"] = CompanyAction.write(value.otherwise);
    return { M: rt.keep(map, value.unknown) };
  },
};

/** Hours in which no answer leaves. */
export interface CompanyQuietHours {
  /** When they begin, local time, HH:mm. */
  readonly from: string;
  /** When they end, local time, HH:mm; before from when they last over midnight. */
  readonly to: string;
  /** Where: an IANA name. */
  readonly timeZone: string;
  /** Entries that this version does not know; they are written back as they are. */
  readonly unknown?: rt.Item | undefined;
}

export const CompanyQuietHours = {
  /** The attribute names, for expressions. */
  names: { From: "from", To: "to", TimeZone: "time_zone" } as const,

  read(value: rt.AttributeValue, place: string): CompanyQuietHours {
    const reader = new rt.ItemReader(rt.readStructure(value, place), place);
    return {
      from: reader.required("from", rt.readText),
      to: reader.required("to", rt.readText),
      timeZone: reader.required("time_zone", rt.readText),
      unknown: reader.unknown(["from", "to", "time_zone"]),
    };
  },

  write(value: CompanyQuietHours): rt.AttributeValue {
    const map: rt.Item = {};
    map["from"] = rt.ofText(value.from);
    map["to"] = rt.ofText(value.to);
    map["time_zone"] = rt.ofText(value.timeZone);
    return { M: rt.keep(map, value.unknown) };
  },
};
