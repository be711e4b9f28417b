namespace Floor;

/// <summary>The same environment as the function's. What the function reads from CompanyDataTable is known here beforehand.</summary>
internal static class Settings
{
    public const string CompanyAddress = "+15555550100";
    public const string ProviderSenderId = "100000000000001";
    public const string AccessToken = "floor-access-token";
    public static readonly TimeSpan Retention = TimeSpan.FromDays(365);
    public static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);

    public static string RuntimeApi { get; } = Read("AWS_LAMBDA_RUNTIME_API");

    public static string Region { get; } = Read("AWS_REGION");

    public static string AccessKey { get; } = Read("AWS_ACCESS_KEY_ID");

    public static string SecretKey { get; } = Read("AWS_SECRET_ACCESS_KEY");

    public static string SessionToken { get; } = Read("AWS_SESSION_TOKEN");

    public static Uri DynamoEndpoint { get; } = new(Read("AWS_ENDPOINT_URL_DYNAMODB"));

    public static Uri MetaMessages { get; } = new($"{Read("META_BASE_URL")}/{ProviderSenderId}/messages");

    public static string ConversationsTable { get; } = Read("CONVERSATIONS_TABLE");

    private static string Read(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
