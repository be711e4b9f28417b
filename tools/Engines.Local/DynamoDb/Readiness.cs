namespace Engines.Local.DynamoDb;

/// <summary>Waits for a server that gives no other sign of being up.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>True as soon as the endpoint answers HTTP at all; an error status is an answer too.</summary>
    public static async Task<bool> AnswersAsync(Uri endpoint, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        try
        {
            while (!await AnswersOnceAsync(http, endpoint, both.Token))
                await Task.Delay(Pause, time, both.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersOnceAsync(HttpClient http, Uri endpoint, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(endpoint, cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
