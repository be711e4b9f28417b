using System.Globalization;

namespace Engines.Local.Functions;

/// <summary>What Linux says about the memory of a process.</summary>
/// <param name="Resident">What it has now, in bytes.</param>
/// <param name="Most">The most that it ever had, in bytes.</param>
internal readonly record struct ProcessMemory(long Resident, long Most)
{
    /// <summary>Looks; null where the process is gone or the system does not tell.</summary>
    public static ProcessMemory? Of(int processId)
    {
        try
        {
            long resident = 0, most = 0;
            foreach (var line in File.ReadLines($"/proc/{processId}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    most = Bytes(line);
                else if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
                    resident = Bytes(line);
            }

            return resident == 0 ? null : new(resident, most);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // "VmRSS:     51200 kB"
    private static long Bytes(string line) => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
}
