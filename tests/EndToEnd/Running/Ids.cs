using System.Security.Cryptography;

namespace Engines.Tests.EndToEnd.Running;

internal static class Ids
{
    public static Guid Next() => new(RandomNumberGenerator.GetBytes(16));
}
