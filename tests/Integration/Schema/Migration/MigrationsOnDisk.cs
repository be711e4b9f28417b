namespace Engines.Tests.Integration.Schema.Migration;

/// <summary>A folder with the shop's tables.yaml and migrations, for the command.</summary>
internal sealed class MigrationsOnDisk : IDisposable
{
    public MigrationsOnDisk(params string[] migrations)
    {
        Path = Directory.CreateTempSubdirectory("migrations-").FullName;
        File.WriteAllText(System.IO.Path.Combine(Path, "tables.yaml"), SampleShop.Tables);
        Directory.CreateDirectory(Migrations);
        for (var index = 0; index < migrations.Length; index++)
            File.WriteAllText(System.IO.Path.Combine(Migrations, $"000{index + 1}-orders-get-a-title.yaml"), migrations[index]);
    }

    public string Path { get; }

    public string Migrations => System.IO.Path.Combine(Path, "migrations");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
