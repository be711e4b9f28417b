using Engines.Channels;
using Microsoft.Extensions.Time.Testing;
using Engines.Conversations;

namespace Engines.Tests.Unit.Channels;

public sealed class SecretTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(Samples.Now);
    private readonly HttpClient client;

    public SecretTests() => client = ProviderHttp.CreateClient(clock);

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("secretsmanager:acme/meta", "/secretsmanager/get?secretId=acme%2Fmeta", """{"Name":"acme/meta","SecretString":"s3cret"}""")]
    [InlineData(
        "ssm:/acme/meta", "/systemsmanager/parameters/get?withDecryption=true&name=%2Facme%2Fmeta", """{"Parameter":{"Name":"x","Value":"s3cret"}}""")]
    public async Task Extension_EitherKindOfReference_IsAskedForAndRead(string reference, string path, string answer)
    {
        await using var extension = RawServer.Always(RawServer.Answer(200, answer));
        var source = new ExtensionSecretSource(client, extension.Address, "session-token", clock);

        Assert.Equal("s3cret", await source.GetAsync(reference, CancellationToken.None));

        var request = Assert.Single(extension.Requests);
        Assert.StartsWith($"GET {path} HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("X-Aws-Parameters-Secrets-Token: session-token\r\n", request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("secretsmanager:acme", 400, "not ready to serve traffic, please wait")]
    [InlineData("secretsmanager:acme", 404, "{}")]
    [InlineData("secretsmanager:acme", 200, """{"SecretBinary":"AAAA"}""")]
    [InlineData("secretsmanager:acme", 200, """{"SecretString":"s3cret" oops""")]
    [InlineData("vault:acme", 200, "{}")]
    [InlineData("secretsmanager:", 200, "{}")]
    public async Task Extension_AnythingElse_IsUnavailableWithoutAValue(string reference, int status, string answer)
    {
        await using var extension = RawServer.Always(RawServer.Answer(status, answer));
        var source = new ExtensionSecretSource(client, extension.Address, "session-token", clock);

        var failure = await Assert.ThrowsAsync<SecretUnavailableException>(() => source.GetAsync(reference, CancellationToken.None));

        Assert.Equal(reference, failure.Reference);
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("session-token", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extension_NoAnswerInTime_IsUnavailable()
    {
        var asked = new TaskCompletionSource();
        var never = new TaskCompletionSource<bool>();
        await using var extension = new RawServer((_, _, _) =>
        {
            asked.SetResult();
            return never.Task;
        });
        var reading = new ExtensionSecretSource(client, extension.Address, "t", clock).GetAsync("ssm:a", CancellationToken.None);
        await asked.Task;

        clock.Advance(ExtensionSecretSource.RequestTimeout);

        await Assert.ThrowsAsync<SecretUnavailableException>(() => reading);
        never.SetResult(false);
    }

    [Theory]
    [InlineData("secretsmanager:acme/meta", "SECRET_ACME_META")]
    [InlineData("ssm:/acme/prod-1/twilio.token", "SECRET_ACME_PROD_1_TWILIO_TOKEN")]
    [InlineData("vault:acme", null)]
    public void Environment_Reference_HasItsVariable(string reference, string? variable) =>
        Assert.Equal(variable, EnvironmentSecretSource.VariableOf(reference));

    [Fact]
    public async Task Environment_Variable_IsRead()
    {
        var source = new EnvironmentSecretSource(name => name == "SECRET_ACME_META" ? "token" : null);

        Assert.Equal("token", await source.GetAsync("secretsmanager:acme/meta", CancellationToken.None));
        await Assert.ThrowsAsync<SecretUnavailableException>(() => source.GetAsync("secretsmanager:acme/other", CancellationToken.None));
        await Assert.ThrowsAsync<SecretUnavailableException>(() => source.GetAsync("acme", CancellationToken.None));
    }

    [Fact]
    public async Task Cache_WithinItsLifetime_AsksOnce()
    {
        var source = new ListedSecrets();
        var cache = new CachedSecrets(source, clock);

        await cache.GetAsync(Samples.SecretName, CancellationToken.None);
        clock.Advance(CachedSecrets.Lifetime - TimeSpan.FromTicks(1));
        await cache.GetAsync(Samples.SecretName, CancellationToken.None);
        Assert.Equal(1, source.Asked);

        clock.Advance(TimeSpan.FromTicks(1));
        await cache.GetAsync(Samples.SecretName, CancellationToken.None);
        Assert.Equal(2, source.Asked);
    }

    [Fact]
    public async Task Cache_CallersAtTheSameTime_ShareOneRequestAndNotOneToken()
    {
        var gate = new TaskCompletionSource();
        var source = new ListedSecrets { Before = _ => gate.Task };
        var cache = new CachedSecrets(source, clock);
        using var impatience = new CancellationTokenSource();
        var impatient = cache.GetAsync(Samples.SecretName, impatience.Token);
        var patient = Enumerable.Range(0, 20).Select(_ => cache.GetAsync(Samples.SecretName, CancellationToken.None)).ToList();

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.All(await Task.WhenAll(patient), value => Assert.Equal(source.Value, value));
        Assert.Equal(1, source.Asked);
    }

    [Fact]
    public async Task Cache_Failure_IsNotKept()
    {
        var source = new ListedSecrets();
        var cache = new CachedSecrets(source, clock);

        await Assert.ThrowsAsync<SecretUnavailableException>(() => cache.GetAsync("ssm:other", CancellationToken.None));
        await Assert.ThrowsAsync<SecretUnavailableException>(() => cache.GetAsync("ssm:other", CancellationToken.None));

        Assert.Equal(2, source.Asked);
    }

    [Fact]
    public async Task Cache_MoreSecretsThanItKeeps_GoesOnWorking()
    {
        var source = new EnvironmentSecretSource(name => name);
        var cache = new CachedSecrets(source, clock);

        for (var i = 0; i < (2 * CachedSecrets.EntriesMax) + 1; i++)
            Assert.Equal($"SECRET_{i}", await cache.GetAsync($"ssm:{i}", CancellationToken.None));
    }

    [Theory]
    [InlineData(ProviderKind.Meta, 401, """{"error":{"code":190}}""")]
    [InlineData(ProviderKind.Meta, 400, """{"error":{"code":190}}""")]
    [InlineData(ProviderKind.Twilio, 401, """{"code":20003}""")]
    public async Task Send_RefusedCredentials_AreReadAnewForTheNextMessage(ProviderKind kind, int status, string answer)
    {
        await using var server = RawServer.Always(RawServer.Answer(status, answer));
        var secrets = new ListedSecrets();
        var provider = new Providers(client, clock, secrets).Of(kind, server.Address);

        Assert.IsType<SendOutcome.NotAccepted>(await provider.SendAsync(Samples.For(kind), CancellationToken.None));
        await provider.SendAsync(Samples.For(kind), CancellationToken.None);

        Assert.Equal(2, secrets.Asked);
    }

    [Theory]
    [InlineData(ProviderKind.Meta, "meta-token\n", "Authorization: Bearer meta-token\r\n")]
    [InlineData(ProviderKind.Meta, """{"access_token":"t1","app_secret":"x"}""", "Authorization: Bearer t1\r\n")]
    [InlineData(ProviderKind.Twilio, """{"auth_token":"t"}""", "Authorization: Basic QUMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMTp0\r\n")]
    [InlineData(ProviderKind.Twilio, """{"api_key_sid":"SK1","api_key_secret":"s"}""", "Authorization: Basic U0sxOnM=\r\n")]
    public async Task Send_EveryFormOfSecret_BecomesTheHeader(ProviderKind kind, string secret, string header)
    {
        await using var server = RawServer.Always(RawServer.Answer(500, "{}"));

        await new Providers(client, clock, new ListedSecrets { Value = secret }).Of(kind, server.Address).SendAsync(Samples.For(kind), CancellationToken.None);

        Assert.Contains(header, Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProviderKind.Meta, "two\r\nlines")]
    [InlineData(ProviderKind.Meta, "{}")]
    [InlineData(ProviderKind.Twilio, "token")]
    [InlineData(ProviderKind.Twilio, """{"api_key_sid":"SK1"}""")]
    public async Task Send_UselessSecret_IsAMatterOfConfiguration(ProviderKind kind, string secret)
    {
        var provider = new Providers(client, clock, new ListedSecrets { Value = secret }).Of(kind, new("http://127.0.0.1:9"));

        var outcome = Assert.IsType<SendOutcome.NotAccepted>(await provider.SendAsync(Samples.For(kind), CancellationToken.None));

        Assert.Equal(new ProviderError(kind, "secret_malformed", FailureClass.Configuration), outcome.Error);
    }
}
