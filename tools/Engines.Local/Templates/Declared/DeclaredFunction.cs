using System.Text;

namespace Engines.Local.Templates;

/// <summary>A function as its template declares it.</summary>
/// <param name="Resource">Where.</param>
/// <param name="Handler">The name of its executable assembly.</param>
public sealed record DeclaredFunction(ResolvedResource Resource, string Handler)
{
    private const int VariableBytesMax = 4_096;

    private static readonly string[] Known =
    [
        "FunctionName", "Description", "CodeUri", "InlineCode", "ImageUri", "ImageConfig", "PackageType", "Handler", "Runtime", "Architectures", "MemorySize", "Timeout", "Tracing", "Role",
        "RolePath", "PermissionsBoundary", "Policies", "AssumeRolePolicyDocument", "AutoPublishAlias", "AutoPublishAliasAllProperties", "AutoPublishCodeSha256", "VersionDescription",
        "DeploymentPreference", "Layers", "LoggingConfig", "Environment", "Events", "Tags", "PropagateTags", "KmsKeyArn", "VpcConfig", "DeadLetterQueue", "EphemeralStorage",
        "EventInvokeConfig", "FileSystemConfigs", "FunctionUrlConfig", "ProvisionedConcurrencyConfig", "RecursiveLoop", "ReservedConcurrentExecutions", "RuntimeManagementConfig", "SnapStart",
        "CodeSigningConfigArn", "SourceKMSKeyArn",
    ];

    // What Lambda sets itself and lets nobody else set.
    private static readonly string[] Reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
    ];

    /// <summary>The function's name in the account.</summary>
    public string Name => Resource.Name;

    /// <summary>How long an invocation may take.</summary>
    public TimeSpan Timeout { get; private init; }

    /// <summary>Its memory in MB.</summary>
    public int MemorySize { get; private init; }

    /// <summary>Whether its log lines are JSON.</summary>
    public bool LogsJson { get; private init; }

    /// <summary>Its environment, exactly as the template has it.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; private init; } = new Dictionary<string, string>();

    /// <summary>The queues that feed it.</summary>
    public IReadOnlyList<DeclaredMapping> Mappings { get; private init; } = [];

    internal static DeclaredFunction Of(ResolvedResource resource)
    {
        var settings = Settings.Of(resource).RequireKnown(Known);
        var handler = settings.RequiredText("Handler");
        if (handler.Contains("::", StringComparison.Ordinal))
            throw settings.Fault("Handler", $"the handler of {resource.LogicalId} is {handler}, and the local cloud runs executable assemblies only", "Name the assembly");
        settings.RequiredText("Runtime");
        settings.Refuse("ReservedConcurrentExecutions", "Limit it with MaximumConcurrency of its queue instead, which never turns waiting into failed receives");

        var timeout = TimeSpan.FromSeconds(settings.Whole("Timeout", 1, 900) ?? 3);
        return new(resource, handler)
        {
            Timeout = timeout,
            MemorySize = settings.Whole("MemorySize", 128, 10_240) ?? 128,
            LogsJson = settings.Part("LoggingConfig")?.OneOf("LogFormat", "Text", "JSON") == "JSON",
            Variables = VariablesOf(settings),
            Mappings = settings.Part("Events") is { } events ? [.. events.Names.Select(name => DeclaredMapping.Of(name, events.RequiredPart(name), timeout))] : [],
        };
    }

    private static Dictionary<string, string> VariablesOf(Settings function)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (function.Part("Environment")?.RequireKnown("Variables").Part("Variables") is not { } declared)
            return variables;

        foreach (var name in declared.Names)
        {
            if (Reserved.Contains(name, StringComparer.Ordinal))
                throw declared.Fault(name, $"{name} is a variable that Lambda sets itself", "Choose another name");
            if (name.Length < 2 || !char.IsAsciiLetter(name[0]) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
                throw declared.Fault(name, $"{name} is no name for a variable", "Begin with a letter, then letters, digits and underscores");
            variables[name] = declared.Text(name)!;
            if (variables[name].Contains("{{resolve:", StringComparison.Ordinal))
                throw declared.Fault(name, $"{name} is {variables[name]}, which only AWS can look up", "Take the value from a parameter of type AWS::SSM::Parameter::Value<String>");
        }

        var bytes = variables.Sum(variable => Encoding.UTF8.GetByteCount(variable.Key) + Encoding.UTF8.GetByteCount(variable.Value));
        return bytes <= VariableBytesMax ? variables : throw function.Fault("Environment", $"the variables have {bytes} bytes, and Lambda takes {VariableBytesMax}", "Shorten them");
    }
}
