namespace PostHog.Core.Tests;

internal sealed class PostHogExceptionTests
{
    [Test]
    public void Contains_the_failure_and_its_cause()
    {
        var cause = new IOException("broken pipe");
        var failure = new PostHogFailure(PostHogFailureKind.Timeout, "Too late.", 504, cause);

        var exception = new PostHogException(failure);

        Assert.That(exception.Failure, Is.SameAs(failure));
        Assert.That(exception.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(exception.StatusCode, Is.EqualTo(504));
        Assert.That(exception.InnerException, Is.SameAs(cause));
        Assert.That(exception.Message, Is.EqualTo("Timeout (504): Too late."));
    }
}
