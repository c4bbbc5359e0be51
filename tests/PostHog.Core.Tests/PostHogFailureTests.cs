namespace PostHog.Core.Tests;

internal sealed class PostHogFailureTests
{
    [TestCase(503, "ServerError (503): Something went wrong.")]
    [TestCase(null, "ServerError: Something went wrong.")]
    public void Prints_kind_status_and_message_on_one_line(int? status, string text)
    {
        Assert.That(A.Failure(PostHogFailureKind.ServerError, status).ToString(), Is.EqualTo(text));
    }
}
