using Floor;

// The least that the sender's job can cost: take a batch, make the two writes and the one call for each record, answer. No checks, no retries, no logs.
var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null };
using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };

var time = TimeProvider.System;
var tables = new ConversationsTable(client, new RequestSigner(Settings.AccessKey, Settings.SecretKey, Settings.SessionToken, Settings.Region), time);
var sender = new MessageSender(tables, new MetaClient(client), time);
await new RuntimeLoop(client, sender).RunAsync();
