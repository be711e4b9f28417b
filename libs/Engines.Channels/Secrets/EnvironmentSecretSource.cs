using Engines.Conversations;

namespace Engines.Channels;

/// <summary>
/// Reads secrets from environment variables, for local work: <c>secretsmanager:acme/meta</c> is <c>SECRET_ACME_META</c>.
/// Letters become upper case, everything but letters and digits becomes an underscore, and a leading slash is dropped.
/// </summary>
/// <param name="read">Reads one variable; <see cref="Environment.GetEnvironmentVariable(string)"/> outside tests.</param>
public sealed class EnvironmentSecretSource(Func<string, string?> read) : ISecretSource
{
    /// <inheritdoc/>
    public Task<string> GetAsync(string reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<string>(cancellationToken);

        return VariableOf(reference) is not { } variable
            ? Fail(reference, "it begins with neither secretsmanager: nor ssm:")
            : read(variable) is { Length: > 0 } value ? Task.FromResult(value) : Fail(reference, $"the variable {variable} is not set");
    }

    /// <summary>The variable behind a reference, or null for a reference of no known kind.</summary>
    public static string? VariableOf(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (!SecretReference.TryReadSecretsManager(reference, out var name) && !SecretReference.TryReadParameter(reference, out name))
            return null;

        var letters = name.TrimStart('/').Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_');
        return string.Concat("SECRET_", string.Concat(letters));
    }

    private static Task<string> Fail(string reference, string problem) =>
        Task.FromException<string>(new SecretUnavailableException(reference, problem));
}
