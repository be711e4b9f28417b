namespace Engines.Tests.Simulation.Permissions;

/// <summary>One action on one resource, as a policy grants it and as a function needs it.</summary>
/// <param name="Action">Such as <c>dynamodb:GetItem</c>.</param>
/// <param name="Resource">The resource by the word that the template's logical id or parameter begins with, such as <c>Conversations</c>.</param>
public sealed record AwsCall(string Action, string Resource)
{
    public override string ToString() => $"{Action} on {Resource}";
}
