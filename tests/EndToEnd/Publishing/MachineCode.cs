using System.Reflection.PortableExecutable;

namespace Engines.Tests.EndToEnd.Publishing;

/// <summary>Looks into assemblies.</summary>
internal static class MachineCode
{
    /// <summary>Whether an assembly was compiled ahead of time.</summary>
    public static bool IsIn(string path)
    {
        using var assembly = new PEReader(File.OpenRead(path));
        return assembly.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: > 0 };
    }
}
