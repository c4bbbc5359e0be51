// Not a custom delegate: that would have BeginInvoke, and with it the types of asynchronous calls.
using Sender = System.Func<
    System.Net.Http.HttpClient,
    System.Net.Http.HttpRequestMessage,
    System.Net.Http.HttpCompletionOption,
    System.Threading.CancellationToken,
    System.Net.Http.HttpResponseMessage
>;

namespace PostHog.Blocking.Platform;

/// <summary>
/// <c>HttpClient.Send</c>, which netstandard2.0 does not have, found at run time. .NET 5 and later have it, and hosts
/// such as PowerShell 7 load this build there.
/// </summary>
internal static class HttpClientSend
{
    /// <summary>The method, with the client as its first argument; null on .NET Framework.</summary>
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
}
