using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using BenchmarkDotNet.Attributes;
using Engines.Tables;

namespace Benchmarks.Mapping;

/// <summary>An OUT item to attributes and back: the generated code against the SDK's DynamoDBContext. Nothing is sent anywhere.</summary>
[MemoryDiagnoser]
public class OutItemMapping : IDisposable
{
    private readonly AmazonDynamoDBClient client = new(new AnonymousAWSCredentials(), RegionEndpoint.EUWest1);
    private readonly OutItem generated = Samples.Generated();
    private readonly SdkRow row = Samples.Sdk();
    private readonly Dictionary<string, AttributeValue> stored = Samples.Generated().ToItem();
    private readonly DynamoDBContext context;

    public OutItemMapping() => context = new DynamoDBContextBuilder()
        .WithDynamoDBClient(() => client)
        .ConfigureContext(config => config.DisableFetchingTableMetadata = true)
        .Build();

    [GlobalSetup]
    public void Check()
    {
        var difference = Difference(generated.ToItem(), SdkWrite()) ?? Difference(stored, context.ToDocument(SdkRead()).ToAttributeMap());
        if (difference is not null)
            throw new InvalidOperationException($"The two mappings do not make the same item: {difference}.");
    }

    [Benchmark(Baseline = true)]
    public object GeneratedRoundTrip() => (generated.ToItem(), OutItem.FromItem(stored));

    [Benchmark]
    public object SdkRoundTrip() => (SdkWrite(), SdkRead());

    [Benchmark]
    public Dictionary<string, AttributeValue> GeneratedWrite() => generated.ToItem();

    [Benchmark]
    public Dictionary<string, AttributeValue> SdkWrite() => context.ToDocument(row).ToAttributeMap();

    [Benchmark]
    public OutItem GeneratedRead() => OutItem.FromItem(stored);

    [Benchmark]
    public SdkRow SdkRead() => context.FromDocument<SdkRow>(Document.FromAttributeMap(stored));

    [GlobalCleanup]
    public void Dispose()
    {
        context.Dispose();
        client.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string? Difference(Dictionary<string, AttributeValue> one, Dictionary<string, AttributeValue> other)
    {
        foreach (var name in one.Keys.Union(other.Keys))
        {
            if (!one.TryGetValue(name, out var left) || !other.TryGetValue(name, out var right))
                return $"{name} is in one of them only";
            if (left.S != right.S || left.N != right.N || !(left.SS ?? []).SequenceEqual(right.SS ?? []))
                return $"{name} differs";
        }

        return null;
    }
}
