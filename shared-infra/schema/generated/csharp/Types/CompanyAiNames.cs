// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Engines.Tables;

/// <summary>The attribute names of <see cref="CompanyAi"/>, for expressions.</summary>
public static class CompanyAiNames
{
    /// <summary>The https URL up to and including its version.</summary>
    public const string Endpoint = "endpoint";

    /// <summary>The model.</summary>
    public const string Model = "model";

    /// <summary>Where the key is kept, never the key: secretsmanager:NAME or ssm:NAME.</summary>
    public const string Secret = "secret";

    /// <summary>Who it is and what it may say.</summary>
    public const string Instructions = "instructions";

    /// <summary>The longest answer, in tokens: from 16 to 4,000.</summary>
    public const string OutputTokensMax = "output_tokens_max";

    /// <summary>How many earlier messages it sees, from 0 to 100.</summary>
    public const string HistoryMax = "history_max";

    /// <summary>How long an answer may take, from 1 to 15 seconds.</summary>
    public const string TimeLimitSeconds = "time_limit_seconds";

    /// <summary>What is done when it gives no usable answer; handed off when absent.</summary>
    public const string Otherwise = "otherwise";
}
