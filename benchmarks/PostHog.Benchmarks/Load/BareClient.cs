using System.Buffers;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PostHog.Benchmarks.Load;

/// <summary>
/// What one would write by hand: events become bytes when they are queued, and a flush posts a hundred at a time with gzip.
/// No thread works in the background, nothing is checked, and nothing is retried.
/// </summary>
internal sealed class BareClient(Uri host) : IClient
{
    private const int BatchSize = 100;

    private readonly Queue<byte[]> _events = new();
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly HttpClient _http = new();

    public EnqueueResult Enqueue(PostHogEvent captured)
    {
        var id = Guid.CreateVersion7();
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer))
        {
            json.WriteStartObject();
            json.WriteString("event", captured.Name);
            json.WriteString("distinct_id", captured.DistinctId);
            json.WriteStartObject("properties");
            foreach (var property in captured.Properties)
            {
                Write(json, property.Key, property.Value);
            }

            json.WriteString("$lib", "bare");
            json.WriteString("$lib_version", "1.0.0");
            json.WriteEndObject();
            json.WriteString("timestamp", DateTimeOffset.UtcNow);
            json.WriteString("uuid", id);
            json.WriteEndObject();
        }

        lock (_events)
        {
            _events.Enqueue(_buffer.WrittenSpan.ToArray());
        }

        return EnqueueResult.Accepted(id);
    }

    public FlushResult Flush()
    {
        var sent = 0;
        while (Pack() is { Count: > 0 } batch)
        {
            sent += batch.Count;
            Send(batch.Body);
        }

        return new FlushResult(
            sent,
            stillQueued: 0,
            givenUp: 0,
            timedOut: false,
            failure: null,
            spooled: 0
        );
    }

    public CaptureResult Capture(PostHogEvent captured) => throw new NotSupportedException();

    public void Dispose() => _http.Dispose();

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int whole:
                json.WriteNumber(name, whole);
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
        }
    }

    private (int Count, byte[] Body) Pack()
    {
        using var packed = new MemoryStream();
        var count = 0;
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("{\"api_key\":\"phc_benchmark\",\"batch\":["u8);
            lock (_events)
            {
                for (; count < BatchSize && _events.TryDequeue(out var json); count++)
                {
                    if (count > 0)
                        gzip.WriteByte((byte)',');
                    gzip.Write(json);
                }
            }

            gzip.Write("]}"u8);
        }

        return (count, packed.ToArray());
    }

    private void Send(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "batch/"))
        {
            Content = content,
        };
        using var response = _http.Send(request);
        response.EnsureSuccessStatusCode();
    }
}
