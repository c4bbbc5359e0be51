using PostHog.Delivery;

namespace PostHog.Core.Tests.Delivery;

internal sealed class RetryPolicyTests
{
    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(3, 4)]
    [TestCase(4, 8)]
    [TestCase(5, 16)]
    [TestCase(6, 30)]
    [TestCase(11, 30)]
    [TestCase(64, 30)]
    [TestCase(int.MaxValue, 30)]
    public void Doubles_the_delay_up_to_the_maximum(int attempts, int seconds)
    {
        var delay = RetryPolicy.DelayAfter(attempts, retryAfter: null, jitter: 0);

        Assert.That(delay, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase(1, 5, 5)]
    [TestCase(4, 5, 8, Description = "Its own back-off is longer than what the server asked for.")]
    [TestCase(1, 30, 30)]
    [TestCase(1, 3600, 30)]
    public void Waits_at_least_as_long_as_the_server_asked(int attempts, int asked, int seconds)
    {
        var delay = RetryPolicy.DelayAfter(attempts, TimeSpan.FromSeconds(asked), jitter: 0);

        Assert.That(delay, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void Accepts_the_longest_possible_retry_after()
    {
        var delay = RetryPolicy.DelayAfter(1, TimeSpan.MaxValue, jitter: 0.999);

        Assert.That(delay, Is.LessThanOrEqualTo(RetryPolicy.MaxDelay * 1.1));
    }

    [Test]
    public void Jitter_adds_up_to_a_tenth_of_the_delay()
    {
        for (var step = 0; step < 1000; step++)
        {
            var attempts = 1 + step % 12;
            var bare = RetryPolicy.DelayAfter(attempts, retryAfter: null, jitter: 0);

            var delay = RetryPolicy.DelayAfter(attempts, retryAfter: null, step / 1000d);

            Assert.That(delay, Is.InRange(bare, bare * 1.1));
        }
    }

    [TestCase(0, 1, false)]
    [TestCase(1, 1, true)]
    [TestCase(1, 2, false)]
    [TestCase(3, 3, true)]
    [TestCase(3, 4, false)]
    [TestCase(int.MaxValue, int.MaxValue, true)]
    public void Allows_the_configured_number_of_retries(int maxRetries, int attempts, bool another)
    {
        Assert.That(new RetryPolicy(maxRetries).AllowsAnother(attempts), Is.EqualTo(another));
    }

    [Test]
    public void Makes_four_attempts_within_eight_seconds_by_default()
    {
        var waits = Enumerable
            .Range(1, RetryPolicy.DefaultMaxRetries)
            .Select(attempts => RetryPolicy.DelayAfter(attempts, retryAfter: null, jitter: 0.999));

        Assert.That(waits.Sum(wait => wait.TotalSeconds), Is.InRange(7, 8));
    }

    [TestCase(1, 100)]
    [TestCase(2, 200)]
    [TestCase(3, 400)]
    [TestCase(40, 400)]
    public void Pauses_briefly_between_attempts_during_shutdown(int round, int milliseconds) =>
        Assert.That(
            RetryPolicy.PauseInDrain(round),
            Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds))
        );
}
