namespace PostHog.Blocking.Platform;

/// <summary>
/// <c>HttpClient.Send</c>, which netstandard2.0 does not know, found at run time: .NET 5 and later have it, and hosts such
/// as PowerShell 7 load this asset there.
/// </summary>
internal static class HttpClientSend
{
    /// <summary>The method; null on .NET Framework.</summary>
    public static readonly Sender? Method = (Sender?)
        typeof(HttpClient)
            .GetMethod(
                "Send",
                [
                    typeof(HttpRequestMessage),
                    typeof(HttpCompletionOption),
                    typeof(CancellationToken),
                ]
            )
            ?.CreateDelegate(typeof(Sender));

    /// <summary>The shape of the method, with the client as its first argument.</summary>
    public delegate HttpResponseMessage Sender(
        HttpClient client,
        HttpRequestMessage request,
        HttpCompletionOption completion,
        CancellationToken cancellationToken
    );
}
