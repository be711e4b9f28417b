using System.Security.Cryptography;

namespace Engines.Lambda;

/// <summary>Chance for spreading waits.</summary>
public static class RandomJitter
{
    /// <summary>A source of numbers from 0 up to 1, seeded anew for each process, for any number of threads.</summary>
    public static Func<double> Create()
    {
        var gate = new Lock();
        var random = new Random(BitConverter.ToInt32(RandomNumberGenerator.GetBytes(sizeof(int))));
        return () =>
        {
            lock (gate)
                return random.NextDouble();
        };
    }
}
