using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>
/// The processor time, user and system, of another process in nanoseconds. The kernel's clock of a process is used because /proc counts in ticks
/// of ten milliseconds, which would be several parts in a hundred of what is measured here.
/// </summary>
internal static partial class ProcessorClock
{
    public static TimeSpan Read(int processId)
    {
        var error = GetClock(processId, out var clock);
        if (error != 0)
            throw new Win32Exception(error);
        return GetTime(clock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : throw new Win32Exception();
    }

    [LibraryImport("libc", EntryPoint = "clock_getcpuclockid")]
    private static partial int GetClock(int processId, out int clock);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetTime(int clock, out KernelTime time);

    [StructLayout(LayoutKind.Sequential)]
    private struct KernelTime
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
