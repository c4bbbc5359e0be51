using System.Net.Sockets;
using System.Text;
using PostHog.Flags.Loading;
using PostHog.Wire;

namespace PostHog.Core.Tests.Flags.Loading;

internal sealed class DefinitionsAnswerTests
{
    [Test]
    public void Status_200_contains_new_definitions_and_their_ETag()
    {
        var answer = Read(200, "{\"flags\":[]}", "W/\"1\"");

        Assert.That(answer.Kind, Is.EqualTo(DefinitionsAnswerKind.New));
        Assert.That(answer.Text?.ToJson(), Is.EqualTo("{\"flags\":[]}"));
        Assert.That(answer.ETag, Is.EqualTo("W/\"1\""));
        Assert.That(answer.IsFetched, Is.True);
    }

    [Test]
    public void Not_modified_response_can_have_another_ETag()
    {
        var answer = Read(304, "", "W/\"2\"");

        Assert.That(answer.Kind, Is.EqualTo(DefinitionsAnswerKind.Unchanged));
        Assert.That(answer.ETag, Is.EqualTo("W/\"2\""));
    }

    [TestCase(401)]
    [TestCase(403)]
    public void Status_401_or_403_is_a_refusal(int status)
    {
        var answer = Read(status, "{\"detail\":\"Invalid key.\"}");

        Assert.That(answer.Kind, Is.EqualTo(DefinitionsAnswerKind.Refused));
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Refused));
        Assert.That(answer.Failure.StatusCode, Is.EqualTo(status));
    }

    [TestCase(402, "")]
    [TestCase(402, "no JSON")]
    [TestCase(429, "{\"type\":\"quota_limited\"}")]
    [TestCase(400, "{\"type\":\"quota_limited\"}")]
    public void Used_up_quota_is_recognised_by_status_or_type(int status, string body)
    {
        var answer = Read(status, body);

        Assert.That(answer.Kind, Is.EqualTo(DefinitionsAnswerKind.QuotaLimited));
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.QuotaLimited));
    }

    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    [TestCase(404)]
    [TestCase(301)]
    [TestCase(204)]
    public void Any_other_status_is_a_failure(int status)
    {
        var answer = Read(status, "");

        Assert.That(answer.Kind, Is.EqualTo(DefinitionsAnswerKind.Failed));
        Assert.That(answer.Failure!.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public void Missing_response_is_a_failure()
    {
        var cause = new SocketException((int)SocketError.ConnectionRefused);
        var failure = TransportFailure.From(cause, bodyStarted: true, timedOut: false);

        var answer = DefinitionsAnswer.Read(WireResponse.NoResponse(failure), "phs_key");

        Assert.That(answer.Kind, Is.EqualTo(DefinitionsAnswerKind.Failed));
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Unreachable));
    }

    [Test]
    public void Body_that_is_not_text_is_a_failure()
    {
        var answer = DefinitionsAnswer.Read(
            WireResponse.Of(200, retryAfter: null, [0xFF]),
            "phs_key"
        );

        Assert.That(answer.Kind, Is.EqualTo(DefinitionsAnswerKind.Failed));
    }

    [Test]
    public void Distinguishes_an_empty_store_from_stored_definitions()
    {
        Assert.That(
            DefinitionsAnswer.Shared(data: null).Failure,
            Is.SameAs(DefinitionsFailures.NothingShared)
        );
        Assert.That(
            DefinitionsAnswer.Shared(FlagDefinitionData.FromJson("{\"flags\":[]}")).Failure,
            Is.Null
        );
    }

    private static DefinitionsAnswer Read(int status, string body, string? eTag = null) =>
        DefinitionsAnswer.Read(
            WireResponse.Of(
                status,
                retryAfter: null,
                Encoding.UTF8.GetBytes(body),
                location: null,
                eTag
            ),
            "phs_key"
        );
}
