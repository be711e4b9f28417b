using System.Globalization;
using Engines.Schema.Migration;

namespace Engines.Cli.Commands;

/// <summary>What migrations tell people.</summary>
internal static class MigrateText
{
    public static string Of(Counts counts) => string.Create(
        CultureInfo.InvariantCulture, $"{counts.Read:N0} read, {counts.Migrated:N0} migrated, {counts.Changed:N0} changed by others, {counts.Failed:N0} failed");

    public static string Of(MigrationFile.Data data) => $"{data.Table}/{data.Item}, version {data.From} to {data.To}";
}
