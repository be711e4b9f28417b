namespace Engines.Cli;

/// <summary>What the command tells its caller.</summary>
internal enum ExitCode
{
    /// <summary>All is well.</summary>
    Clean = 0,

    /// <summary>Something was lost, doubled or untrue: a defect of the engines.</summary>
    PromiseBroken = 1,

    /// <summary>The command could not do its work here: something is missing on the machine, or a port is taken.</summary>
    CannotRun = 2,
}
