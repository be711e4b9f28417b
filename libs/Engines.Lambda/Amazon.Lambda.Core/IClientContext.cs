#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>A mobile client and its surroundings. The engines have no such callers.</summary>
public interface IClientContext
{
    /// <summary>The client's environment.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The client's application.</summary>
    IClientApplication Client { get; }

    /// <summary>Values the application set.</summary>
    IDictionary<string, string> Custom { get; }
}

/// <summary>The application of a mobile client.</summary>
public interface IClientApplication
{
    /// <summary>The package name.</summary>
    string AppPackageName { get; }

    /// <summary>The title.</summary>
    string AppTitle { get; }

    /// <summary>The version code.</summary>
    string AppVersionCode { get; }

    /// <summary>The version name.</summary>
    string AppVersionName { get; }

    /// <summary>The id of the installation.</summary>
    string InstallationId { get; }
}

/// <summary>A Cognito identity.</summary>
public interface ICognitoIdentity
{
    /// <summary>The identity.</summary>
    string IdentityId { get; }

    /// <summary>The pool it belongs to.</summary>
    string IdentityPoolId { get; }
}
