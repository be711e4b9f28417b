using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Engines.Conversations;

namespace Engines.Local.Seeding;

/// <summary>A file of companies, read and checked as the engines would.</summary>
public abstract record CompanyFile
{
    private CompanyFile()
    {
    }

    /// <summary>Every company in it can be used.</summary>
    /// <param name="Items">The companies as items, in the file's order.</param>
    public sealed record Usable(IReadOnlyList<Dictionary<string, AttributeValue>> Items) : CompanyFile;

    /// <summary>Something in it cannot be used.</summary>
    /// <param name="Problems">Each with its place and remedy.</param>
    public sealed record Unusable(IReadOnlyList<string> Problems) : CompanyFile;

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CompanyFile Read(string path)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException failure)
        {
            return new Unusable([$"{path} is no JSON: line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}; give an array of companies"]);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.EnumerateArray().Any(company => company.ValueKind != JsonValueKind.Object))
                return new Unusable([$"{path} is no list of companies; give an array of objects, as shared-infra/schema/examples/companies.json"]);
            return Check([.. document.RootElement.EnumerateArray().Select(company => CompanySeed.ToAttribute(company).M)]);
        }
    }

    private static CompanyFile Check(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var problems = new List<string>();
        var seen = new HashSet<CompanyProject>();
        for (var index = 0; index < items.Count; index++)
        {
            var place = $"company {index + 1} ({items[index].GetValueOrDefault("company_id")?.S}/{items[index].GetValueOrDefault("project_id")?.S})";
            try
            {
                var company = CompanyReader.Read(items[index]);
                if (!seen.Add(new(company.CompanyId, company.ProjectId)))
                    problems.Add($"{place} stands in the file twice; leave one");
            }
            catch (CompanyDataException failure)
            {
                problems.Add($"{place}: {failure.Path} {failure.Problem}");
            }
        }

        return problems.Count == 0 ? new Usable(items) : new Unusable(problems);
    }
}
