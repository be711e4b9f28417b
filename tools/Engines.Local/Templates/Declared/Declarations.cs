using Engines.Local.Queues;
using Engines.Schema;

namespace Engines.Local.Templates;

/// <summary>Everything in the stacks that runs on this machine, checked together: queues, functions and tables.</summary>
internal sealed class Declarations
{
    private readonly Dictionary<string, DeclaredQueue> queues;

    private Declarations(LocalStacks stacks, string region)
    {
        queues = All(stacks, "AWS::SQS::Queue").Select(resource => DeclaredQueue.Of(resource, region)).ToDictionary(queue => queue.Options.Arn, StringComparer.Ordinal);
        Functions = [.. All(stacks, "AWS::Serverless::Function").Select(DeclaredFunction.Of)];
        Tables = [.. All(stacks, "AWS::DynamoDB::Table").Concat(All(stacks, "AWS::DynamoDB::GlobalTable")).Select(DeclaredTable.Of)];
        foreach (var queue in queues.Values.Where(queue => queue.DeadLettersArn is not null))
            DeadLettersOf(queue).RequireAllows(queue);
        foreach (var (function, mapping) in Functions.SelectMany(function => function.Mappings.Select(mapping => (function, mapping))))
        {
            RequireVisible(function, mapping);
            RoleCheck.Require(function, mapping, All(stacks, "AWS::IAM::Role"));
        }
    }

    public IReadOnlyList<DeclaredFunction> Functions { get; }

    public IReadOnlyList<TableRequest> Tables { get; }

    /// <exception cref="TemplateException">AWS would refuse something, or the local cloud cannot carry it out.</exception>
    public static Declarations Of(LocalStacks stacks, string region) => new(stacks, region);

    /// <summary>The functions of one stack.</summary>
    public IEnumerable<DeclaredFunction> FunctionsOf(ResolvedTemplate stack) => Functions.Where(function => stack.Resources.Values.Contains(function.Resource));

    /// <summary>Whether a function is fed from a queue.</summary>
    public bool IsSource(string queueArn) => Functions.SelectMany(function => function.Mappings).Any(mapping => mapping.QueueArn == queueArn);

    /// <summary>Makes the queues of some stacks, those first that take the dead letters of others.</summary>
    /// <param name="stacks">Which.</param>
    /// <param name="adapt">The last word on how a queue behaves.</param>
    /// <param name="time">Their clock.</param>
    public LocalQueues MakeQueues(IReadOnlyList<ResolvedTemplate> stacks, Func<QueueOptions, QueueOptions> adapt, TimeProvider time)
    {
        var made = new LocalQueues();
        foreach (var queue in queues.Values.Where(queue => stacks.Any(stack => stack.Resources.Values.Contains(queue.Resource))))
            Make(queue, []);
        return made;

        LocalQueue Make(DeclaredQueue queue, IReadOnlyList<DeclaredQueue> waiting)
        {
            if (made.Find(queue.Options.Name) is { } standing)
                return standing;
            if (waiting.Contains(queue))
                throw queue.Resource.Fault(queue.Resource.Properties["RedrivePolicy"], $"{queue.Resource.LogicalId} gets its own dead letters back in a circle", "Break the circle");

            var redrive = queue.DeadLettersArn is null ? null : new RedrivePolicy(Make(DeadLettersOf(queue), [.. waiting, queue]), queue.ReceivesMax);
            return made.Add(new LocalQueue(adapt(queue.Options with { Redrive = redrive }), time));
        }
    }

    private DeclaredQueue DeadLettersOf(DeclaredQueue queue) => queues.GetValueOrDefault(queue.DeadLettersArn!) ?? throw queue.Resource.Fault(
        queue.Resource.Properties["RedrivePolicy"]?["deadLetterTargetArn"], $"{queue.Resource.LogicalId} hands its dead letters to {queue.DeadLettersArn}, and there is no such queue",
        "Refer to a queue with !GetAtt Queue.Arn");

    private void RequireVisible(DeclaredFunction function, DeclaredMapping mapping)
    {
        var queue = queues.GetValueOrDefault(mapping.QueueArn)
            ?? throw mapping.Fault($"{function.Resource.LogicalId} is fed from {mapping.QueueArn}, and there is no such queue", "Refer to a queue with !GetAtt Queue.Arn");
        if (queue.Options.VisibilityTimeout < function.Timeout)
        {
            throw queue.Resource.Fault(
                queue.Resource.Properties["VisibilityTimeout"],
                $"{queue.Resource.LogicalId}.VisibilityTimeout is {queue.Options.VisibilityTimeout.TotalSeconds} s, and {function.Resource.LogicalId} may take {function.Timeout.TotalSeconds} s; "
                + "Lambda refuses to feed a function from such a queue",
                "Set it to six times the function's Timeout");
        }
    }

    private static IEnumerable<ResolvedResource> All(LocalStacks stacks, string type) => stacks.All.SelectMany(stack => stack.OfType(type));
}
