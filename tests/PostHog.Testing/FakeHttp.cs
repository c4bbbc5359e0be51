using System.Net;
using RichardSzalay.MockHttp;

namespace PostHog.Testing;

/// <summary>A PostHog without a socket: answers by script and keeps what it was asked.</summary>
public sealed class FakeHttp : IDisposable
{
    private readonly MockHttpMessageHandler _mock = new();
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();
    private readonly List<FakeRequest> _requests = [];

    public FakeHttp()
    {
        Handler = new BothColours(_mock);
        _mock.When("*").Respond(AnswerNext);
    }

    /// <summary>The handler to put into the options.</summary>
    public HttpMessageHandler Handler { get; }

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<FakeRequest> Requests => _requests;

    /// <summary>Answers the next request in this way; requests beyond the script are accepted.</summary>
    public FakeHttp Then(int status, string body = "{\"status\":1}", string? retryAfter = null)
    {
        _answers.Enqueue(() => Answer(status, body, retryAfter));
        return this;
    }

    /// <summary>Fails the next request with an exception.</summary>
    public FakeHttp ThenThrow(Exception fault)
    {
        _answers.Enqueue(() => throw fault);
        return this;
    }

    public void Dispose() => Handler.Dispose();

    private HttpResponseMessage AnswerNext(HttpRequestMessage request)
    {
        _requests.Add(FakeRequest.From(request));
        return _answers.TryDequeue(out var answer)
            ? answer()
            : Answer(200, "{\"status\":1}", retryAfter: null);
    }

    private static HttpResponseMessage Answer(int status, string body, string? retryAfter)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body),
        };
        if (retryAfter is not null)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        return answer;
    }
}
