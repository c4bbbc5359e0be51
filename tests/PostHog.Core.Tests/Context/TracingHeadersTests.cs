using PostHog.Context;

namespace PostHog.Core.Tests.Context;

/// <summary>Reading tracing headers from any sender.</summary>
internal sealed class TracingHeadersTests
{
    [TestCase("X-POSTHOG-DISTINCT-ID", "X-POSTHOG-SESSION-ID")]
    [TestCase("x-posthog-distinct-id", "x-posthog-session-id")]
    [TestCase("X-PostHog-Distinct-Id", "X-PostHog-Session-Id")]
    public void Header_names_are_case_insensitive(string distinctId, string sessionId)
    {
        var context = PostHogContext.FromHeaders(
            new Dictionary<string, string> { [distinctId] = "user-42", [sessionId] = "s-1" }
        );

        Assert.That(context.DistinctId, Is.EqualTo("user-42"));
        Assert.That(context.SessionId, Is.EqualTo("s-1"));
        Assert.That(context.IsFresh);
    }

    [TestCase("  user-42\t", "user-42")]
    [TestCase("user\r\n-42", "user-42")]
    [TestCase("\u0000user\u001f\u007f\u0080\u009f-42", "user-42")]
    [TestCase(" \u0001 user-42", "user-42")]
    [TestCase("Zoë \U0001F600", "Zoë \U0001F600")]
    [TestCase("", null)]
    [TestCase(" \t ", null)]
    [TestCase("\u0000\u0001", null)]
    [TestCase(null, null)]
    public void Cleans_header_values(string? text, string? clean) =>
        Assert.That(Read(text), Is.EqualTo(clean));

    [Test]
    public void Truncates_header_values_to_1000_characters()
    {
        Assert.That(Read(new string('a', 100_000)), Is.EqualTo(new string('a', 1000)));
        Assert.That(Read(new string(' ', 5000) + "user-42"), Is.EqualTo("user-42"));
        Assert.That(
            Read(new string('a', 999) + "\U0001F600"),
            Is.EqualTo(new string('a', 999)),
            "An unpaired surrogate is removed."
        );
    }

    [Test]
    public void Reads_replacement_characters_of_invalid_bytes() =>
        Assert.That(
            Read(System.Text.Encoding.UTF8.GetString([0x75, 0xff, 0xfe, 0x31])),
            Is.EqualTo("u\ufffd\ufffd1")
        );

    [Test]
    public void Uses_the_first_value_of_a_repeated_header_that_is_not_blank()
    {
        var headers = new Dictionary<string, IEnumerable<string?>>
        {
            ["X-POSTHOG-DISTINCT-ID"] = [null, "", "\u0001", "user-42", "user-43"],
        };

        Assert.That(PostHogContext.FromHeaders(headers).DistinctId, Is.EqualTo("user-42"));
    }

    [Test]
    public void Uses_the_first_of_two_headers_that_is_not_blank()
    {
        KeyValuePair<string, string>[] headers =
        [
            new("X-POSTHOG-DISTINCT-ID", " "),
            new("x-posthog-distinct-id", "user-42"),
            new("X-POSTHOG-DISTINCT-ID", "user-43"),
        ];

        Assert.That(PostHogContext.FromHeaders(headers).DistinctId, Is.EqualTo("user-42"));
    }

    [Test]
    public void Reads_the_headers_of_a_message()
    {
        using var request = new HttpRequestMessage();
        request.Headers.Add("X-PostHog-Distinct-Id", "user-42");

        Assert.That(PostHogContext.FromHeaders(request.Headers).DistinctId, Is.EqualTo("user-42"));
    }

    [Test]
    public void Ignores_a_value_that_is_not_text() =>
        Assert.That(
            PostHogContext
                .FromHeaders(new Dictionary<string, object?> { [TracingHeaders.DistinctId] = 42 })
                .DistinctId,
            Is.Null
        );

    [Test]
    public void Keeps_the_headers_read_before_an_exception()
    {
        Assert.That(PostHogContext.FromHeaders(Broken()).DistinctId, Is.EqualTo("user-42"));
        Assert.That(PostHogContext.FromHeaders<string>(null).DistinctId, Is.Null);

        static IEnumerable<KeyValuePair<string, string>> Broken()
        {
            yield return new(TracingHeaders.DistinctId, "user-42");
            yield return new(null!, "nameless");
            throw new InvalidOperationException();
        }
    }

    private static string? Read(string? text) =>
        PostHogContext
            .FromHeaders(new Dictionary<string, string?> { [TracingHeaders.DistinctId] = text })
            .DistinctId;
}
