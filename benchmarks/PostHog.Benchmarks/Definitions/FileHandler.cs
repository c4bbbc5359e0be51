using System.Net;

namespace PostHog.Benchmarks.Definitions;

/// <summary>
/// Answers every request with a file, read as it is sent, so that no memory but the reader's holds it. Two versions take
/// turns, because what is already loaded is not read again.
/// </summary>
internal sealed class FileHandler(string path) : HttpMessageHandler
{
    private int _requests;

    /// <summary>The second version of a file.</summary>
    public static string Other(string path) => path + ".other";

    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Answer();

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Task.FromResult(Answer());

    private HttpResponseMessage Answer()
    {
        var version = _requests++ % 2 == 0 ? path : Other(path);
        return new(HttpStatusCode.OK) { Content = new StreamContent(File.OpenRead(version)) };
    }
}
