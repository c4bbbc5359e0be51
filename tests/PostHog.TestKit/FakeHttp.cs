using System.Net;
using RichardSzalay.MockHttp;

namespace PostHog.TestKit;

/// <summary>A fake PostHog without a socket: returns scripted responses and records requests.</summary>
public sealed class FakeHttp : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MockHttpMessageHandler _mock = new();
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();
    private readonly List<FakeRequest> _requests = [];
    private readonly object _gate = new();

    public FakeHttp()
    {
        Handler = new SyncAndAsyncHandler(_mock);
        _mock.When("*").Respond(AnswerNext);
    }

    /// <summary>The handler to put into the options.</summary>
    public HttpMessageHandler Handler { get; }

    /// <summary>The requests received, in order.</summary>
    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>The status of the answers beyond the script; 200 unless said.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Called with each request before it is answered, on the thread that sends it.</summary>
    public Action<FakeRequest>? OnRequest { get; set; }

    /// <summary>Answers the next request in this way; requests beyond the script are accepted.</summary>
    public FakeHttp Then(
        int status,
        string body = "{\"status\":1}",
        string? retryAfter = null,
        string? eTag = null,
        string? location = null
    )
    {
        _answers.Enqueue(() => Answer(status, body, retryAfter, eTag, location));
        return this;
    }

    /// <summary>Fails the next request with an exception.</summary>
    public FakeHttp ThenThrow(Exception fault)
    {
        _answers.Enqueue(() => throw fault);
        return this;
    }

    /// <summary>Returns once this many requests have come in.</summary>
    /// <exception cref="TimeoutException">They never did.</exception>
    public void WaitForRequests(int count)
    {
        lock (_gate)
        {
            while (_requests.Count < count)
            {
                if (!Monitor.Wait(_gate, Patience))
                {
                    throw new TimeoutException($"{_requests.Count} of {count} requests came in.");
                }
            }
        }
    }

    public void Dispose() => Handler.Dispose();

    private HttpResponseMessage AnswerNext(HttpRequestMessage request)
    {
        var noted = FakeRequest.From(request);
        OnRequest?.Invoke(noted);
        Func<HttpResponseMessage>? answer;
        lock (_gate)
        {
            _requests.Add(noted);
            _answers.TryDequeue(out answer);
            Monitor.PulseAll(_gate);
        }

        return answer?.Invoke() ?? Answer(Status, "{\"status\":1}");
    }

    private static HttpResponseMessage Answer(
        int status,
        string body,
        string? retryAfter = null,
        string? eTag = null,
        string? location = null
    )
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body),
        };
        if (retryAfter is not null)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        if (eTag is not null)
        {
            answer.Headers.TryAddWithoutValidation("ETag", eTag);
        }

        if (location is not null)
        {
            answer.Headers.TryAddWithoutValidation("Location", location);
        }

        return answer;
    }
}
