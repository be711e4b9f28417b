namespace Engines.Cli;

/// <summary>What the command tells its caller.</summary>
internal enum ExitCode
{
    /// <summary>All is well.</summary>
    Clean = 0,

    /// <summary>Something was lost, doubled or untrue: a defect of the engines.</summary>
    PromiseBroken = 1,

    /// <summary>The command could not do its work here: a wrong option, something missing on the machine, a port that is taken.</summary>
    CannotRun = 2,

    /// <summary>A defect of the command itself; its stack is shown.</summary>
    Defect = 3,
}
