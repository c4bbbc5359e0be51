using System.Net;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Tests.Support;

namespace PostHog.Extensions.AI.Tests.Calls;

/// <summary>The status of a failed call, however its exception says it.</summary>
internal sealed class ErrorStatusTests : AiTest
{
    private static IEnumerable<Exception> Failures() =>
        [
            new HttpRequestException("busy", inner: null, HttpStatusCode.TooManyRequests),
            new StatusException(HttpStatusCode.TooManyRequests),
            new InvalidOperationException(
                "failed",
                new StatusException(HttpStatusCode.TooManyRequests)
            ),
        ];

    [TestCaseSource(nameof(Failures))]
    public async Task Finds_the_status_of_an_exception(Exception failure)
    {
        using var inner = new ScriptedChatClient { Response = () => throw failure };
        using var chat = inner.WithPostHog(PostHog);

        await Assert.ThatAsync(() => chat.GetResponseAsync("?"), Throws.Exception.SameAs(failure));

        Assert.That((await SingleAsync()).Raw("$ai_http_status"), Is.EqualTo("429"));
    }
}
