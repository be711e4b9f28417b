namespace Engines.Local.DynamoDb;

/// <summary>The first way: somebody already runs a DynamoDB Local and says where.</summary>
internal static class EnvironmentEndpoint
{
    private static readonly string[] Variables = ["ENGINES_DYNAMODB_ENDPOINT", "AWS_ENDPOINT_URL_DYNAMODB"];

    public static async Task<StartResult> FindAsync(DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        foreach (var variable in Variables)
        {
            if (options.Environment(variable) is { Length: > 0 } value)
                return await ProbeAsync(variable, value, options, cancellationToken);
        }

        return new StartResult.Unavailable("Endpoint in the environment", $"Neither {Variables[0]} nor {Variables[1]} is set.",
            $"Set {Variables[0]} to the address of a running DynamoDB Local, such as http://127.0.0.1:8000.");
    }

    // A value that was set on purpose and does not work stops the start: another database than the one asked for would only confuse.
    private static async Task<StartResult> ProbeAsync(string variable, string value, DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new DynamoDbLocalException(
                $"{variable} is '{value}', which is not an http or https address. Remedy: set it to one such as http://127.0.0.1:8000, or unset it.");
        }

        return await Readiness.AnswersAsync(endpoint, options.StartTimeout, options.Time, cancellationToken)
            ? new StartResult.Started(endpoint, Owned: null)
            : throw new DynamoDbLocalException(
                $"{variable} is '{value}', where nothing answered within {options.StartTimeout.TotalSeconds:0} s. "
                + "Remedy: start DynamoDB Local there, or unset it.");
    }
}
