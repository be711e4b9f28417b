using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Engines.Local.Functions;

/// <summary>Asks a process to end, as Lambda does; .NET itself can only end it by force.</summary>
internal static partial class Termination
{
    private const int SigTerm = 15;

    public static void Ask(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill();
        else
            _ = Send(process.Id, SigTerm);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
}
