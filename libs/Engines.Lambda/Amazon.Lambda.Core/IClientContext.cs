namespace Amazon.Lambda.Core;

/// <summary>The client that called through a mobile SDK.</summary>
public interface IClientContext
{
    /// <summary>The environment that the SDK reports.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The application that called.</summary>
    IClientApplication Client { get; }

    /// <summary>Values that the application added.</summary>
    IDictionary<string, string> Custom { get; }
}
