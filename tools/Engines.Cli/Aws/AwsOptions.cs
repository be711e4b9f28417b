using System.CommandLine;

namespace Engines.Cli.Aws;

/// <summary><c>--profile</c>, <c>--region</c> and <c>--endpoint-url</c>, as the AWS command has them. They hold for every command below theirs.</summary>
internal sealed class AwsOptions
{
    private readonly Option<string> profile = new("--profile") { Description = "The profile of ~/.aws whose credentials and Region to use; otherwise AWS_PROFILE.", Recursive = true };
    private readonly Option<string> region = new("--region") { Description = "The Region; otherwise AWS_REGION, or the profile's.", Recursive = true };
    private readonly Option<string> endpoint = new("--endpoint-url") { Recursive = true };

    /// <summary>The three options.</summary>
    /// <param name="service">The service whose variable names its endpoint: <c>SQS</c>, <c>DYNAMODB</c>.</param>
    public AwsOptions(string service)
    {
        endpoint.Description = $"Where to call instead of AWS; otherwise AWS_ENDPOINT_URL_{service} or AWS_ENDPOINT_URL.";
        endpoint.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")))
                result.AddError($"--endpoint-url must be an address that begins with http:// or https://; '{text}' is none.");
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(profile);
        command.Options.Add(region);
        command.Options.Add(endpoint);
    }

    public AwsPlace Of(ParseResult arguments) => new(
        arguments.GetValue(profile), arguments.GetValue(region), arguments.GetValue(endpoint) is { } address ? new Uri(address) : null);
}
