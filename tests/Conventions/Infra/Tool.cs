using System.ComponentModel;
using System.Diagnostics;

namespace Engines.Tests.Conventions.Infra;

/// <summary>Runs a command to its end.</summary>
internal static class Tool
{
    /// <summary>Null where there is no such command. The output holds the errors too if it failed.</summary>
    public static async Task<ToolResult?> RunAsync(ProcessStartInfo start, string input = "")
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return new(process.ExitCode, process.ExitCode == 0 ? await text : await text + await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

internal sealed record ToolResult(int Code, string Output);
