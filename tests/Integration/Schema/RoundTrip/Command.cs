using System.ComponentModel;
using System.Diagnostics;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>Runs a command to its end.</summary>
internal static class Command
{
    /// <summary>What it wrote; a test fails with what it complained about.</summary>
    public static async Task<string> RunAsync(ProcessStartInfo start, string input = "")
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
            Assert.True(process.ExitCode == 0, $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{await text}{await errors}");
            return await text;
        }
        catch (Win32Exception)
        {
            Assert.Fail($"{start.FileName} is not installed, and the round trip between languages needs it.");
            return "";
        }
    }
}
