namespace Engines.Cli;

/// <summary>Ends a command with one line for its user, who can mend what it says.</summary>
internal sealed class CannotRunException(string message) : Exception(message);
