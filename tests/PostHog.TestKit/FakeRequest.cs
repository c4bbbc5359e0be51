using System.IO.Compression;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.TestKit;

/// <summary>One request as it reached <see cref="FakeHttp"/>: headers, and the body unpacked.</summary>
public sealed class FakeRequest
{
    private FakeRequest(HttpRequestMessage request, byte[] body)
    {
        Method = request.Method.Method;
        Url = request.RequestUri!;
        Headers = request
            .Headers.Concat(
                request.Content?.Headers
                    ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()
            )
            .ToDictionary(
                header => header.Key,
                header => string.Join(", ", header.Value),
                StringComparer.OrdinalIgnoreCase
            );
        Bytes = body;
    }

    public string Method { get; }

    public Uri Url { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body as it came.</summary>
    public byte[] Bytes { get; }

    /// <summary>The body as JSON.</summary>
    public JObject Json => Parse(Unpack());

    /// <summary>The events in the body.</summary>
    public IReadOnlyList<JObject> Events => [.. Json["batch"]!.Cast<JObject>()];

    internal static FakeRequest From(HttpRequestMessage request)
    {
        using var body = new MemoryStream();
        request.Content?.CopyTo(body, context: null, CancellationToken.None);
        return new FakeRequest(request, body.ToArray());
    }

    private Stream Unpack()
    {
        var body = new MemoryStream(Bytes);
        return Headers.ContainsKey("Content-Encoding")
            ? new GZipStream(body, CompressionMode.Decompress)
            : body;
    }

    private static JObject Parse(Stream body)
    {
        using var reader = new JsonTextReader(new StreamReader(body))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return JObject.Load(reader);
    }
}
