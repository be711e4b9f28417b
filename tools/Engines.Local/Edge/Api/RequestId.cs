using System.Security.Cryptography;

namespace Engines.Local.Edge.Api;

/// <summary>Ids of single requests, as AWS puts them into answers.</summary>
internal static class RequestId
{
    public static string New() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
}
