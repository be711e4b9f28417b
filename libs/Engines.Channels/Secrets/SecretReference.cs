namespace Engines.Channels;

/// <summary>The two kinds of reference to a secret: <c>secretsmanager:NAME</c> and <c>ssm:NAME</c>.</summary>
internal static class SecretReference
{
    private const string SecretsManagerPrefix = "secretsmanager:";
    private const string ParameterPrefix = "ssm:";

    public static bool TryReadSecretsManager(string reference, out string name) => TryRead(reference, SecretsManagerPrefix, out name);

    public static bool TryReadParameter(string reference, out string name) => TryRead(reference, ParameterPrefix, out name);

    private static bool TryRead(string reference, string prefix, out string name)
    {
        name = reference.StartsWith(prefix, StringComparison.Ordinal) ? reference[prefix.Length..] : "";
        return name.Length > 0;
    }
}
