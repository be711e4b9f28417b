namespace TemplateSender.Requests;

/// <summary>What a request may hold. Each limit stands in the contract as well.</summary>
internal static class RequestLimits
{
    /// <summary>Far above any real request, far below DynamoDB's 400 KB an item.</summary>
    public const int BodyCharactersMax = 128 * 1024;

    public const int IdLengthMax = 64;
    public const int TemplateNameLengthMax = 512;
    public const int LanguageLengthMax = 35;
    public const int VariablesMax = 100;
    public const int VariableNameLengthMax = 64;
    public const int VariableLengthMax = 4096;
    public const int MetadataMax = 16;
    public const int MetadataValueLengthMax = 256;
    public const int ConsentSourceLengthMax = 256;
    public const int ProblemsMax = 20;

    /// <summary>A message that waits longer than its queue keeps it would be lost: the queue keeps it for 10 days.</summary>
    public static TimeSpan NotBeforeMax { get; } = TimeSpan.FromDays(7);
}
