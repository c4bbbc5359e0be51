using System.Diagnostics;
using System.Net.Http.Headers;
using PostHog.Setup;

namespace PostHog.Benchmarks.Load;

/// <summary>Compares a capture call with a bare <c>HttpClient.Send</c> of the same bytes, turn by turn.</summary>
internal sealed class CaptureAgainstBare(string kind, Uri host)
{
    public IEnumerable<(string Name, double Value)> Measure(int calls)
    {
        var options = new PostHogOptions
        {
            ProjectToken = "phc_benchmark",
            Host = host.AbsoluteUri,
        };
        using var client = Clients.Of(kind, options);
        using var bare = new HttpClient();
        var body = BodyOf(options);
        var ours = new List<double>(calls);
        var theirs = new List<double>(calls);
        for (var call = -2_000; call < calls; call++)
        {
            var start = Stopwatch.GetTimestamp();
            client.Capture(Scenario.Event(7)).EnsureDelivered();
            var between = Stopwatch.GetTimestamp();
            Send(bare, body, host);
            var end = Stopwatch.GetTimestamp();
            if (call >= 0)
            {
                ours.Add(Stopwatch.GetElapsedTime(start, between).TotalMicroseconds);
                theirs.Add(Stopwatch.GetElapsedTime(between, end).TotalMicroseconds);
            }
        }

        return
        [
            ("capture-us", Median(ours)),
            ("bare-us", Median(theirs)),
            ("ratio", Median(ours) / Median(theirs)),
        ];
    }

    internal static void Send(HttpClient bare, byte[] body, Uri host)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "batch/"))
        {
            Content = content,
        };
        using var response = bare.Send(request);
        using var read = response.Content.ReadAsStream();
        read.CopyTo(Stream.Null);
    }

    private static byte[] BodyOf(PostHogOptions options)
    {
        var queue = ClientParts.Build(options).Events;
        var (written, _) = queue.Serialiser.Serialise(Scenario.Event(7));
        var now = DateTimeOffset.UtcNow;
        return queue.CallBatches.Start([written!], now).NextRequest(now).Body;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
