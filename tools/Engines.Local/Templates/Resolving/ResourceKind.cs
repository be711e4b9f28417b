namespace Engines.Local.Templates;

/// <summary>One resource, as far as its name and attributes depend on it.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Name">Its name in the account.</param>
/// <param name="Around">Where its stack is.</param>
/// <param name="Property">The resolved text of a property that is a text, something that is not empty for another; null where it is not there.</param>
internal sealed record ResourceIdentity(string LogicalId, string Name, StackSurroundings Around, Func<string, string?> Property)
{
    public string Arn(string service, string resource) => Around.Arn(service, resource);
}

/// <summary>What Ref and Fn::GetAtt give for one type of resource.</summary>
/// <param name="NameProperty">The property that names it; null where AWS chooses.</param>
/// <param name="Ref">What Ref gives.</param>
internal sealed record ResourceKind(string? NameProperty, Func<ResourceIdentity, string> Ref)
{
    private static readonly Func<ResourceIdentity, string> Name = one => one.Name;

    private static readonly Dictionary<string, ResourceKind> Kinds = new(StringComparer.Ordinal)
    {
        ["AWS::SQS::Queue"] = new("QueueName", QueueUrl)
        {
            Attributes = new() { ["Arn"] = one => one.Arn("sqs", one.Name), ["QueueName"] = Name, ["QueueUrl"] = QueueUrl },
        },
        ["AWS::SNS::Topic"] = new("TopicName", one => one.Arn("sns", one.Name))
        {
            Attributes = new() { ["TopicArn"] = one => one.Arn("sns", one.Name), ["TopicName"] = Name },
        },
        ["AWS::DynamoDB::Table"] = new("TableName", Name) { Attributes = Table() },
        ["AWS::DynamoDB::GlobalTable"] = new("TableName", Name) { Attributes = Table() },
        ["AWS::SSM::Parameter"] = new("Name", Name) { Attributes = new() { ["Type"] = one => one.Property("Type"), ["Value"] = one => one.Property("Value") } },
        ["AWS::IAM::Role"] = new("RoleName", Name)
        {
            Attributes = new() { ["Arn"] = one => $"arn:aws:iam::{one.Around.Account}:role/{one.Name}", ["RoleId"] = _ => "AROALOCAL00000000000" },
        },
        ["AWS::Logs::LogGroup"] = new("LogGroupName", Name) { Attributes = new() { ["Arn"] = one => one.Arn("logs", $"log-group:{one.Name}:*") } },
        ["AWS::Lambda::Function"] = new("FunctionName", Name) { Attributes = new() { ["Arn"] = FunctionArn } },
        ["AWS::Serverless::Function"] = new("FunctionName", Name)
        {
            Attributes = new()
            {
                ["Arn"] = FunctionArn,
                ["Version"] = one => one.Property("AutoPublishAlias") is null ? null : $"{FunctionArn(one)}:1",
                ["Version.Version"] = one => one.Property("AutoPublishAlias") is null ? null : "1",
                ["Version.Arn"] = one => one.Property("AutoPublishAlias") is null ? null : $"{FunctionArn(one)}:1",
                ["Alias"] = one => one.Property("AutoPublishAlias") is { } alias ? $"{FunctionArn(one)}:{alias}" : null,
            },
        },
        ["AWS::Serverless::Api"] = new(null, RestApiId)
        {
            Attributes = new()
            {
                ["RootResourceId"] = _ => "localroot0",
                ["RestApiId"] = RestApiId,
                ["Stage"] = one => one.Property("StageName"),
                ["Deployment"] = _ => "localdep00",
            },
        },
        ["AWS::Events::EventBus"] = new("Name", Name) { Attributes = new() { ["Arn"] = one => one.Arn("events", $"event-bus/{one.Name}"), ["Name"] = Name } },
        ["AWS::Events::Rule"] = new("Name", Name) { Attributes = new() { ["Arn"] = one => one.Arn("events", $"rule/{one.Name}") } },
        ["AWS::Pipes::Pipe"] = new("Name", Name) { Attributes = new() { ["Arn"] = one => one.Arn("pipes", $"pipe/{one.Name}") } },
        ["AWS::CloudWatch::Alarm"] = new("AlarmName", Name) { Attributes = new() { ["Arn"] = one => one.Arn("cloudwatch", $"alarm:{one.Name}") } },
        ["AWS::CloudWatch::Dashboard"] = new("DashboardName", Name),
        ["AWS::Backup::BackupVault"] = new("BackupVaultName", Name)
        {
            Attributes = new() { ["BackupVaultArn"] = one => one.Arn("backup", $"backup-vault:{one.Name}"), ["BackupVaultName"] = Name },
        },
        ["AWS::Backup::BackupPlan"] = new(null, Name)
        {
            Attributes = new() { ["BackupPlanArn"] = one => one.Arn("backup", $"backup-plan:{one.Name}"), ["BackupPlanId"] = Name, ["VersionId"] = _ => "1" },
        },
    };

    /// <summary>What Fn::GetAtt gives, by attribute; null where this one resource has no such thing.</summary>
    public Dictionary<string, Func<ResourceIdentity, string?>> Attributes { get; private init; } = [];

    /// <summary>What is known of a type; null for one that nothing here refers to yet.</summary>
    public static ResourceKind? Find(string type) => Kinds.GetValueOrDefault(type);

    private static Dictionary<string, Func<ResourceIdentity, string?>> Table() => new()
    {
        ["Arn"] = one => one.Arn("dynamodb", $"table/{one.Name}"),
        ["StreamArn"] = one => one.Property("StreamSpecification") is null ? null : one.Arn("dynamodb", $"table/{one.Name}/stream/2026-01-01T00:00:00.000"),
    };

    private static string QueueUrl(ResourceIdentity one) => $"https://sqs.{one.Around.Region}.amazonaws.com/{one.Around.Account}/{one.Name}";

    private static string FunctionArn(ResourceIdentity one) => one.Arn("lambda", $"function:{one.Name}");

    private static string RestApiId(ResourceIdentity one) => "local00000";
}
