using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class WireResponseTests
{
    [TestCase(199, false)]
    [TestCase(200, true)]
    [TestCase(204, true)]
    [TestCase(299, true)]
    [TestCase(300, false)]
    public void Is_a_success_from_200_to_299(int status, bool success)
    {
        Assert.That(A.Answer(status).IsSuccess, Is.EqualTo(success));
    }

    [Test]
    public void Contains_a_response_or_a_failure()
    {
        var failure = new TransportFailure(
            PostHogFailureKind.Timeout,
            BodyStarted: true,
            new TimeoutException()
        );

        var response = WireResponse.NoResponse(failure);

        Assert.That(response.IsSuccess, Is.False);
        Assert.That(response.Failure, Is.SameAs(failure));
        Assert.That(response.Body, Is.Empty);
        Assert.That(A.Answer(500).Failure, Is.Null);
    }
}
