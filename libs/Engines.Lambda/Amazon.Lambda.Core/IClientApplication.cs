namespace Amazon.Lambda.Core;

/// <summary>The application that called through a mobile SDK.</summary>
public interface IClientApplication
{
    /// <summary>The name of the application's package.</summary>
    string AppPackageName { get; }

    /// <summary>The application's title.</summary>
    string AppTitle { get; }

    /// <summary>The code of the application's version.</summary>
    string AppVersionCode { get; }

    /// <summary>The name of the application's version.</summary>
    string AppVersionName { get; }

    /// <summary>The id of the installation.</summary>
    string InstallationId { get; }
}
